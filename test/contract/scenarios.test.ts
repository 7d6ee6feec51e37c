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
    expect(new Set(scenarios.map(({ response }) => JSON.stringify(response)))).toEqual(
      new Set(responses.map(([, { value }]) => JSON.stringify(value))),
    );
  });

  it('have names that stand for one status only, within an operation', () => {
    const names = scenarios.map(({ operationId, example }) => `${operationId} ${example}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('call each operation by a path without gaps, and repeat what operations share under each of them', () => {
    expect(scenarios.filter(({ target }) => !/^(\/[\w-]+)+(\?[^{}]+)?$/.test(target))).toEqual([]);
    const operations = new Set(scenarios.map(({ operationId }) => operationId));
    expect(scenarios.filter(({ example }) => example === 'rateLimited')).toHaveLength(operations.size);
  });

  it('make a table with a row each, in which the header can be read and copied', () => {
    const rows = scenarioTable(scenarios).split('\n');
    for (const { status, prefer, summary } of scenarios) {
      expect(rows).toContain(`| ${status} | \`${prefer}\` | ${summary} |`);
    }
    expect(rows.filter((row) => row !== '' && !/^\|( [^|]+ \|){3}$/.test(row))).toEqual([]);
  });

  it('make a table for each operation, and one for the responses that operations share', () => {
    const headings = [...scenarioTable(scenarios).matchAll(/^\| (.+) \| `Prefer` \|/gm)].map(([, heading]) => heading);
    const calls = [...new Set(scenarios.map(({ method, path }) => `\`${method} ${path}\``))];
    expect(headings).toEqual([...calls, 'any of these calls']);
    expect(scenarioTable(scenarios).match(/example=rateLimited/g)).toHaveLength(1);
  });

  it('keep their table whole when a summary holds a bar', () => {
    const [first] = scenarios;
    if (first === undefined) throw new Error('no scenarios');
    expect(scenarioTable([{ ...first, summary: 'One | two.' }])).toContain('| One \\| two. |');
  });
});
