import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Document, type Node } from 'yaml';
import { CliError, fileError } from '../../terminal/cli-error.js';
import type { Io } from '../../terminal/io.js';
import { suggestion } from '../../terminal/suggest.js';
import type { ItemKind } from '../items/item.js';
import type { MakeItems, OptionChecks, Setup } from './model.js';
import { createNodeReader } from './nodes.js';
import { readSetup, setupKeys } from './setup.js';

/** A mapping that is a program. */
export interface ModuleMapping extends Setup {
  readonly make: MakeItems;
}

export function isModule(name: string): boolean {
  return /\.[mc]?[jt]s$/.test(name);
}

/**
 * Loads a mapping written in JavaScript, or in TypeScript where Node reads that.
 *
 * @throws CliError when it cannot be loaded, or its default export is no mapping
 */
export async function loadModule(name: string, kind: ItemKind, checks: OptionChecks, io: Io): Promise<ModuleMapping> {
  const { default: mapping } = await importFrom(name, io);
  const word = kind.word;
  const example = `export default { ${word}(row, { lookup }) { return … } }`;
  if (typeof mapping !== 'object' || mapping === null)
    throw new CliError(`${name} has no mapping as its default export. Expected: ${example}.`);
  const { [word]: make, ...setup } = mapping as Record<string, unknown>;
  if (typeof make !== 'function') throw new CliError(`${name} has no function ${word}. Expected: ${example}.`);
  return { ...setupOf(name, setup, word, checks), make: make.bind(mapping) };
}

async function importFrom(name: string, io: Io): Promise<{ default?: unknown }> {
  if (/\.[mc]?ts$/.test(name) && !readsTypeScript())
    throw new CliError(
      `Node ${process.versions.node} does not read TypeScript, so ${name} cannot be loaded. Use Node 22.18 or later, or write the mapping in JavaScript: mapping.mjs.`,
    );
  const path = resolve(io.cwd, name);
  const { href } = pathToFileURL(path);
  try {
    await access(path);
    return await import(/* @vite-ignore */ href);
  } catch (error) {
    const known = fileError(error, name);
    throw known === error ? new CliError(explain(error, name, path, href), { cause: error }) : known;
  }
}

function readsTypeScript(): boolean {
  return Boolean((process.features as { typescript?: unknown }).typescript);
}

function explain(error: unknown, name: string, path: string, href: string): string {
  const { message, stack = '' } = (error ?? {}) as Partial<Error>;
  const line = /^:(\d+)/.exec(stack.split(href)[1] ?? '')?.[1];
  const told = firstLine(message ?? error).replaceAll(path, name);
  return `${name}${line === undefined ? '' : `:${line}`} cannot be loaded: ${told}`;
}

function firstLine(message: unknown): string {
  return String(message).split('\n')[0] ?? '';
}

function documentOf(name: string, values: Record<string, unknown>): Document {
  try {
    return new Document(values, { aliasDuplicateObjects: false });
  } catch (error) {
    throw new CliError(`The mapping ${name} cannot be used: ${firstLine((error as Error).message)}.`, { cause: error });
  }
}

/** Reads what a program says about the file by the same rules as a mapping in YAML. */
function setupOf(name: string, values: Record<string, unknown>, word: string, checks: OptionChecks): Setup {
  const reader = createNodeReader(undefined);
  const known = [...setupKeys, word];
  for (const key of Object.keys(values)) {
    if (!known.includes(key))
      reader.slip(0, `${key}: unknown key.${suggestion(key, known)} Known are ${known.join(', ')}.`);
  }
  const { contents } = documentOf(name, values);
  const setup = readSetup(
    reader,
    reader.entries(reader.map(contents as Node | null, name, 'an object', 0), ''),
    checks,
  );
  if (reader.slips.length > 0) {
    const lines = reader.slips.map(({ text }) => `  ${name}: ${text}`);
    throw new CliError(`The mapping cannot be used:\n${lines.join('\n')}`);
  }
  return setup;
}
