import { describe, expect, it } from 'vitest';
import { type FaultSchedule, parseFaultSchedule } from '../../../src/emulator/index.js';
import { presets, ruleOf, switched } from '../../../src/emulator/page/faults/presets.js';
import { readYaml, writeYaml } from '../../../src/emulator/page/faults/yaml-text.js';

const given = { now: Date.UTC(2026, 5, 4), dealIds: ['d-1'] };
const own: FaultSchedule = { seed: 3, rules: [{ fault: 'status', status: 401, when: { path: '/deals' } }] };

describe('the switches of the emulator’s page', () => {
  it.each(presets)('$title: on makes a schedule in order, and off the one before', (preset) => {
    const on = switched(own, preset, true, given);
    expect(parseFaultSchedule(on)).toEqual(on);
    expect(presets.filter((each) => ruleOf(each, on, given.now))).toEqual([preset]);
    expect(switched(on, preset, false, given)).toEqual(own);
    expect(switched(on, preset, true, given).rules).toHaveLength(2);
  });

  it('can all be on, with what decides the response behind what does not', () => {
    const all = presets.reduce((schedule, preset) => switched(schedule, preset, true, given), own);
    expect(presets.filter((preset) => ruleOf(preset, all, given.now))).toEqual(presets);
    expect(all.rules.map(({ fault }) => fault)).toEqual([
      'results',
      'failed-deals',
      'latency',
      'status',
      'status',
      'status',
      'status',
    ]);
    expect(all.rules.at(-1)).toEqual(own.rules[0]);
  });

  it('are off once their time is over', () => {
    const throttled = presets.find(({ key }) => key === 'throttled');
    if (throttled === undefined) throw new Error('There is no such switch');
    const on = switched(own, throttled, true, given);
    expect(ruleOf(throttled, on, given.now + 9_999)).toBeDefined();
    expect(ruleOf(throttled, on, given.now + 10_000)).toBeUndefined();
  });

  it('write YAML that says the same', () => {
    const all = presets.reduce((schedule, preset) => switched(schedule, preset, true, given), own);
    expect(readYaml(writeYaml(all))).toMatchObject({ mistakes: [], value: all });
  });
});

describe('the editor of the emulator’s page', () => {
  it.each([
    ['rules:\n  - fault: reset\n  when: [\n', 3],
    ['rules: []\nseed: 1\nrules: []\n', 3],
    ['rules: []\n---\nrules: []\n', 2],
    ['a: &a [x]\nb: *c\n', 2],
    ['rules: !!js/function "x"\n', 1],
    ['\t- a\n', 1],
  ])('tells the line of what is no YAML: %.40j', (text, line) => {
    expect(readYaml(text).mistakes[0]?.line).toBe(line);
  });

  it('refuses what the parser would take long for', () => {
    expect(readYaml(`rules: ${'['.repeat(2_000)}`).mistakes).toEqual([{ line: 1, text: 'It is nested too deep.' }]);
    expect(readYaml('x'.repeat(70_000)).mistakes).toEqual([{ line: 1, text: 'A schedule has at most 64 kB.' }]);
    const laughs = Array.from(
      { length: 9 },
      (_, at) => `a${at}: &a${at} [${at === 0 ? 'x' : Array(9).fill(`*a${at - 1}`)}]`,
    );
    expect(readYaml(laughs.join('\n')).mistakes[0]?.text).toMatch(/^Excessive alias count/);
  });

  it.each([
    ['rules.1.status', 4],
    ['rules.1.when.odds', 6],
    ['rules.1.nothing', 3],
    ['rules.9', 1],
    ['', 1],
    ['seed', 1],
  ])('finds the line of the issue at %s', (path, line) => {
    const text = 'rules:\n  - fault: reset\n  - fault: status\n    status: 7\n    when:\n      odds: 1\n';
    expect(readYaml(text).place([{ path, message: 'is wrong' }])[0]?.line).toBe(line);
  });
});
