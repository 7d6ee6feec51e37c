/**
 * `npm run build`: writes what is published into `dist/`, or into the folder that is given. `esm/` and `cjs/` are the library, `types/` its
 * types, `cli/` is the command, and `page.cjs` is the emulator's page.
 */
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildCommand, buildCommonJs, buildModules, buildTypes } from './build/bundle.js';
import { buildPage } from './build/page.js';
import { licencesOf } from './build/third-party.js';

const dist = resolve(process.argv[2] ?? 'dist');
const presets = 'src/cli/read/mapping/presets';

rmSync(dist, { recursive: true, force: true });
const files = await Promise.all([
  buildModules(join(dist, 'esm')),
  buildCommonJs(join(dist, 'cjs')),
  buildCommand(join(dist, 'cli')),
  buildTypes(join(dist, 'types'), 'js'),
  buildTypes(join(dist, 'types'), 'cjs'),
  buildPage(join(dist, 'page.cjs')),
]);
writeFileSync(join(dist, 'THIRD-PARTY.txt'), licencesOf(files.flat()));
// The command reads them from beside its code.
cpSync(presets, join(dist, 'cli'), { recursive: true, filter: (path) => path === presets || path.endsWith('.yaml') });
