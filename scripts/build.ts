import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

rmSync(`${root}/dist`, { recursive: true, force: true });
execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
// The compiler leaves alone what is JavaScript already, and what is no program.
copy('generated', /\.(?:js|d\.ts)$/);
copy('src/cli/read/mapping/presets', /\.yaml$/);

function copy(folder: string, files: RegExp): void {
  cpSync(`${root}/${folder}`, `${root}/dist/${folder}`, {
    recursive: true,
    filter: (path) => statSync(path).isDirectory() || files.test(path),
  });
}
