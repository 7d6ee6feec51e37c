import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEmulator, type Listening } from '../../../src/emulator/index.js';
import { folderWith, type RunOptions, recotap } from '../io.js';

const emulator = createEmulator({
  refuse: ({ stageId }) => (stageId === 'gone' ? 'Stage gone is archived' : undefined),
});
let server: Listening;

beforeAll(async () => {
  server = await emulator.listen();
});
afterAll(() => server.close());
beforeEach(() => emulator.reset());

const push = (args: string[], options: RunOptions) =>
  recotap(['push', ...args, '--base-url', `${server.url}/api/v1`], options);

const two = 'externalDealId,name,amount\n1,One,5\n2,Two,\n';

describe('recotap push', () => {
  it('upserts the deals of a file, says so, and exits with 0', async () => {
    const cwd = await folderWith({ 'deals.csv': two });
    const { code, stdout, stderr, listening } = await push(['deals.csv'], { cwd });
    expect(stdout).toMatch(/^deals\.csv: 2 deals\n {2}2 upserted\n1 request, [\d.]+ m?s\nTarget: http:\S+\n$/);
    expect(stderr).toMatch(/^\S+Z {2}Pushing deals\.csv \(no mapping\) to http:\S+\n$/);
    expect({ code, listening }).toEqual({ code: 0, listening: 0 });
    expect([...emulator.deals.values()]).toEqual([
      { externalDealId: '1', name: 'One', amount: 5 },
      { externalDealId: '2', name: 'Two' },
    ]);
  });

  it.each([
    ['CSV', two],
    ['NDJSON', '{"externalDealId":"1","name":"One"}\n{"externalDealId":"2","name":"Two"}\n'],
    ['a JSON array', '[{"externalDealId":"1","name":"One"},\n{"externalDealId":"2","name":"Two"}]'],
    ['a JSON object', '{"deals":[{"externalDealId":"1","name":"One"},{"externalDealId":"2","name":"Two"}]}'],
  ])('reads %s from the standard input without being told the format', async (_, input) => {
    const cwd = await folderWith({});
    const { code, stdout } = await push(['-'], { cwd, input });
    expect(stdout).toContain('the standard input: 2 deals\n  2 upserted');
    expect(code).toBe(0);
  });

  it('tells what came to nothing and why, with a deal and its line, and exits with 1', async () => {
    const rows = ['1,One,,', '2,Two,TBD,', '3,,7,', '4,Four', '5,Five,,gone', '6,Six,soon,', '6,Six again,,'];
    const cwd = await folderWith({ 'deals.csv': `externalDealId,name,amount,stageId\n${rows.join('\n')}\n` });
    const { code, stdout } = await push(['deals.csv', '--problems', 'problems.ndjson'], { cwd });
    expect(stdout.replace(/[\d.]+ m?s/, 'x ms')).toBe(`deals.csv: 7 deals
  2 upserted
  1 failed      refused by Recotap
  4 invalid     breaks the contract; never sent
1 request, x ms
Target: ${server.url}/api/v1

Why, the most frequent first:
  2  invalid: amount must be a number, such as 1234.50 or 1,234.50
     such as deal 2, line 3: "TBD"
  1  invalid: name is required
     deal 3, line 4
  1  invalid: the row has too few cells: 2, where the header has 4
     line 5: ["4","Four"]
  1  failed: Stage gone is archived
     deal 5, line 6

5 deals are in problems.ndjson, with the reason. Correct that file, then run:
  recotap push problems.ndjson --base-url ${server.url}/api/v1
`);
    expect(code).toBe(1);
  });

  it('writes each problem with its line, its reason and its deal, to be corrected and pushed again as it is', async () => {
    const cwd = await folderWith({ 'deals.csv': 'externalDealId,name,amount\n1,One,TBD\n2,Two\n"3,Three,4\n' });
    await push(['deals.csv', '--problems', 'p.ndjson'], { cwd });
    const text = await readFile(join(cwd, 'p.ndjson'), 'utf8');
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      {
        line: 2,
        index: 0,
        externalDealId: '1',
        status: 'invalid',
        deal: { externalDealId: '1', name: 'One', amount: 'TBD' },
      },
      { line: 3, index: 1, status: 'invalid', deal: ['2', 'Two'] },
      { line: 4, index: 2, status: 'invalid', deal: '"3,Three,4' },
    ]);

    const again = await push(['p.ndjson', '--problems', 'p2.ndjson'], { cwd });
    expect(again.stdout).toContain('3 invalid');
    expect(again.stderr).toContain('is from an earlier push');
    expect(emulator.requests).toHaveLength(0);

    const corrected = text
      .replace('"TBD"', '25000')
      .replace('["2","Two"]', '{"externalDealId":"2","name":"Two"}')
      .replace('"\\"3,Three,4"', '{"externalDealId":"3","name":"Three"}');
    const cwd2 = await folderWith({ 'p.ndjson': corrected });
    expect(await push(['p.ndjson'], { cwd: cwd2 })).toMatchObject({ code: 0 });
    expect(emulator.deals.get('1')).toEqual({ externalDealId: '1', name: 'One', amount: 25000 });
    expect(emulator.deals.size).toBe(3);
  });

  it('does not map the deals of a problems file twice', async () => {
    const cwd = await folderWith({
      'p.ndjson':
        '{"line":2,"index":0,"externalDealId":"1","status":"failed","error":"x","deal":{"externalDealId":"1","name":"One"}}\n',
      'map.yaml': 'fields: { externalDealId: { column: id }, name: { column: title } }',
    });
    const { code, stderr } = await push(['p.ndjson', '--map', 'map.yaml'], { cwd });
    expect(stderr).toContain('leave out --map');
    expect(code).toBe(2);
    expect(emulator.requests).toHaveLength(0);
  });

  it('takes no deal of a problems file that the mapping refused and nobody corrected, though the contract would', async () => {
    const cwd = await folderWith({
      'deals.csv': 'id,site\n1,Acme Inc\n2,acme.com\n',
      'map.yaml':
        'fields: { externalDealId: { column: id }, name: { column: id }, associatedAccounts: [{ domain: { column: site } }] }',
    });
    await push(['deals.csv', '--map', 'map.yaml', '--problems', 'p.ndjson'], { cwd });
    emulator.reset();
    const again = await push(['p.ndjson'], { cwd });
    expect(again.stdout).toContain('associatedAccounts[].domain must be a web domain, such as acme.com');
    expect(again.code).toBe(1);
    expect(emulator.requests).toHaveLength(0);

    const text = await readFile(join(cwd, 'p.ndjson'), 'utf8');
    const corrected = await folderWith({ 'p.ndjson': text.replace('"domain":"Acme Inc"', '"domain":"www.acme.com"') });
    expect(await push(['p.ndjson'], { cwd: corrected })).toMatchObject({ code: 0 });
    expect(emulator.deals.size).toBe(1);
  });

  it("leaves an empty problems file when there are none, so that yesterday's is not taken for today's", async () => {
    const cwd = await folderWith({ 'deals.csv': two, 'p.ndjson': 'old' });
    expect(await push(['deals.csv', '--problems', 'p.ndjson'], { cwd })).toMatchObject({ code: 0 });
    expect(await readFile(join(cwd, 'p.ndjson'), 'utf8')).toBe('');
  });

  it('never writes problems over a file that it reads', async () => {
    const cwd = await folderWith({
      'deals.csv': two,
      'map.yaml': 'fields: { externalDealId: { column: externalDealId }, name: { column: name } }',
    });
    for (const target of ['deals.csv', './x/../deals.csv', 'map.yaml']) {
      const { code, stderr } = await push(['deals.csv', '--map', 'map.yaml', '--problems', target], { cwd });
      expect(stderr).toContain('--problems would overwrite');
      expect(code).toBe(2);
    }
    expect(await readFile(join(cwd, 'deals.csv'), 'utf8')).toBe(two);
    expect(emulator.requests).toHaveLength(0);
  });

  it('prints one report as JSON, and nothing else, with --json', async () => {
    const cwd = await folderWith({ 'deals.csv': `${two}3,,\n1,One again,\n` });
    const repeated = '1 id is in more than one row. The rows differ in name, amount. The last row of each deal counts.';
    const { code, stdout, stderr } = await push(['deals.csv', '--json', '--quiet'], { cwd });
    const report = JSON.parse(stdout);
    expect(report).toEqual({
      startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      input: { name: 'deals.csv', mapping: null },
      settings: {},
      reasons: [{ reason: 'invalid: name is required', count: 1, example: 'deal 3, line 4' }],
      pace: {
        bucketMs: expect.any(Number),
        buckets: expect.arrayContaining([expect.objectContaining({ requests: 1 })]),
      },
      target: { environment: null, baseUrl: `${server.url}/api/v1`, isDefault: false },
      complete: true,
      total: 4,
      upserted: 2,
      failed: 0,
      invalid: 1,
      superseded: 1,
      unchanged: 0,
      unsent: 0,
      requests: 1,
      retries: 0,
      durationMs: expect.any(Number),
      notes: [repeated],
      problems: [
        {
          line: 4,
          index: 1,
          externalDealId: '3',
          status: 'invalid',
          issues: [{ path: 'name', message: 'is required' }],
          deal: { externalDealId: '3' },
        },
      ],
    });
    expect({ code, stderr }).toEqual({ code: 1, stderr: `note: ${repeated}\n` });
  });

  it('sends nothing with --dry-run, needs no key for it, and counts as exactly as ever', async () => {
    const rows = Array.from({ length: 250 }, (_, index) => `${index},Deal,\n`).join('');
    const cwd = await folderWith({ 'deals.csv': `externalDealId,name,amount\n${rows}0,Later,\n` });
    const { code, stdout } = await push(['deals.csv', '--dry-run'], { cwd, env: {} });
    expect(stdout).toMatch(
      /251 deals\n {2}250 would be upserted\n +1 superseded .*\nin 3 requests \(nothing was sent\)/,
    );
    expect(stdout).toContain('To push them, run the same command without --dry-run.');
    expect(code).toBe(0);
    expect(emulator.requests).toHaveLength(0);
  });

  it('holds a header without rows for no deals, and says so', async () => {
    const cwd = await folderWith({ 'deals.csv': 'externalDealId,name\n' });
    const { code, stdout, stderr } = await push(['deals.csv', '--quiet'], { cwd });
    expect(stdout).toContain('deals.csv: 0 deals');
    expect(stderr).toBe('note: deals.csv holds no deals.\n');
    expect(code).toBe(0);
  });

  it('tells of keys in a mapping that no JSON row has', async () => {
    const cwd = await folderWith({
      'deals.ndjson': '{"id":1,"title":"One"}\n{"id":2,"title":"Two","amount":3}\n',
      'map.yaml':
        'fields: { externalDealId: { column: id }, name: { column: title }, amount: { column: amount }, ownerName: { column: ownr } }',
    });
    const { code, stderr } = await push(['deals.ndjson', '--map', 'map.yaml', '--quiet'], { cwd });
    expect(stderr).toBe('note: map.yaml takes "ownr", which nothing in deals.ndjson has.\n');
    expect(code).toBe(0);
  });
});

