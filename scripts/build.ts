import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

rmSync(`${root}/dist`, { recursive: true, force: true });
execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
// The compiler leaves alone what is JavaScript already.
cpSync(`${root}/generated`, `${root}/dist/generated`, {
  recursive: true,
  filter: (path) => statSync(path).isDirectory() || /\.(?:js|d\.ts)$/.test(path),
});
