import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, recotap } from '../io.js';
import { type OnRequest, watchedEmulator } from '../watched-emulator.js';

const csv = (rows: [id: string, domain: string][]) =>
  `externalDealId,name,associatedAccounts.0.domain\n${rows.map(([id, domain]) => `${id},Deal ${id},${domain}\n`).join('')}`;

const three: [string, string][] = [
  ['d-1', 'acme.com'],
  ['d-2', 'globex.com'],
  ['d-3', 'https://www.Initech.com/about'],
];

/** A folder with an export, and an emulator that has the account of acme.com. */
async function desk(
  rows = three,
  onRequest: OnRequest = () => {},
  options: Parameters<typeof watchedEmulator>[1] = {},
) {
  const watched = await watchedEmulator(onRequest, { accounts: [{ domain: 'acme.com' }], ...options });
  const cwd = await folderWith({ 'deals.csv': csv(rows) });
  const env = { RECOTAP_API_KEY: 'key', RECOTAP_LEDGER: 'recotap.db' };
  const run = (args: string[], more: Partial<Parameters<typeof recotap>[1]> = {}) =>
    recotap([...args, ...(args[0] === 'ledger' ? [] : watched.at)], { cwd, env, ...more });
  return {
    ...watched,
    cwd,
    env,
    run,
    write: (next: [string, string][]) => writeFile(join(cwd, 'deals.csv'), csv(next)),
    addAccount: (domain: string) =>
      run(['accounts', 'push', '-'], { input: JSON.stringify([{ domain, name: domain }]) }),
    unlinked: async () => JSON.parse((await run(['ledger', 'status', '--json'])).stdout).lanes[0].deals.unlinked,
    relink: async (...more: string[]) => {
      const { stdout, ...rest } = await run(['push', '--relink', '--json', ...more]);
      return { ...rest, report: JSON.parse(stdout) };
    },
  };
}

