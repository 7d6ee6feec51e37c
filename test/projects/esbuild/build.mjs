import { build } from 'esbuild';

const common = { bundle: true, minify: true, target: 'es2022', logLevel: 'warning' };
const node = { ...common, entryPoints: ['src/node.js'], platform: 'node' };
const { warnings } = await build({ ...node, format: 'cjs', outfile: 'dist/node.cjs' });
const others = await Promise.all([
  // undici is CommonJS and requires modules of Node, which a bundle in the format esm cannot.
  build({ ...node, format: 'esm', outfile: 'dist/node.mjs', external: ['undici'] }),
  build({ ...common, entryPoints: ['src/browser.js'], format: 'iife', outfile: 'dist/browser.js' }),
  build({
    ...common,
    entryPoints: ['src/worker.js'],
    format: 'esm',
    outfile: 'dist/worker.mjs',
    conditions: ['workerd', 'worker', 'browser'],
  }),
]);
if ([{ warnings }, ...others].some((result) => result.warnings.length > 0)) process.exitCode = 1;
