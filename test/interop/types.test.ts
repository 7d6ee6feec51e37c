import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const contract = parse(await readFile(join(root, 'openapi.yaml'), 'utf8'));
const schemas = Object.keys(contract.components.schemas);
/** Those that are the whole of an answer. */
const responses = schemas.filter(
  (name) => existsSync(join(root, 'generated', 'validate', `${name}.js`)) && /Response$/.test(name),
);

/** What a program may use without a word: only what it uses is put before it. */
const given: [name: string, from: string][] = [
  ['createRecotapClient', 'recotap-api'],
  ['type Deal', 'recotap-api'],
  ['type DealOutcome', 'recotap-api'],
  ['PushAbortedError', 'recotap-api'],
  ['pushDeal', 'recotap-api'],
  ['pushDeals', 'recotap-api'],
  ['type PushProgress', 'recotap-api'],
  ['type PushReport', 'recotap-api'],
  ['RecotapError', 'recotap-api'],
  ['streamDeals', 'recotap-api'],
  ['createOutbox', 'recotap-api'],
  ['type OutboxReport', 'recotap-api'],
  ['openLedger', 'recotap-api/ledger'],
  ['createEmulator', 'recotap-api/emulator'],
];

/** `Same` tells whether two types are one and the same, and `is` wants it so. */
const prelude = `
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const is = <T extends true>(..._: T[]): void => {};
const client = createRecotapClient({ apiKey: 'a-secret-key' });
interface Row extends Deal { row: number }
declare const rows: Row[];
`;

function completed(program: string): string {
  const imports = given.flatMap(([name, from]) => {
    const word = new RegExp(`\\b${name.replace('type ', '')}\\b`);
    const own = program.split('\n').some((line) => line.includes("from 'recotap") && word.test(line));
    return !own && word.test(prelude + program) ? [`import { ${name} } from '${from}';\n`] : [];
  });
  return `${imports.join('')}${prelude}${program}\nexport {};\n`;
}

