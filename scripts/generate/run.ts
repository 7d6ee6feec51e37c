import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readContract } from './contract.js';
import { targetsOf } from './targets.js';

/** The text of every generated file, by name. */
export async function generate(contractUrl?: URL): Promise<Map<string, string>> {
  const contract = readContract(contractUrl);
  const files = new Map<string, string>();
  for (const [file, target] of Object.entries(targetsOf(contract))) files.set(file, await target(contract));
  return files;
}

/** The files in `folder` that differ from `files` or are not among them. */
export function staleFiles(files: Map<string, string>, folder: string): string[] {
  const present = existsSync(folder) ? filesIn(folder) : [];
  const differs = (file: string) =>
    !present.includes(file) || readFileSync(join(folder, file), 'utf8') !== files.get(file);
  return [...[...files.keys()].filter(differs), ...present.filter((file) => !files.has(file))];
}

/** Makes `folder` hold `files` and nothing else. Files that are up to date are not touched. */
export function writeFiles(files: Map<string, string>, folder: string): void {
  for (const file of staleFiles(files, folder)) {
    const text = files.get(file);
    const path = join(folder, file);
    if (text === undefined) {
      rmSync(path);
      continue;
    }
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

function filesIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => statSync(join(folder, name)).isFile());
}
