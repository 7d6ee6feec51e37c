import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readFaults } from '../../../src/cli/read/faults.js';
import { folderWith, ioWith, recotap } from '../io.js';

const refuse = async (content: string | Buffer) => {
  const cwd = await folderWith({ 'faults.yaml': content });
  const { code, stdout, stderr } = await recotap(['emulator', '--port', '0', '--faults', 'faults.yaml'], { cwd });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  return stderr;
};

describe('a file of faults', () => {
  it('is a schedule as YAML, and as JSON too', async () => {
    const schedule = { seed: 7, rules: [{ fault: 'status', status: 503, when: { requests: { from: 2, to: 4 } } }] };
    const yaml = 'seed: 7\nrules:\n  - fault: status\n    status: 503\n    when: { requests: { from: 2, to: 4 } }\n';
    const cwd = await folderWith({ 'faults.yaml': `\ufeff${yaml}`, 'faults.json': JSON.stringify(schedule) });
    expect(await readFaults('faults.yaml', ioWith({ cwd }))).toEqual(schedule);
    expect(await readFaults('faults.json', ioWith({ cwd }))).toEqual(schedule);
  });

  it('may repeat a rule by an alias', async () => {
    const yaml =
      'rules:\n  - fault: bad-request\n    when: &some { dealIds: [a, b] }\n  - { fault: failed-deals, when: *some }';
    const cwd = await folderWith({ 'faults.yaml': yaml });
    const { rules } = await readFaults('faults.yaml', ioWith({ cwd }));
    expect(rules[1]?.when).toEqual({ dealIds: ['a', 'b'] });
  });

  it('that is not in order is refused with all that is wrong, each with its line', async () => {
    const yaml = [
      'sed: 1',
      'rules:',
      '  - fault: latency',
      '    ms: slow',
      '  - fault: earthquake',
      '  - fault: status',
      '    when:',
      '      requests: [1, 0]',
      '      odds: 0.5',
    ].join('\n');
    expect(await refuse(yaml)).toBe(`error: The schedule of faults cannot be used:
  faults.yaml:1: sed is not known here; known are seed, rules
  faults.yaml:4: rules.0.ms must be a number of ms, or { min, max }, and is the text "slow"
  faults.yaml:5: rules.1.fault must be one of latency, trickle, connection-refused, reset, hang, cut-off, status, redirect, token-bucket, fixed-window, bad-request, failed-deals, failed-items, results, summary, deviation, body, and is the text "earthquake"
  faults.yaml:6: rules.2.status must be a whole number from 400 to 599, and is missing
  faults.yaml:8: rules.2.when.requests.1 must be a whole number from 1 up, and is 0
  faults.yaml:9: rules.2.when.odds is not known here; known are requests, operation, path, dealIds, itemIds, probability, overBytes, until
`);
  });

  it.each([
    ['is empty', '', 'faults.yaml:1: the file must be an object, and is null'],
    ['is a list', '- fault: reset\n', 'faults.yaml:1: the file must be an object, and is a list'],
    ['has no rules', 'seed: 1\n', 'faults.yaml:1: rules must be a list, and is missing'],
    ['is no YAML', 'rules:\n  - fault: reset\n  when: [\n', 'faults.yaml:'],
    ['has a key twice', 'rules: []\nseed: 1\nrules: []\n', 'faults.yaml:3: Map keys must be unique'],
    ['has two documents', 'rules: []\n---\nrules: []\n', 'faults.yaml:2: Source contains multiple documents'],
    [
      'has a key that is no word',
      'rules: []\n? [a]\n: 1\n',
      'faults.yaml:2: With stringKeys, all keys must be strings',
    ],
    ['has a tag that nobody knows', 'rules: !!list []\n', 'faults.yaml:1: Unresolved tag'],
    ['has a key from the prototype', 'rules: []\n__proto__: { seed: 1 }\n', 'faults.yaml:2: __proto__ is not known'],
    [
      'is nested without end',
      `rules: ${'['.repeat(20_000)}`,
      'faults.yaml cannot be read as YAML: it is nested too deep.',
    ],
    ['is too large', `rules: []\n${'# comment\n'.repeat(30_000)}`, 'faults.yaml is too large for a schedule'],
    [
      'is not UTF-8',
      Buffer.from('rules: [] # Caf\xe9', 'latin1'),
      'faults.yaml is not UTF-8: line 1 has the byte 0xe9',
    ],
  ])('that %s is refused in words', async (_, content, message) => {
    const stderr = await refuse(content);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('that multiplies itself by aliases of aliases is refused, and not expanded', async () => {
    const level = (name: string, of: string) => `${name}: &${name} [${`${of}, `.repeat(9)}${of}]`;
    const names = [...'abcdefghi'];
    const bomb = names.map((name, index) => level(name, index === 0 ? 'lol' : `*${names[index - 1]}`)).join('\n');
    expect(await refuse(bomb)).toMatch(/Excessive alias count|is not known here/);
  });

  it('names no more than fifty slips, and says how many more there are', async () => {
    const stderr = await refuse(`rules:\n${'  - fault: earthquake\n'.repeat(80)}`);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1 + 50 + 1);
    expect(stderr).toContain('and 30 more');
  });

  it('that is a folder, or not there, is told apart', async () => {
    const cwd = await folderWith({ 'folder/x': '' });
    for (const [file, message] of [
      ['folder', 'folder is a folder.'],
      ['none.yaml', 'There is no file none.yaml.'],
    ]) {
      const { code, stderr } = await recotap(['emulator', '--port', '0', '--faults', file ?? ''], { cwd });
      expect(stderr).toContain(message);
      expect(code).toBe(2);
    }
  });
});

describe('examples/faults.yaml', () => {
  it('is in order', async () => {
    const { rules } = await readFaults('examples/faults.yaml', ioWith({}));
    const text = await readFile('examples/faults.yaml', 'utf8');
    expect(rules).toHaveLength(text.match(/- fault:/g)?.length ?? 0);
  });
});