/** What an app may write, by what that shows. Each is a file of its own. */
const programs: Record<string, string> = {
  'a deal may be an object with a toJSON, and have undefined for what it lacks': `
    class Entity { constructor(readonly id: number) {} toJSON(): Deal { return { externalDealId: String(this.id), name: 'x' }; } }
    const { problems } = await pushDeals(client, [new Entity(1)]);
    for (const { deal } of problems) deal.id.toFixed();
    const amount: number | undefined = rows[0]?.amount;
    await pushDeals(client, [{ externalDealId: '1', name: 'x', amount }]);
    await pushDeal(client, { externalDealId: '1', name: 'x', amount });
  `,
  'an outcome has your own deal': `
    for await (const { deal } of streamDeals(client, rows)) is<Same<typeof deal, Row>>();
    await pushDeals(client, rows, { onOutcome: ({ deal }) => void deal.row.toFixed() });
    const { problems } = await pushDeals(client, rows);
    for (const { deal } of problems) deal.row.toFixed();
    const { deal } = await pushDeal(client, rows[0]!);
    is<Same<typeof deal, Row>>();`,

  'an outbox and its ledger close themselves, and an outcome of the outbox has your own deal': `
    await using ledger = await openLedger('recotap.db');
    await using outbox = createOutbox(client, { ledger, onOutcome: ({ status, externalDealId }) => void [status, externalDealId] });
    await outbox.put(rows);
    await outbox.put(rows[0]!, { version: new Date() });
    const { deal, ...outcome } = await outbox.push(rows[0]!, { version: 1 });
    is<Same<typeof deal, Row>>();
    if (outcome.status === 'unsent') outcome.cause.code.toUpperCase();
    const report: OutboxReport = await outbox.flush();
    report.waiting.toFixed();
    // @ts-expect-error a status of pushes only
    report.created;
    // @ts-expect-error no version
    await outbox.put(rows[0]!, { version: {} });`,

  'an outbox of each kind takes its items and gives their outcomes': `
    const outbox = createOutbox(client, { kind: 'accounts', onOutcome: ({ domain, account, status }) => void [domain, account, status] });
    const outcome = await outbox.push({ domain: 'acme.com', name: 'Acme', own: 1 });
    outcome.account.own.toFixed();
    if (outcome.status === 'created') outcome.rtpAid?.toUpperCase();
    (await outbox.flush()).updated.toFixed();
    // @ts-expect-error a deal
    await outbox.put(rows[0]!);
    const made: ReturnType<typeof createOutbox> = createOutbox(client);
    await made.put(rows);
    // @ts-expect-error no kind
    createOutbox(client, { kind: 'stages' });`,

  'an outcome has your own deal from a generator and from a stream': `
    function* some(): Generator<Row> { yield* rows; }
    async function* more(): AsyncGenerator<Row> { yield* rows; }
    for await (const { deal } of streamDeals(client, some())) deal.row.toFixed();
    for await (const { deal } of streamDeals(client, more())) deal.row.toFixed();
    for await (const { deal } of streamDeals(client, new Set(rows))) deal.row.toFixed();`,

  'an outcome is told by its status': `
    for await (const outcome of streamDeals(client, rows)) {
      if (outcome.status === 'failed') outcome.error.toUpperCase();
      if (outcome.status === 'invalid') outcome.issues[0]?.path.toUpperCase();
      if (outcome.status === 'unsent') outcome.cause.code.toUpperCase();
      if (outcome.status === 'superseded') outcome.by.toFixed();
      // @ts-expect-error only a failed one has it
      outcome.error;
    }`,

  'problems hold only what needs attention': `
    const { problems } = await pushDeals(client, rows);
    is<Same<(typeof problems)[number]['status'], 'failed' | 'invalid' | 'unsent'>>();
    for (const problem of problems) {
      switch (problem.status) {
        case 'failed': problem.error.toUpperCase(); break;
        case 'invalid': problem.issues.length.toFixed(); break;
        case 'unsent': problem.cause.message.toUpperCase(); break;
        default: problem satisfies never;
      }
    }`,

  'a report has a count for every outcome': `
    const report: PushReport = await pushDeals(client, rows);
    const { total, upserted, failed, invalid, superseded, unsent, requests, retries, durationMs } = report;
    const numbers: number[] = [total, upserted, failed, invalid, superseded, unsent, requests, retries, durationMs];
    numbers.length.toFixed();
    // @ts-expect-error no outcome is called so
    report.deleted;
    await pushDeals(client, rows, { onProgress: (progress: PushProgress) => void progress.upserted.toFixed() });`,

  'readonly deals can be pushed': `
    declare const deals: readonly Deal[];
    declare const frozen: readonly Readonly<Deal>[];
    await pushDeals(client, deals);
    await pushDeals(client, frozen);
    await pushDeal(client, frozen[0]!);`,

  'deals that are constants can be pushed': `
    const deals = [
      { externalDealId: '1', name: 'One', associatedAccounts: [{ domain: 'acme.com' }] },
      { externalDealId: '2', name: 'Two', amount: 2 },
    ] as const;
    await pushDeals(client, deals);`,

  'a misspelt field is found': `
    // @ts-expect-error it is called name
    await pushDeals(client, [{ externalDealId: '1', nam: 'One' }]);
    // @ts-expect-error it is called name
    await client.POST('/deals', { body: { deals: [{ externalDealId: '1', nam: 'One' }] } });
    // @ts-expect-error the operation is called pushDeals
    await client.requests.pushDeal({ deals: [] });`,

  'the data of a 400 are typed': `
    const { error, response } = await client.POST('/deals', { body: { deals: [] } });
    if (error !== undefined && response.status === 400) {
      for (const { property, constraints, children } of error.data ?? []) {
        property.toUpperCase();
        Object.values(constraints ?? {}).map((text) => text.toUpperCase());
        children?.[0]?.property.toUpperCase();
      }
      error.message.toUpperCase();
    }`,

  'every schema of the contract can be imported by its name': `
    import type { ${schemas.join(', ')} } from 'recotap-api';
    export type All = [${schemas.join(', ')}];
    is<Same<DealResult['status'], 'upserted' | 'failed'>>();
    declare const response: DealResultsResponse;
    response.data.results[0]?.externalDealId.toUpperCase();
    declare const refusal: ErrorResponse;
    refusal.message.toUpperCase();`,

  'a response can be validated': `
    import { ${responses.map((name) => `validate${name}`).join(', ')} } from 'recotap-api';
    declare const value: unknown;
    const validation = validateDealResultsResponse(value);
    if (validation.valid) validation.value.data.results[0]?.status.toUpperCase();
    else validation.issues[0]?.path.toUpperCase();
    const refusal = validateErrorResponse(value);
    if (refusal.valid) refusal.value.message.toUpperCase();
    export const all = [${responses.map((name) => `validate${name}`).join(', ')}];`,

  'the reason of an aborted push is one of a few words': `
    type Reason = 'unauthorized' | 'unreachable' | 'rate-limited' | 'aborted' | 'deadline' | 'source' | 'callback';
    try {
      await pushDeals(client, rows);
    } catch (error) {
      if (error instanceof PushAbortedError) {
        const reason: Reason = error.reason;
        reason.toUpperCase();
        error.report.unsent.toFixed();
      }
    }
    is<Same<PushAbortedError['reason'], Reason>>();`,

  'what was caught is told by its code': `
    try {
      await pushDeals(client, rows);
    } catch (error) {
      if (!RecotapError.is(error)) throw error;
      is<Same<typeof error, RecotapError>>();
      if (error.code === 'aborted') error.message.toUpperCase();
      // @ts-expect-error no error has this code
      if (error.code === 'abort') throw error;
    }`,

  'a client and an emulator can be disposed of': `
    {
      await using own = createRecotapClient({ apiKey: 'a-secret-key' });
      await using server = await createEmulator().listen();
      await pushDeals(own, rows);
      server.url.toUpperCase();
    }
    const closed: Promise<void> = client.close();
    await closed;`,

  'the fetch of the platform and a function of two arguments are a fetch': `
    createRecotapClient({ apiKey: 'a-secret-key', fetch });
    createRecotapClient({ apiKey: 'a-secret-key', fetch: globalThis.fetch });
    createRecotapClient({ apiKey: 'a-secret-key', fetch: (url, init) => fetch(url, init) });
    createRecotapClient({ apiKey: 'a-secret-key', fetch: async (url, { headers, ...init }) => fetch(url, { ...init, headers }) });
    // @ts-expect-error it gives no response
    createRecotapClient({ apiKey: 'a-secret-key', fetch: async () => 'answer' });`,

  'a lean fetch can be had, and closed': `
    import { undiciFetch } from 'recotap-api/undici';
    const lean = undiciFetch();
    createRecotapClient({ apiKey: 'a-secret-key', fetch: lean });
    const closed: Promise<void> = lean.close();
    await closed;`,

  'an example has an exact type, which fits that of the contract': `
    import type { BadRequestResponse, DealResultsResponse, PushDealsRequest } from 'recotap-api';
    import { examples } from 'recotap-api/examples';
    import { createRecotapClient, pushDeals } from 'recotap-api';
    const { request, response } = examples.pushDeals;
    const body: PushDealsRequest = request.partlyFailed;
    await client.POST('/deals', { body: request.allUpserted });
    await pushDeals(client, request.allUpserted.deals);
    const answer: DealResultsResponse = response[200].partlyFailed;
    const refusal: BadRequestResponse = response['400'].malformedDeal;
    const id: 'deal-001' = request.allUpserted.deals[0].externalDealId;
    const status: 200 = response[200].allUpserted.statusCode;
    // @ts-expect-error no example has this name
    request.allUpsertd;
    // @ts-expect-error no example has this status
    response[404];
    // @ts-expect-error a list takes no body
    examples.listSegments.request;
    console.log(body, answer, refusal, id, status);`,

  'a deadline is an option of a client and of a push': `
    const own = createRecotapClient({ apiKey: 'a-secret-key', deadlineMs: 10_000 });
    await pushDeals(own, rows, { deadlineMs: 60_000 });
    for await (const { status } of streamDeals(own, rows, { deadlineMs: 60_000 })) status.toUpperCase();
    const outcome: DealOutcome<Row> = await pushDeal(own, rows[0]!);
    outcome.status.toUpperCase();`,
};

