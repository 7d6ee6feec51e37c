import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable } from '../../../src/cli/terminal/escape.js';
import { showLive } from '../../../src/cli/terminal/live.js';
import { say } from '../../../src/cli/terminal/print.js';
import { folderWith, ioWith, Kept, recotap } from '../io.js';
import { jsonServer } from '../json-server.js';

/** Each would do something to a terminal, or hide something from its user. None has a place in what the command prints. */
const hostile = [
  '\u001b[2J\u001b]0;title\u0007\b\r\t\v\u0000',
  '\u007f\u009b2J\u0085',
  '\u202e\u202a\u2066\u2069\u200e\u200f\u061c',
  '\u200b\u200c\u200d\u2060\ufeff\u00ad',
  '\u2028\u2029',
  '\udb40\udc41',
  '\nforged: all is well',
].join('x');
const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Cf}]/u;

function expectClean({ stdout, stderr }: { stdout: string; stderr: string }): void {
  const printed = stdout + stderr;
  expect(printed).not.toContain('this is a bug');
  expect(unprintable.exec(printed.replaceAll('\n', ''))?.[0]).toBeUndefined();
  expect(printed).not.toMatch(/^forged/m);
}

/** A name that a file can have. */
const fileName = `deals${hostile.replaceAll('\u0000', '')}.csv`;
const envelope = { statusCode: 200, timestamp: hostile, path: hostile };
const idsIn = (body: string, key: string, id: string): string[] =>
  (JSON.parse(body)[key] ?? []).map((item: Record<string, string>) => item[id] ?? '');

/** Whatever it is asked, it says something hostile. */
function hostileServer() {
  return jsonServer((call, body) => {
    const results = (key: string, id: string) => ({
      ...envelope,
      data: {
        results: idsIn(body, key, id).map((value) => ({ [id]: value, status: 'failed', error: hostile })),
        [hostile]: hostile,
      },
    });
    switch (call) {
      case 'POST /deals':
        return { json: results('deals', 'externalDealId') };
      case 'POST /accounts':
        return { json: results('accounts', 'domain') };
      case 'POST /sales-activities':
        return { json: results('activities', 'externalActivityId') };
      case 'GET /accounts':
        return {
          json: {
            ...envelope,
            data: {
              data: [{ rtp_aid: 'a', domain: 'acme.com', name: hostile, [hostile]: hostile }],
              nextCursor: hostile,
              hasNextPage: false,
              syncTimestamp: hostile,
            },
          },
        };
      case 'GET /deal-stages':
        return {
          json: [
            {
              pipelineId: hostile,
              pipelineLabel: hostile,
              stages: [{ stageId: hostile, stageLabel: hostile }],
              [hostile]: hostile,
            },
          ],
        };
      default:
        return { json: { ...envelope, data: { data: [], hasNextPage: false, [hostile]: hostile } } };
    }
  });
}

/** Refuses everything, in words that are hostile. */
function refusingServer(status: number) {
  return jsonServer(() => ({
    status,
    json: { ...envelope, statusCode: status, message: hostile, customMessage: hostile, data: null },
  }));
}

const csv = (...rows: string[][]) =>
  `${rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')}\n`;
