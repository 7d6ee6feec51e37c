import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isHeldBack, newestIn, readDependencies, readReasons, toMarkdown } from '../scripts/dependencies/report.js';

const page = readFileSync('docs/dependencies.md', 'utf8');
const dependencies = readDependencies();
const newest = newestIn(page);
const held = dependencies.filter((dependency) => isHeldBack(dependency, newest));

describe('the dependencies', () => {
  it('are those in docs/dependencies.md, with their versions (else: npm run outdated)', () => {
    expect(toMarkdown(dependencies, newest)).toBe(page);
  });

  it('have a reason where they are pinned or kept back, and only there (scripts/dependencies/reasons.json)', () => {
    expect(Object.keys(readReasons()).sort()).toEqual(held.map(({ name }) => name).sort());
  });

  it('are all in docs/libraries.md, and nothing else is', () => {
    const rows = readFileSync('docs/libraries.md', 'utf8').matchAll(/^\| (`[^|]*) \|/gm);
    const listed = [...rows].flatMap(([, cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''));
    const direct = dependencies.filter(({ kind }) => kind !== 'overrides').map(({ name }) => name);
    const covers = (pattern: string, name: string) =>
      pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
    expect(direct.filter((name) => !listed.some((pattern) => covers(pattern, name)))).toEqual([]);
    expect(listed.filter((pattern) => !direct.some((name) => covers(pattern, name)))).toEqual([]);
  });
});

describe('a dependency is held back', () => {
  const dependency = {
    name: 'a',
    kind: 'dependencies',
    range: '^1.0.0',
    installed: '1.2.0',
    reason: undefined,
  } as const;
  const none = { date: '', versions: new Map<string, string>() };
  const newer = { date: '', versions: new Map([['a', '2.0.0']]) };

  it.each([
    ['an exact version', { ...dependency, range: '1.2.0' }, none, true],
    ['a range of patches', { ...dependency, range: '~1.2' }, none, true],
    ['a range of an alias', { ...dependency, range: '@b/a@^1.0.0' }, none, false],
    ['an exact version of an alias', { ...dependency, range: '@b/a@1.2.0' }, none, true],
    ['a range, with the newest installed', dependency, none, false],
    ['a range, with a newer version', dependency, newer, true],
  ])('by %s: %#', (_, given, registry, expected) => {
    expect(isHeldBack(given, registry)).toBe(expected);
  });
});
