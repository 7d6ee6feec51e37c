import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const peers = fileURLToPath(new URL('.', import.meta.url));
const build = `${root}node_modules/.cache/recotap-bench`;

/** The built command. */
export const command = `${build}/dist/cli/main.js`;

/** Installs what the project is measured against, unless it is there. */
export function installPeers(): void {
  if (existsSync(`${peers}node_modules`)) return;
  console.error('Installing what to measure against ...');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: peers, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Builds the project into a folder of the bench's own, so that nothing that happens to `dist` has a part in it. */
export function compile(): void {
  rmSync(build, { recursive: true, force: true });
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts', `${build}/dist`], {
    cwd: root,
    stdio: 'inherit',
  });
  copyFileSync(`${root}package.json`, `${build}/package.json`);
}