const deals = csv(['externalDealId', 'name', 'amount'], ['1', hostile, '5'], [hostile, 'Two', hostile]);
const activity = {
  externalActivityId: hostile,
  activityType: 'call',
  occurredAt: '2026-06-03T10:30:00Z',
  domain: 'acme.com',
  ownerEmail: 'jane@acme.com',
  contacts: [{ email: 'john@acme.com' }],
};
const pipeline = { pipelineId: hostile, pipelineLabel: 'P', stages: [{ stageId: 'new', stageLabel: hostile }] };
const files = {
  [fileName]: deals,
  'deals.csv': deals,
  'columns.csv': csv(['externalDealId', 'name', hostile], ['1', 'One', 'x']),
  'missing.csv': csv([hostile], ['x']),
  'broken.json': `{"deals":[{"externalDealId":"${hostile}`,
  'array.json': JSON.stringify({ [hostile]: [] }),
  'broken.ndjson': `{"externalDealId":"1","name":"One"}\n{${hostile}\n`,
  'accounts.ndjson': `${JSON.stringify({ domain: 'acme.com', name: hostile, customFields: { [hostile]: 1 } })}\n${JSON.stringify({ domain: hostile, name: hostile })}\n`,
  'activities.ndjson': `${JSON.stringify(activity)}\n${JSON.stringify({ ...activity, activityType: hostile, ownerEmail: hostile })}\n`,
  'stages.json': JSON.stringify({ pipelines: [pipeline, { ...pipeline, pipelineId: 'new' }] }),
  'wrong-stages.json': JSON.stringify({ pipelines: [{ ...pipeline, [hostile]: hostile }], [hostile]: 1 }),
  'twice.json': JSON.stringify({ pipelines: [pipeline, pipeline] }),
  'mapping.yaml': `fields:\n  externalDealId: { column: ${JSON.stringify(hostile)} }\n  name: { column: name }\n`,
  'wrong.yaml': `fields:\n  ${JSON.stringify(hostile)}: { column: x, type: ${JSON.stringify(hostile)} }\n`,
  'not.yaml': `fields: [${hostile}\n  : {`,
  'faults.yaml': `rules:\n  - fault: ${JSON.stringify(hostile)}\n    ${JSON.stringify(hostile)}: 1\n`,
  'key.txt': `${hostile}\n`,
};

const commands: string[][] = [
  ['push', 'deals.csv', '--verbose'],
  ['push', 'deals.csv', '--json'],
  ['push', fileName],
  ['push', fileName, '--problems', `${fileName}.ndjson`],
  ['push', fileName, '--problems', fileName],
  ['push', fileName, '--dry-run'],
  ['push', 'deals.csv', '--check-links'],
  ['push', 'deals.csv', '--register-stages', '--create-accounts'],
  ['push', 'columns.csv'],
  ['push', 'missing.csv'],
  ['push', 'broken.json'],
  ['push', 'array.json'],
  ['push', 'broken.ndjson'],
  ['push', `no ${fileName}`],
  ['push', 'deals.csv', '--map', 'mapping.yaml'],
  ['push', 'deals.csv', '--map', 'wrong.yaml'],
  ['push', 'deals.csv', '--map', 'not.yaml'],
  ['push', 'deals.csv', '--map', `no ${fileName}`],
  ['push', 'deals.csv', '--problems', `no folder${fileName}/x`],
  ['push', 'deals.csv', '--har', `no folder${fileName}/x`],
  ['push', 'deals.csv', '--api-key-file', 'key.txt'],
  ['push', 'deals.csv', '--api-key-file', `no ${fileName}`],
  ['validate', 'deals.csv'],
  ['validate', fileName, '--json'],
  ['accounts', 'list'],
  ['accounts', 'list', '--json'],
  ['accounts', 'list', '--domain', hostile],
  ['accounts', 'push', 'accounts.ndjson'],
  ['accounts', 'push', 'accounts.ndjson', '--json'],
  ['activities', 'push', 'activities.ndjson'],
  ['activities', 'push', 'activities.ndjson', '--json'],
  ['stages', 'list'],
  ['stages', 'list', '--json'],
  ['stages', 'push', 'stages.json'],
  ['stages', 'push', 'stages.json', '--json'],
  ['stages', 'push', 'wrong-stages.json'],
  ['stages', 'push', 'twice.json'],
  ['stages', 'push', `no ${fileName}`],
  ['whoami'],
  ['whoami', '--json'],
  ['whoami', '--verbose'],
  ['verify'],
  ['verify', '--json'],
];

/** These fail before a server is asked. */
const wrong: string[][] = [
  [hostile],
  [`--${hostile}`],
  ['push'],
  ['validate', fileName, '--dry-run', fileName],
  ['push', 'deals.csv', `--${hostile}`],
  ['push', 'deals.csv', `--${hostile}=${hostile}`],
  ['push', 'deals.csv', '--format', hostile],
  ['push', 'deals.csv', '--concurrency', hostile],
  ['push', 'deals.csv', '--environment', hostile],
  ['push', 'deals.csv', '--base-url', hostile],
  ['push', 'deals.csv', '--base-url', `http://${hostile}`],
  ['accounts', hostile],
  ['accounts', 'list', '--last-sync', hostile],
  ['mapping', hostile],
  ['help', hostile],
  ['emulator', '--faults', 'faults.yaml'],
  ['emulator', '--faults', `no ${fileName}`],
  ['emulator', '--deviate', hostile],
  ['emulator', '--api-key-file', `no ${fileName}`],
  ['emulator', '--port', hostile],
];

