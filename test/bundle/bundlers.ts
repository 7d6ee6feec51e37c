import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { build, transform } from 'esbuild';
import { rollup } from 'rollup';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Bundles an app for a browser, minified: its whole text. */
export type Bundle = (app: string) => Promise<string>;

const byEsbuild = (platform: 'browser' | 'neutral') => async (app: string) => {
  const { outputFiles, warnings } = await build({
    stdin: { contents: app, resolveDir: root, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform,
    mainFields: ['module', 'main'],
    target: 'es2022',
    logLevel: 'silent',
  });
  if (warnings.length > 0) throw new Error(warnings.map(({ text }) => text).join('\n'));
  return outputFiles.map(({ text }) => text).join('');
};

/** rollup decides what stays in; the minifying, which it leaves to others, is esbuild's. */
async function byRollup(app: string): Promise<string> {
  const { code: input } = await transform(app, { loader: 'ts' });
  const entry = 'the-app';
  const bundle = await rollup({
    input: entry,
    plugins: [
      {
        name: entry,
        resolveId: (id) => (id === entry ? join(root, entry) : null),
        load: (id) => (id === join(root, entry) ? input : null),
      },
      nodeResolve({ browser: true }),
    ],
    // Such as for an import that only Node can resolve.
    onwarn: ({ code, message }) => {
      if (code !== 'EMPTY_BUNDLE') throw new Error(message);
    },
  });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  const text = output.map((part) => (part.type === 'chunk' ? part.code : '')).join('');
  const { code } = await transform(text, { minify: true, format: 'esm', target: 'es2022' });
  return code;
}

export const bundlers: [name: string, bundle: Bundle][] = [
  ['esbuild', byEsbuild('browser')],
  ['esbuild for no platform', byEsbuild('neutral')],
  ['rollup', byRollup],
];
