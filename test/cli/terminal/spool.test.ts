import { readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSpool, type Spool } from '../../../src/cli/terminal/spool.js';
import { folderWith } from '../io.js';

/** Makes a folder the one for temporary files. */
function temporary(folder: string) {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  onTestFinished(() => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  });
  return folder;
}

/** The files that this process has open. */
const openFiles = async () => {
  const folder = '/proc/self/fd';
  return Promise.all((await readdir(folder)).map((name) => readlink(join(folder, name)).catch(() => '')));
};

const lines = (count: number) => Array.from({ length: count }, (_, index) => `${index} Café ${'x'.repeat(100)}\n`);
const textOf = (spool: Spool) => Buffer.concat([...spool.read()].map((text) => Buffer.from(text as string))).toString();

describe('what is kept to be printed later', () => {
  it('comes back in order, however much it is, from a temporary file that no kind of end leaves behind', async () => {
    const folder = temporary(await folderWith({}));
    const spool = createSpool();
    const given = lines(150_000);
    for (const line of given) spool.add(line);
    const isNameless = process.platform !== 'win32';
    expect(await readdir(folder)).toHaveLength(isNameless ? 0 : 1);
    if (process.platform === 'linux') expect((await openFiles()).join()).toContain(folder);
    expect(textOf(spool)).toBe(given.join(''));
    spool.close();
    expect(await readdir(folder)).toEqual([]);
    if (process.platform === 'linux') expect((await openFiles()).join()).not.toContain(folder);
  });

  it('touches no disk while it is little', async () => {
    const folder = temporary(await folderWith({}));
    const spool = createSpool();
    for (const line of lines(1_000)) spool.add(line);
    expect(await readdir(folder)).toEqual([]);
    expect(textOf(spool)).toBe(lines(1_000).join(''));
    spool.close();
  });

  it('stays in memory where there is no folder for temporary files', async () => {
    temporary(join(await folderWith({}), 'none'));
    const spool = createSpool();
    const given = lines(150_000);
    for (const line of given) spool.add(line);
    expect(textOf(spool)).toBe(given.join(''));
    spool.close();
  });
});
