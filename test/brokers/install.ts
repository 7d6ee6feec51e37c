import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { root, run } from '../projects/run.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** A project outside this repository, with the clients of the brokers, the packed package and the examples. */
    project: string;
  }
}

/** Installs the package as it is built into a project that nothing of this repository is above. */
export default async function install(testProject: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'recotap-brokers-'));
  const project = join(folder, 'project');
  const quick = ['--no-audit', '--no-fund', '--prefer-offline'];
  const packed = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], root);
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  const isSource = (path: string) => !path.includes('node_modules');
  await cp(join(root, 'test/brokers'), project, { recursive: true, filter: isSource });
  await cp(join(root, 'examples/brokers'), join(project, 'examples'), { recursive: true });
  await run('npm', ['ci', ...quick], project);
  await run('npm', ['install', '--no-save', ...quick, join(folder, filename)], project);
  testProject.provide('project', project);
  return () => rm(folder, { recursive: true, force: true });
}
