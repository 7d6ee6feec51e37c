import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { root, run } from '../projects/run.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The generators, outside this repository, with the contract and its JSON Schemas. */
    generators: string;
  }
}

/** Installs the generators into a copy that nothing of this repository is above. */
export default async function install(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'recotap-generators-'));
  const isSource = (path: string) => !['node_modules', 'generated'].includes(basename(path));
  await cp(join(root, 'test/generators'), folder, { recursive: true, filter: isSource });
  await cp(join(root, 'openapi.yaml'), join(folder, 'openapi.yaml'));
  await cp(join(root, 'generated'), join(folder, 'schemas'), {
    recursive: true,
    filter: (path) => basename(path) === 'generated' || path.endsWith('.schema.json'),
  });
  await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'], folder);
  project.provide('generators', folder);
  return () => rm(folder, { recursive: true, force: true });
}
