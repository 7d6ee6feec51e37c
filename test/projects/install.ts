import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { root, run } from './run.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The projects, outside this repository, with their tools and the package. */
    projects: string;
    /** The packed package. */
    tarball: string;
  }
}

/** Packs the package as it is built, and installs it into a copy of the projects that nothing of this repository is above. */
export default async function install(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'recotap-projects-'));
  const projects = join(folder, 'projects');
  const packed = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], root);
  const tarball = join(folder, (JSON.parse(packed) as [{ filename: string }])[0].filename);
  const isSource = (path: string) => basename(path) !== 'node_modules' && basename(path) !== 'dist';
  await cp(join(root, 'test/projects'), projects, { recursive: true, filter: isSource });
  await run('npm', ['ci', '--no-audit', '--no-fund', '--prefer-offline'], projects);
  await run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--prefer-offline', tarball], projects);
  for (const [copy, names] of Object.entries({
    msw: ['msw2', 'msw3'],
    nock: ['nock14', 'nock15'],
    undici: ['undici6', 'undici8'],
  })) {
    for (const name of names) await cp(join(projects, copy), join(projects, name), { recursive: true });
  }
  for (const name of ['msw2', 'msw3']) {
    await cp(join(root, 'examples/browser'), join(projects, name, 'page'), { recursive: true, filter: isSource });
  }
  for (const name of ['msw2', 'msw3', 'undici6', 'undici8']) {
    // Only from here, the package finds the peer of this project.
    const own = join('node_modules', 'recotap-api');
    await cp(join(projects, own), join(projects, name, own), { recursive: true });
  }
  project.provide('projects', projects);
  project.provide('tarball', tarball);
  return () => rm(folder, { recursive: true, force: true });
}
