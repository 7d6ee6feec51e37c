import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const peers = fileURLToPath(new URL('.', import.meta.url));
const build = `${root}node_modules/.cache/recotap-bench`;

/** The built command. */
export const command = `${build}/dist/src/cli/main.js`;

/** Installs what the project is measured against, unless it is there. */
export function installPeers(): void {
  if (existsSync(`${peers}node_modules`)) return;
  console.error('Installing what to measure against ...');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: peers, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Compiles the project into a folder of the bench's own, so that neither `dist` nor a loader of TypeScript has a part in it. */
export function compile(): void {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const options = ['-p', 'tsconfig.build.json', '--outDir', `${build}/dist`, '--declaration', 'false'];
  rmSync(build, { recursive: true, force: true });
  execFileSync(process.execPath, [tsc, ...options], { cwd: root, stdio: 'inherit' });
  // The compiler leaves alone what is JavaScript already.
  cpSync(`${root}generated`, `${build}/dist/generated`, {
    recursive: true,
    filter: (path) => !path.endsWith('.ts'),
  });
  copyFileSync(`${root}package.json`, `${build}/package.json`);
}
