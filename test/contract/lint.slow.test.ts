import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redocly } from '../../scripts/contract/redocly.js';
import { plantingGround } from './support/plant.js';
import { harmless, violations } from './support/violations.js';

interface Problem {
  ruleId: string;
  severity: string;
  message: string;
  location: { source: { ref: string } }[];
}

const ground = plantingGround();
const planted = new Map<string, string>();
const problems = new Map<string, Problem[]>();

beforeAll(async () => {
  for (const [what, { edit }] of Object.entries(violations)) planted.set(what, ground.plant(edit));
  planted.set('harmless', ground.plant(harmless));
  planted.set('untouched', ground.plant());
  const files = [...planted.values()];
  const { stdout } = await redocly('lint', '--format=json', '--config=redocly.yaml', ...files);
  const found = reports(stdout).flatMap((report) => report.problems);
  for (const [what, path] of planted) {
    const name = path.slice(ground.folder.length);
    problems.set(
      what,
      found.filter(({ location }) => location[0]?.source.ref.endsWith(name)),
    );
  }
});

afterAll(ground.remove);

describe('the lint of the contract', () => {
  it('has nothing to say about openapi.yaml, not even a warning', async () => {
    const { exitCode, stdout } = await redocly('lint', '--format=json', 'openapi.yaml');
    expect(reports(stdout)).toEqual([expect.objectContaining({ totals: { errors: 0, warnings: 0, ignored: 0 } })]);
    expect(exitCode).toBe(0);
  });

  it.each(Object.entries(violations))('catches %s', (what, { rule }) => {
    const found = problems.get(what) ?? [];
    expect([...new Set(found.map(({ ruleId }) => ruleId))]).toEqual([rule]);
    expect(found.map(({ severity }) => severity)).not.toContain('warn');
  });

  it.each(['untouched', 'harmless'])('lets a copy pass that is %s', (what) => {
    expect(problems.get(what)).toEqual([]);
  });

  it('fails the build on a single violation', async () => {
    const { exitCode } = await redocly(
      'lint',
      '--config=redocly.yaml',
      planted.get('a schema without provenance') ?? '',
    );
    expect(exitCode).toBe(1);
  });

  it('says in each message of our own what must be so', () => {
    const ours = [...problems.values()].flat().filter(({ ruleId }) => /^(recotap|rule)\//.test(ruleId));
    expect(ours.length).toBeGreaterThan(20);
    expect(ours.map(({ message }) => message).filter((message) => !/\bmust\b/.test(message))).toEqual([]);
  });
});

/** Redocly prints one JSON document a file, one straight after the other. */
function reports(stdout: string): { totals: object; problems: Problem[] }[] {
  return stdout
    .split(/(?<=^\})(?=\{)/m)
    .filter((text) => text.trim() !== '')
    .map((text) => JSON.parse(text));
}
