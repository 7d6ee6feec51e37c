import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readScenarios, scenarioTable } from '../../scripts/contract/scenarios.js';
import { contractUrl } from '../../scripts/generate/contract.js';

const document = parse(readFileSync(contractUrl, 'utf8'));
const scenarios = readScenarios();

describe('the scenarios of the mock', () => {
  it('are all the response examples that components/examples holds', () => {
    const examples = Object.entries<{ value: unknown }>(document.components.examples);
    const responses = examples.filter(([name]) => name.endsWith('Response'));
    expect(scenarios).toHaveLength(responses.length);
    expect(scenarios.map(({ response }) => response)).toEqual(
      expect.arrayContaining(responses.map(([, { value }]) => value)),
    );
  });

  it('have names that stand for one status only, within an operation', () => {
    const names = scenarios.map(({ operationId, example }) => `${operationId} ${example}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('make a table with a row each, in which the header can be read and copied', () => {
    const rows = scenarioTable(scenarios).split('\n');
    for (const { status, prefer, summary } of scenarios) {
      expect(rows).toContain(`| ${status} | \`${prefer}\` | ${summary} |`);
    }
    expect(rows.filter((row) => !/^\|( [^|]+ \|){3}$/.test(row))).toEqual([]);
  });

  it('keep their table whole when a summary holds a bar', () => {
    const [first] = scenarios;
    if (first === undefined) throw new Error('no scenarios');
    expect(scenarioTable([{ ...first, summary: 'One | two.' }])).toContain('| One \\| two. |');
  });
});
