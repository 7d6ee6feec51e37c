import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { run } from '../projects/run.js';

interface Ruleset {
  extends: unknown;
  rules: Record<string, 'off'>;
  overrides: { rules: Record<string, 'off'> }[];
}

const folder = inject('generators');
const spectral = join(folder, 'node_modules/.bin/spectral');
const rulesetFile = join(folder, 'rules/spectral.yaml');

/** The rules that the contract breaks. */
async function broken(ruleset: string): Promise<string[]> {
  const output = `${ruleset}.json`;
  const args = ['lint', 'openapi.yaml', '--ruleset', ruleset, '--format', 'json', '--output', output];
  // Its exit code only repeats whether there are findings.
  await run(spectral, [...args, '--quiet'], folder).catch(() => undefined);
  const findings = JSON.parse(await readFile(output, 'utf8')) as { code: string }[];
  return [...new Set(findings.map(({ code }) => code))].sort();
}

describe('the rule sets of Spectral and of OWASP', () => {
  it('have nothing to say of the contract, except for what their file argues', async () => {
    expect(await broken(rulesetFile)).toEqual([]);
  });

  it('would complain of each exception, were it none', async () => {
    const ruleset: Ruleset = parse(await readFile(rulesetFile, 'utf8'));
    const whole = join(folder, 'rules/whole.yaml');
    await writeFile(whole, stringify({ extends: ruleset.extends }));
    const exceptions = [ruleset.rules, ...ruleset.overrides.map(({ rules }) => rules)].flatMap(Object.keys);
    expect(await broken(whole)).toEqual(exceptions.sort());
  });
});