describe('recotap push --create-accounts with a ledger', () => {
  it('sends deals again that have not changed, since Recotap links them only when it gets them', async () => {
    const { run, emulator } = await desk();
    await run(['push', 'deals.csv']);
    expect(emulator.linkedAccounts('d-2')).toEqual([]);
    const { stdout } = await run(['push', 'deals.csv', '--create-accounts', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ total: 3, upserted: 2, unchanged: 1 });
    for (const id of ['d-1', 'd-2', 'd-3']) expect(emulator.linkedAccounts(id)).toHaveLength(1);
    const again = await run(['push', 'deals.csv', '--create-accounts', '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ unchanged: 3 });
  });
});

describe('recotap push --relink', () => {
  it('sends just the deals again whose account has come to exist, and tells how many wait for which', async () => {
    const { run, addAccount, relink, unlinked, emulator } = await desk();
    expect((await run(['push', 'deals.csv', '--check-links'])).code).toBe(0);
    expect(await unlinked()).toBe(2);
    expect((await run(['ledger', 'status'])).stdout).toContain(
      '  2 went without an account to link to: recotap push --relink\n',
    );
    await addAccount('initech.com');
    expect(emulator.linkedAccounts('d-3')).toEqual([]);
    const sent = emulator.requests.length;
    const { code, report } = await relink();
    expect(code).toBe(0);
    expect(report).toMatchObject({
      total: 1,
      upserted: 1,
      failed: 0,
      links: {
        total: 2,
        linked: 1,
        unlinked: 1,
        withoutDomain: 0,
        unknownDomains: [{ domain: 'globex.com', deals: 1 }],
      },
    });
    expect(emulator.requests.slice(sent).map(({ method, path }) => `${method} ${path.split('?')[0]}`)).toEqual([
      'GET /api/v1/accounts',
      'POST /api/v1/deals',
    ]);
    expect(report.changes).toMatchObject({ changed: 0, sentAgain: 1 });
    expect(emulator.linkedAccounts('d-3')).toEqual(['initech.com']);
    expect(await unlinked()).toBe(1);
    expect((await relink()).report).toMatchObject({ total: 0, upserted: 0, links: { total: 1, linked: 0 } });
  });

  it('says it in words too', async () => {
    const { run, addAccount } = await desk();
    await run(['push', 'deals.csv', '--check-links']);
    await addAccount('globex.com');
    const { code, stdout, stderr } = await run(['push', '--relink']);
    expect(stderr).toMatch(/Pushing the unlinked deals of \S*recotap\.db to http:/);
    expect(stdout).toMatch(
      /^Links: 1 of 2 deals have an account in Recotap\n {2}1 deal names no account that Recotap knows, by domain:\n {4}initech\.com {2}1 deal: d-3\n/,
    );
    expect(stdout).toMatch(/\nthe unlinked deals of \S*recotap\.db: 1 deal\n {2}1 upserted\n/);
    expect(code).toBe(0);
  });

  it('asks about each account once, however many deals wait for it', async () => {
    const rows = Array.from({ length: 500 }, (_, n): [string, string] => [`d-${n}`, `company-${n % 3}.com`]);
    const { run, addAccount, relink, counts, emulator } = await desk(rows);
    await run(['push', 'deals.csv', '--check-links']);
    await addAccount('company-1.com');
    const before = counts.get('GET /accounts') ?? 0;
    expect((await relink()).report).toMatchObject({ upserted: 167, requests: 2, links: { unlinked: 333 } });
    expect((counts.get('GET /accounts') ?? 0) - before).toBe(1);
    expect(emulator.linkedAccounts('d-1')).toEqual(['company-1.com']);
  });

  it('has nothing to do where nothing is known to be unlinked, and says how that is found out', async () => {
    const { run, emulator } = await desk();
    await run(['push', 'deals.csv']);
    const sent = emulator.requests.length;
    const { code, stderr } = await run(['push', '--relink']);
    expect(stderr).toContain('note: No deal is known to lack its account. A push with a ledger and --check-links');
    expect(code).toBe(0);
    expect(emulator.requests).toHaveLength(sent);
    expect((await run(['push', '--relink', '--fail-if-empty'])).code).toBe(1);
  });

  it('creates the accounts that are lacking first, when told to', async () => {
    const { run, unlinked, emulator } = await desk();
    await run(['push', 'deals.csv', '--check-links']);
    const { code, stdout } = await run(['push', '--relink', '--create-accounts', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ upserted: 2, accounts: { created: 2 } });
    expect(code).toBe(0);
    expect(emulator.linkedAccounts('d-2')).toEqual(['globex.com']);
    expect(await unlinked()).toBe(0);
  });

  it('learns of deals that were in Recotap before the links were checked', async () => {
    const { run, unlinked } = await desk();
    await run(['push', 'deals.csv']);
    expect(await unlinked()).toBe(0);
    const { stdout } = await run(['push', 'deals.csv', '--check-links', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ unchanged: 3, requests: 0 });
    expect(await unlinked()).toBe(2);
  });

  it('remembers the deals of an account that could not be created', async () => {
    const faults = { rules: [{ fault: 'failed-items', when: { itemIds: ['globex.com'] } }] } as const;
    const { run, unlinked } = await desk(three, undefined, { faults });
    expect((await run(['push', 'deals.csv', '--create-accounts'])).code).toBe(1);
    expect(await unlinked()).toBe(1);
  });

  it('forgets a deal that went again with an account that exists, and one that was forgotten', async () => {
    const { run, write, addAccount, unlinked } = await desk();
    await run(['push', 'deals.csv', '--check-links']);
    await addAccount('globex.com');
    await write([
      ['d-2', 'globex.com'],
      ['d-3', 'globex.com'],
    ]);
    await run(['push', 'deals.csv', '--check-links']);
    // d-2 was in Recotap as it is, and was not sent again.
    expect(await unlinked()).toBe(1);
    await run(['ledger', 'forget', 'd-2']);
    expect(await unlinked()).toBe(0);
  });

  it('keeps what could not be sent, and what Recotap refused, for the next time', async () => {
    let refusal: string | undefined;
    const { run, addAccount, relink, unlinked, cwd, env, baseUrl } = await desk(three, undefined, {
      refuse: () => refusal,
    });
    await run(['push', 'deals.csv', '--check-links']);
    await addAccount('globex.com');
    refusal = 'The stage is archived';
    const refused = await relink('--problems', 'p.ndjson');
    expect(refused).toMatchObject({ code: 1, report: { upserted: 0, failed: 1 } });
    expect(JSON.parse(await readFile(join(cwd, 'p.ndjson'), 'utf8'))).toMatchObject({
      externalDealId: 'd-2',
      status: 'failed',
      deal: { externalDealId: 'd-2' },
    });
    refusal = undefined;
    await run(['push', 'deals.csv']);
    expect(JSON.parse((await run(['ledger', 'status', '--json'])).stdout).lanes[0].deals).toMatchObject({
      refused: 0,
      unlinked: 1,
    });
    const lane = `${baseUrl}/default`;
    const other = await recotap(['push', '--relink', '--base-url', 'http://127.0.0.1:9', '--lane', lane], { cwd, env });
    expect(other.code).toBe(3);
    expect(await unlinked()).toBe(1);
  });

  it('ends at the first signal, and the next one goes on', async () => {
    const rows = Array.from({ length: 600 }, (_, n): [string, string] => [`d-${n}`, 'globex.com']);
    let interrupt = () => {};
    const { run, addAccount, unlinked, emulator } = await desk(rows, (call, number) => {
      if (call === 'POST /deals' && number === 8) interrupt();
    });
    await run(['push', 'deals.csv', '--check-links']);
    await addAccount('globex.com');
    const onStart = (give: () => void) => {
      interrupt = give;
    };
    const stopped = await run(['push', '--relink', '--concurrency', '1', '--json'], { onStart });
    expect(stopped.code).toBe(130);
    const { total, upserted, unsent } = JSON.parse(stopped.stdout);
    expect([total, upserted + unsent]).toEqual([600, 600]);
    expect((await run(['push', '--relink'])).code).toBe(0);
    expect(await unlinked()).toBe(0);
    expect(Array.from({ length: 600 }, (_, n) => emulator.linkedAccounts(`d-${n}`)).flat()).toHaveLength(600);
  });

  it('works on the lane that is named', async () => {
    const { run, addAccount } = await desk();
    await run(['push', 'deals.csv', '--check-links', '--lane', 'b']);
    await run(['push', 'deals.csv']);
    await addAccount('globex.com');
    expect(JSON.parse((await run(['push', '--relink', '--json'])).stdout)).toMatchObject({ total: 0 });
    expect(JSON.parse((await run(['push', '--relink', '--lane', 'b', '--json'])).stdout)).toMatchObject({
      upserted: 1,
    });
  });

  it.each([
    ['a file', ['deals.csv', '--relink'], '--relink sends deals that the ledger remembers, so it takes no file'],
    ['no ledger', ['--relink', '--ledger='], '--ledger is empty'],
    ['a ledger that is not there', ['--relink', '--ledger', 'none.db'], 'There is no ledger none.db'],
    ['a dry run', ['--relink', '--dry-run'], '--relink has to ask Recotap, so it does not work with --dry-run'],
    ['a mapping', ['--relink', '--map', 'm.yaml'], "'--relink' cannot be used with option '--map <file>'"],
    ['--full', ['--relink', '--full'], "'--relink' cannot be used with option '--full'"],
    ['a version column', ['--relink', '--version-column', 'a'], "cannot be used with option '--version-column <name>'"],
    ['neither a file nor --relink', [], 'the file of the deals, or - for the standard input'],
    ['a problems file over the ledger', ['--relink', '--problems', 'recotap.db'], '--problems would overwrite'],
  ])('refuses %s, and sends nothing', async (_, args, message) => {
    const { run, emulator } = await desk();
    await run(['push', 'deals.csv']);
    const sent = emulator.requests.length;
    const { code, stderr } = await run(['push', ...args]);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
    expect(emulator.requests).toHaveLength(sent);
  });

  it('refuses to go without a ledger', async () => {
    const { at, cwd, emulator } = await desk();
    const { code, stderr } = await recotap(['push', '--relink', ...at], { cwd });
    expect(stderr).toContain('--relink needs a ledger: name one with --ledger.');
    expect(code).toBe(2);
    expect(emulator.requests).toEqual([]);
  });
});
