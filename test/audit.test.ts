import { describe, expect, it } from 'vitest';
import { auditInstalled, auditLock } from '../scripts/dependencies/audit.js';
import { folderWith } from './cli/io.js';

const integrity = 'sha512-AAAA';
const good = { version: '1.0.0', integrity, license: 'MIT', dev: true };

/** A project with one package, as it is locked and as it is installed. */
function projectWith(
  locked: object | undefined,
  {
    installed = { name: 'a', version: '1.0.0', license: 'MIT' },
    allowScripts = {},
  }: { installed?: object | null; allowScripts?: object } = {},
) {
  return folderWith({
    'package.json': JSON.stringify({ name: 'project', allowScripts }),
    'package-lock.json': JSON.stringify({
      packages: { '': { name: 'project' }, ...(locked && { 'node_modules/a': locked }) },
    }),
    ...(installed && { 'node_modules/a/package.json': JSON.stringify(installed) }),
  });
}

describe('npm run audit', () => {
  it('finds nothing in this project', () => {
    for (const folder of ['.', 'scripts/bench', 'test/generators', 'test/projects'])
      expect(auditLock(folder)).toEqual([]);
    expect(auditInstalled('.')).toEqual([]);
  });

  it('finds nothing in a project that is in order', async () => {
    const folder = await projectWith(good);
    expect([...auditLock(folder), ...auditInstalled(folder)]).toEqual([]);
  });

  it.each([
    ['from git', { ...good, resolved: 'git+ssh://git@github.com/a/a.git#1' }, 'not from the registry'],
    [
      'from another server',
      { ...good, resolved: 'https://registry.npmjs.org.evil.example/a.tgz' },
      'not from the registry',
    ],
    ['from a file', { ...good, resolved: 'file:../a.tgz' }, 'not from the registry'],
    ['from a folder', { ...good, resolved: '../a', link: true }, 'not from the registry'],
    ['without a checksum', { ...good, integrity: undefined }, 'no SHA-512'],
    ['with a weak checksum', { ...good, integrity: 'sha1-AAAA' }, 'no SHA-512'],
    ['with an install script that nobody judged', { ...good, hasInstallScript: true }, 'allowScripts'],
  ])('finds a package %s', async (_, locked, told) => {
    expect(auditLock(await projectWith(locked))).toEqual([expect.stringContaining(told)]);
  });

  it('finds a permission to run a script that there is not', async () => {
    expect(auditLock(await projectWith(good, { allowScripts: { b: true } }))).toEqual([
      expect.stringContaining('names b'),
    ]);
    const judged = await projectWith({ ...good, hasInstallScript: true }, { allowScripts: { a: false } });
    expect(auditLock(judged)).toEqual([]);
  });

  it.each([
    ['in another version', good, { version: '1.0.1', license: 'MIT' }, 'installed as 1.0.1'],
    [
      'with a script that the lock file does not know',
      good,
      { version: '1.0.0', license: 'MIT', scripts: { postinstall: 'x' } },
      'install script',
    ],
    ['under another licence', good, { version: '1.0.0', license: 'AGPL-3.0-only' }, 'AGPL-3.0-only'],
    ['under two licences, one of which is another', good, { version: '1.0.0', license: 'MIT AND GPL-3.0-only' }, 'GPL'],
    ['without a licence', good, { version: '1.0.0' }, 'licence of nobody'],
    [
      'with a licence that is for the development alone',
      { ...good, dev: false },
      { version: '1.0.0', license: 'MPL-2.0' },
      'MPL-2.0',
    ],
    ['that the lock file does not have', undefined, { version: '1.0.0', license: 'MIT' }, 'does not have it'],
    ['not at all', good, null, 'Run npm ci'],
  ])('finds a package that is installed %s', async (_, locked, installed, told) => {
    expect(auditInstalled(await projectWith(locked, { installed }))).toEqual([expect.stringContaining(told)]);
  });

  it.each(['MIT', '(MIT OR GPL-3.0-only)', 'MIT AND ISC', 'MPL-2.0'])('takes the licence %s', async (license) => {
    expect(auditInstalled(await projectWith(good, { installed: { version: '1.0.0', license } }))).toEqual([]);
  });

  it('takes a package that is for another platform as its lock file has it', async () => {
    const other = { ...good, optional: true };
    expect(auditInstalled(await projectWith(other, { installed: null }))).toEqual([]);
    const odd = await projectWith({ ...other, license: 'AGPL-3.0-only' }, { installed: null });
    expect(auditInstalled(odd)).toEqual([expect.stringContaining('AGPL')]);
  });
});
