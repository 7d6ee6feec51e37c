import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readContract } from './generate/contract.js';
import { targets } from './generate/targets.js';

const generated = new URL('../generated/', import.meta.url);

/** The text of every generated file, by name. */
async function generate(): Promise<Map<string, string>> {
  const contract = readContract();
  const files = new Map<string, string>();
  for (const [file, target] of Object.entries(targets)) files.set(file, await target(contract));
  return files;
}

/** The names under generated/ that differ from `files`, left-overs included. */
function staleFiles(files: Map<string, string>): string[] {
  const leftOver = readdirSync(generated).filter((file) => !files.has(file));
  return [...[...files.keys()].filter((file) => differs(file, files.get(file))), ...leftOver];
}

function differs(file: string, text: string | undefined): boolean {
  try {
    return readFileSync(new URL(file, generated), 'utf8') !== text;
  } catch {
    return true;
  }
}

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const files = await generate();
if (values.check) {
  const stale = staleFiles(files).map((file) => `generated/${file}`);
  if (stale.length > 0) {
    console.error(`Stale: ${stale.join(', ')}\nopenapi.yaml says something else. Mend it with: npm run generate`);
    process.exitCode = 1;
  }
} else {
  mkdirSync(generated, { recursive: true });
  for (const file of staleFiles(files)) rmSync(new URL(file, generated), { force: true });
  for (const [file, text] of files) writeFileSync(new URL(file, generated), text);
}
