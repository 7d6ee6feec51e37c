import { lstat, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, it, onTestFinished } from 'vitest';
import { run } from './run.js';

const megabyte = 1_000_000;

it('the package brings at most 3 packages and 6 MB into an empty project', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'recotap-size-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'package.json'), '{ "private": true }');
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', inject('tarball')], folder);
  const lock = JSON.parse(await readFile(join(folder, 'package-lock.json'), 'utf8'));
  const packages = Object.keys(lock.packages).filter((path) => path !== '');
  const bytes = await sizeOf(join(folder, 'node_modules'));
  const names = packages.map((path) => path.replace(/.*node_modules\//, ''));
  process.stdout.write(`${packages.length} packages (${names.join(', ')}), ${(bytes / megabyte).toFixed(2)} MB\n`);
  expect(packages).toContain('node_modules/recotap-api');
  expect(packages.length).toBeLessThanOrEqual(3);
  expect(bytes).toBeLessThan(6 * megabyte);
});

/** The bytes of its files, as npm counts the unpacked size. The blocks that they take depend on the disk. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(
    entries.map(async (entry) => {
      const about = await lstat(join(folder, entry));
      return about.isFile() ? about.size : 0;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
