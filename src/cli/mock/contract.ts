import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFile } from '../terminal/package-file.js';

/** The contract that Prism answers by. */
export interface Contract {
  readonly path: string;
  /** Removes what was written for Prism. */
  release(): Promise<void>;
}

/** The contract of this package. For dynamic answers, it is a copy that tells Prism which values are plausible. */
export async function openContract(dynamic: boolean): Promise<Contract> {
  const path = packageFile('openapi.yaml');
  if (!dynamic) return { path, release: async () => {} };
  const [{ parse }, { withPlausibleValues }] = await Promise.all([import('yaml'), import('./plausible.js')]);
  const document = withPlausibleValues(parse(await readFile(path, 'utf8')));
  const folder = await mkdtemp(join(tmpdir(), 'recotap-mock-'));
  const copy = join(folder, 'openapi.json');
  await writeFile(copy, JSON.stringify(document));
  return { path: copy, release: () => rm(folder, { recursive: true, force: true }) };
}