describe('what a server or a file says reaches the terminal escaped:', () => {
  it.each(commands)('recotap %j %j', async (...args) => {
    const cwd = await folderWith(files);
    for (const server of [hostileServer(), refusingServer(400), refusingServer(401)]) {
      const { at } = await server;
      const isLocal = args[0] === 'validate' || args.includes('--dry-run');
      expectClean(await recotap([...args, ...(isLocal ? [] : at)], { cwd }));
    }
  });
});

describe('what is wrong on the command line is told escaped:', () => {
  it.each(wrong)('recotap %j %j', async (...args) => {
    const ended = await recotap(args, { cwd: await folderWith(files) });
    expectClean(ended);
    expect(ended.code).toBe(2);
  });
});

describe('the JSON that a command prints', () => {
  it('holds what the server said to the letter, and nothing in it that a terminal obeys', async () => {
    const { at } = await hostileServer();
    const cwd = await folderWith({ ...files, 'plain.csv': 'externalDealId,name\n1,One\n' });
    const { stdout } = await recotap(['push', 'plain.csv', '--json', ...at], { cwd });
    expect(stdout).toContain('\\u202e');
    expect(JSON.parse(stdout).problems).toMatchObject([{ status: 'failed', error: hostile }]);
    // No field takes such a text, and the report has it as it was.
    const refused = await recotap(['push', 'deals.csv', '--json', ...at], { cwd });
    expect(JSON.parse(refused.stdout).problems).toContainEqual(
      expect.objectContaining({ status: 'invalid', deal: expect.objectContaining({ name: hostile }) }),
    );
    const listed = await recotap(['accounts', 'list', ...at], { cwd });
    expect(JSON.parse(listed.stdout)).toMatchObject({ name: hostile });
  });
});

describe('a problems file', () => {
  const names = ['👩‍💻 Ltd', 'क्‍ष Industries', 'Zoë & Söhne', 'شرکت می‌خواهم'];

  it('keeps names with joiners readable, and gives them back to the letter', async () => {
    const { at } = await hostileServer();
    const cwd = await folderWith({
      'deals.ndjson': names.map((name, index) => `${JSON.stringify({ externalDealId: `d${index}`, name })}\n`).join(''),
    });
    await recotap(['push', 'deals.ndjson', '--problems', 'p.ndjson', ...at], { cwd });
    const text = await readFile(join(cwd, 'p.ndjson'), 'utf8');
    for (const name of names) expect(text).toContain(name);
    expect(
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).deal.name),
    ).toEqual(names);
  });
});

describe('the progress bar', () => {
  it('shows no control characters but its own', async () => {
    const stderr = new Kept();
    stderr.isTTY = true;
    const io = ioWith({ stderr });
    const live = showLive(io, (line) => void say(io, [line]));
    live.update(() => ({ fraction: 0.5, facts: [hostile], note: hostile }));
    live.say(hostile);
    live.stop();
    expect(stderr.text).toContain('50%');
    for (const each of ['\u0007', '\u009b', '\u202e', '\u200b', '\u001b[2J', '\nforged'])
      expect(stderr.text).not.toContain(each);
  });
});

describe('what is printed', () => {
  it('of any text shows all that can be shown, and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [line, ...others] = printable([text]).split('\n');
        expect(others).toEqual(['']);
        expect(line).not.toMatch(/[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u);
        if (!/\\/.test(text)) expect(JSON.parse(`"${line?.replaceAll('"', '\\"')}"`)).toBe(text);
      }),
    );
  });

  it('of a text of our own keeps the line ends', () => {
    expect(printable('{\n  "a": "\u202e"\n}\n')).toBe('{\n  "a": "\\u202e"\n}\n');
  });

  it('takes time in proportion to its length', () => {
    const longest = '\u202e'.repeat(200_000);
    expect(printable([longest])).toHaveLength(6 * longest.length + 1);
  });
});
