import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { together } from '../../vitest.config.js';

const everyTest = '/**/!(*.slow).test.ts';
const patterns = together().test?.include ?? [];
const folders = patterns.filter((pattern) => pattern.endsWith(everyTest)).map((pattern) => dirname(dirname(pattern)));
const files = patterns.filter((pattern) => !pattern.endsWith(everyTest));
const tests = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && !file.endsWith('.slow.test.ts'))
    .map((file) => join(folder, file));

/** What starts another program or thread, and what the build makes. */
const slow = /^(node:)?(child_process|cluster|worker_threads)$|^miniflare$|^puppeteer-core$|(^|\/)dist\/src\//;

/** Every command can be reached from the program, but these start another program only when a test wants it. */
const onDemand = ['src/cli/commands/mock.ts', 'src/cli/terminal/open-in-browser.ts', 'src/cli/work/key-command.ts'];

/** The way from a file to a slow import, if there is one. */
function wayToSlow(file: string, seen = new Set<string>()): string[] | undefined {
  seen.add(file);
  const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s[^'";]*'([^']+)'|import\('([^']+)'\)/gm);
  for (const [, from, lazily] of imports) {
    const name = (from ?? lazily) as string;
    if (slow.test(name)) return [file, name];
    const next = join(dirname(file), name.replace(/\.js$/, '.ts'));
    if (
      !name.startsWith('.') ||
      !next.endsWith('.ts') ||
      onDemand.includes(next) ||
      seen.has(next) ||
      !existsSync(next)
    )
      continue;
    const way = wayToSlow(next, seen);
    if (way !== undefined) return [file, ...way];
  }
  return undefined;
}

describe('npm run test:fast', () => {
  it.each(folders)('has tests in %s/', (folder) => {
    expect(tests(folder)).not.toEqual([]);
  });

  it.each(files)('has the test %s', (file) => {
    expect(existsSync(file)).toBe(true);
  });

  it('has no test that starts another program or needs the build (else: give it a name in .slow.test.ts)', () => {
    const ways = [...folders.flatMap(tests), ...files].map((file) => wayToSlow(file)?.join(' → '));
    expect(ways.filter((way) => way !== undefined)).toEqual([]);
  });

  it('would see such a test', () => {
    expect(wayToSlow('test/contract/mock.slow.test.ts')).toContain('node:child_process');
    expect(wayToSlow('test/contract/lint.slow.test.ts')).toContain('scripts/contract/redocly.ts');
    expect(wayToSlow('test/e2e/command.ts')).toBeDefined();
  });
});