/** What the compiler has to say of each program. */
const complaints = new Map<string, string>();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recotap-types-'));
  await mkdir(join(folder, 'node_modules'));
  await symlink(root, join(folder, 'node_modules', 'recotap-api'), 'dir');
  const files = Object.entries(programs).map(([name, program], index) => {
    complaints.set(name, '');
    return { file: `${index}.ts`, name, text: completed(program) };
  });
  for (const { file, text } of files) await writeFile(join(folder, file), text);
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  // An app that knows no types of Node, and looks into those of its packages.
  const compilerOptions = {
    module: 'NodeNext',
    target: 'es2022',
    lib: ['es2022', 'dom'],
    types: [],
    strict: true,
    skipLibCheck: false,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    pretty: false,
  };
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, files: files.map(({ file }) => file) }),
  );
  const { stdout } = await promisify(execFile)(process.execPath, [tsc, '-p', '.'], { cwd: folder }).catch(
    (error) => error,
  );
  for (const line of String(stdout).split(/\n(?=\S)/)) {
    const { name } = files.find(({ file }) => line.startsWith(`${file}(`)) ?? { name: 'the package itself' };
    if (line.trim() !== '') complaints.set(name, `${complaints.get(name) ?? ''}${line}\n`);
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('in an app without the types of Node', () => {
  it.each(Object.keys(programs))('%s', (name) => {
    expect(complaints.get(name)).toBe('');
  });

  it('the types of the package have no error of their own', () => {
    expect(complaints.get('the package itself')).toBeUndefined();
  });
});
