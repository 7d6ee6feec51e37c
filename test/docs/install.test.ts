import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blocksOf, pages } from './pages.js';

const readme = pages.find(({ path }) => path === 'README.md') ?? { path: '', text: '' };
const section = readme.text.split('\n## Install\n')[1]?.split('\n## ')[0] ?? '';
const [inCheckout, inApp] = blocksOf({ path: 'README.md', text: section }).map(({ code }) => code.trim());
const globally = /`(npm install -g [^`]+)`/.exec(section)?.[1] ?? '';
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

describe('the section "Install" of the README', () => {
  let folder: string;
  const shell = async (script: string, cwd: string, env: NodeJS.ProcessEnv = {}) => {
    const quiet = { npm_config_audit: 'false', npm_config_fund: 'false', npm_config_prefer_offline: 'true' };
    // The tests may run by `npx --package=node@20.19`, which hands that option on to each npx within.
    const outer = { ...process.env, npm_config_package: undefined };
    const options = { cwd: join(folder, cwd), env: { ...outer, ...quiet, ...env } };
    const { stdout } = await promisify(execFile)('sh', ['-ec', script], options);
    return stdout.trim();
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'recotap-install-'));
    for (const name of ['recotap-api', 'app', 'home']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'app/package.json'), JSON.stringify({ name: 'an-app', private: true }));
    const destination = `--pack-destination=${join(folder, 'recotap-api')}`;
    await promisify(execFile)('npm', ['pack', '--ignore-scripts', destination]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('builds a tarball of this version', () => {
    expect(inCheckout).toBe(`npm ci && npm pack   # writes recotap-api-${version}.tgz`);
  });

  it('installs it in an app, with the command', async () => {
    expect(await shell(inApp ?? '', 'app')).toMatch(new RegExp(`^${version}$`, 'm'));
  });

  it('installs the command for every folder', async () => {
    const prefix = join(folder, 'home');
    await shell(globally, 'recotap-api', { npm_config_prefix: prefix });
    expect(await shell(`${join(prefix, 'bin/recotap')} --version`, 'app')).toBe(version);
  });
});