describe('what is wrong before the first deal', () => {
  const latin1 = Buffer.concat([Buffer.from(`${two}3,Caf`), Buffer.from([0xe9]), Buffer.from(',1\n')]);
  const late = Buffer.concat([
    Buffer.from(`externalDealId,name\n${'1,x\n'.repeat(100_000)}`),
    Buffer.from([0xff, 0x0a]),
  ]);
  const files = {
    'deals.csv': two,
    'empty.csv': '',
    'empty.json': '',
    'latin1.csv': latin1,
    'late.csv': late,
    'utf16.csv': Buffer.from(two, 'utf16le'),
    'extra.csv': 'externalDealId,name,amout\n1,One,5\n',
    'twice.csv': 'externalDealId,name,name\n1,One,Two\n',
    'broken.json': '[{"externalDealId":"1","name":"One"}',
    'bad.yaml': 'fields: { externalDealId: { column: id }, nme: { column: name } }',
    'map.yaml': 'fields: { externalDealId: { column: id }, name: { column: name } }',
    'folder/x': '',
    'empty.key': ' \n',
  };

  it.each([
    [['missing.csv'], 'There is no file missing.csv.'],
    [['folder'], 'folder is a folder.'],
    [['empty.csv'], 'empty.csv is empty'],
    [['empty.json'], 'empty.json is empty'],
    [['latin1.csv'], 'latin1.csv is not UTF-8: line 4 has the byte 0xe9 at offset 47'],
    [['late.csv'], 'late.csv is not UTF-8: line 100002'],
    [['utf16.csv'], 'utf16.csv is UTF-16'],
    [['extra.csv'], '"amout" (did you mean amount?)'],
    [['twice.csv'], 'more than one column named "name"'],
    [['broken.json'], 'broken.json, line 1: the file ends in the middle of its JSON'],
    [['deals.csv', '--map', 'bad.yaml'], 'bad.yaml:1: fields.nme: a deal has no such field. Did you mean "name"?'],
    [['deals.csv', '--map', 'none.yaml'], 'There is no file none.yaml.'],
    [
      ['deals.csv', '--map', 'map.yaml'],
      'map.yaml takes columns that deals.csv lacks:\n  line 1, fields.externalDealId: "id"',
    ],
    [['deals.csv', '--problems', 'none/p.ndjson'], 'There is no folder for none/p.ndjson.'],
    [['deals.csv', '--api-key-file', 'none.key'], 'There is no file none.key.'],
    [['deals.csv', '--api-key-file', 'empty.key'], 'empty.key is empty'],
    [['deals.csv', '--format', 'xml'], 'Allowed choices are csv, ndjson, json'],
    [['deals.csv', '--concurrency', 'many'], 'Expected a whole number from 1 to 100'],
    [['deals.csv', '--frob'], "unknown option '--frob'"],
    [['deals.csv', 'more.csv'], 'There is no file more.csv'],
    [[], "missing required argument 'file'"],
  ])('is told in words, sends nothing and exits with 2: push %j', async (args, message) => {
    const cwd = await folderWith(files);
    const { code, stdout, stderr } = await push(args, { cwd });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(emulator.requests).toHaveLength(0);
  });

  it('names the columns that the file has', async () => {
    const cwd = await folderWith(files);
    const { stderr } = await push(['deals.csv', '--map', 'map.yaml'], { cwd });
    expect(stderr).toContain('The columns of deals.csv are: "externalDealId", "name", "amount".');
  });

  it('keeps the key off plain http', async () => {
    const cwd = await folderWith(files);
    const { code, stderr } = await recotap(['push', 'deals.csv', '--base-url', 'http://recotap.example/api'], { cwd });
    expect(stderr).toContain('plain http');
    expect(code).toBe(2);
  });
});
