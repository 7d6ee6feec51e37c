import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compilerOptions, type PublicName, publicNames } from '../../scripts/names/public.js';
import { proseProblems } from './prose.js';

const names = publicNames();

/** Each example of a comment, as one of several that a name may have. */
const examples = names.flatMap(({ name, tags }) =>
  tags
    .filter((tag) => tag.name === 'example')
    .map(({ text }, index) => ({ name, file: `${name}-${index}.ts`, code: text })),
);
const has = (name: string) => examples.some((example) => example.name === name);

/** The unit that a number has by its name. */
const units: readonly [name: RegExp, unit: RegExp][] = [
  [/(^|\.)ms$|Ms$|^msPer/, /\bms\b/],
  [/(^|\.)bytes$|Bytes$/, /\bbytes\b/],
  [/PerSecond$/i, /\bper second\b/],
  [/(At|Until)$/, /\bms since 1970\b/],
];

const namesOf = (found: PublicName[]) => found.map(({ name }) => name);
const isNumber = ({ type }: PublicName) => /^number( \||$)/.test(type);
const isLiteral = ({ type }: PublicName) => /^("[^"]*"|true|false)$/.test(type);

describe('the comments of public names', () => {
  it('are there, except for fields with only one value', () => {
    expect(names.length).toBeGreaterThan(700);
    expect(namesOf(names.filter((name) => name.comment === '' && !isLiteral(name)))).toEqual([]);
  });

  it('have an example for each function, or lead to one', () => {
    const functions = names.filter(({ isFunction, isMember }) => isFunction && !isMember);
    expect(functions.length).toBeGreaterThan(50);
    const leads = ({ comment }: PublicName) =>
      [...comment.matchAll(/See \{@link (\S+)\}/g)].some(([, to = '']) => has(to));
    expect(namesOf(functions.filter((one) => !has(one.name) && !leads(one)))).toEqual([]);
  });

  it('give the unit of each number whose name has one', () => {
    const withoutUnit = names
      .filter(isNumber)
      .filter(({ name, comment }) => units.some(([named, unit]) => named.test(name) && !unit.test(comment)));
    expect(namesOf(withoutUnit)).toEqual([]);
  });

  it('give the default of each number and each flag among the options', () => {
    const optional = names.filter((one) => one.isMember && one.isOptional && /Options\./.test(one.name));
    const options = optional.filter((one) => isNumber(one) || one.type === 'boolean');
    expect(options.length).toBeGreaterThan(20);
    expect(namesOf(options.filter(({ comment }) => !comment.includes('Default: ')))).toEqual([]);
  });

  it('link only to public names', () => {
    const links = names.flatMap(({ name, comment, tags }) =>
      [comment, ...tags.map(({ text }) => text)].flatMap((text) =>
        [...text.matchAll(/\{@link ([\w.]+)/g)].map(([, to = '']) => ({ name, to })),
      ),
    );
    expect(links.filter(({ to }) => !names.some(({ name }) => name === to))).toEqual([]);
  });

  it('are plain prose', async () => {
    const text = names.flatMap(({ name, comment, tags }) => [
      `## \`${name}\``,
      comment,
      ...tags.filter((tag) => tag.name !== 'example').map((tag) => tag.text),
    ]);
    expect(await proseProblems({ path: 'comments', text: text.join('\n\n') })).toEqual([]);
  });
});

describe('the examples of public names', () => {
  /** Needs a PostgreSQL server. The tests of the ledger have one. */
  const isOnlyCompiled = ({ name }: { name: string }) => name === 'migrateLedger';
  let folder: string;
  beforeAll(() => {
    mkdirSync('.tmp', { recursive: true });
    // Within the package, which can import itself by its name, but not in what `npm pack` takes.
    folder = resolve(mkdtempSync('.tmp/comments-'));
    for (const { file, code } of examples) writeFileSync(join(folder, file), program(code));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('keep to the types', () => {
    const files = examples.map(({ file }) => join(folder, file));
    const found = ts.getPreEmitDiagnostics(ts.createProgram(files, compilerOptions));
    const words = found.map(({ file, messageText }) => {
      const at = file?.fileName.split('/').pop();
      return `${at}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
    expect(words).toEqual([]);
  });

  it('run', async () => {
    const steps = examples
      .filter((example) => !isOnlyCompiled(example))
      .map(
        ({ file }) => `await import('./${file}').catch((cause) => { throw new Error('${file} fails', { cause }); });`,
      );
    const emulated = `import { createEmulator } from 'recotap-api/emulator';\nglobalThis.fetch = createEmulator().fetch;`;
    writeFileSync(join(folder, 'all.ts'), [emulated, ...steps, "console.log('all ran');"].join('\n'));
    const env = { ...process.env, RECOTAP_API_KEY: 'a-key-of-the-comments' };
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'all.ts'], { cwd: folder, env });
    expect(stdout).toContain('all ran');
  });
});

/** A call or what it prints, and the value that the example says it has. */
const said = /(?:console\.\w+\((.+)\)|(?<=^)([\w.]+\(.+\))); \/\/ (\[[^…]*\]|'.*'|true|false)$/gm;

/** A program of an example, with what it takes as given and the public names that it does not import itself. */
function program(code: string): string {
  const isImport = (line: string) => line.startsWith('import ');
  const lines = code.split('\n');
  const body = lines
    .filter((line) => !isImport(line))
    .join('\n')
    .replace(/^export default /m, 'const made = ')
    .replace(said, 'shows($1$2, $3);');
  const imported = lines.filter(isImport);
  const isUsed = (name: string) =>
    new RegExp(`\\b${name}\\b`).test(body) && !imported.some((line) => line.includes(name));
  const used = new Map(
    names.filter(({ name, isMember }) => !isMember && isUsed(name)).map(({ name, entry }) => [name, entry]),
  );
  return `${imported.join('\n')}
${[...used].map(([name, entry]) => `import { ${name} } from '${entry}';`).join('\n')}
import { around, shows } from '../../test/docs/around.js';
const { ${given} } = await around();
{
${body}
}
`;
}

/** What the examples take as given, from `around.ts`. */
const given = `
  emulator, client, ledger, lane, outbox, sql, app, toDeal,
  deal, deals, accounts, activity, activities, mappings, row, rows
`;
