import { chmodSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { transform } from 'esbuild';
import { type OutputOptions, type Plugin, type RolldownOptions, rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import { packageOf } from './third-party.js';

/** What users of the library import, by the names of the entries. */
const entries = {
  index: 'src/index.ts',
  undici: 'src/undici.ts',
  ledger: 'src/ledger/index.ts',
  emulator: 'src/emulator/index.ts',
  msw: 'src/msw.ts',
  examples: 'src/examples.ts',
};
/** What the library imports by a name of its own, which the `imports` of package.json lead to one or the other. */
const servers = { server: 'src/emulator/server.ts', 'no-server': 'src/emulator/no-server.ts' };
const runtimes = { runtime: 'src/client/runtime/server.ts', browser: 'src/client/runtime/browser.ts' };
const library = { ...entries, ...servers, ...runtimes };
const node = /^node:/;
const databases = [/^@photostructure\/sqlite$/, /^pg$/];
const peers = [/^undici$/, /^msw$/, ...databases];

/**
 * The library as ES modules, one for each file, so that a bundler can leave out what an app does not use. openapi-fetch stays an import.
 *
 * @returns the files that it is made of
 */
export function buildModules(folder: string): Promise<string[]> {
  return build(
    {
      input: library,
      external: [node, 'openapi-fetch', ...peers],
      platform: 'neutral',
      resolve: { mainFields: ['module', 'main'] },
      plugins: [byName(chosen), noEmptyImports, compact(true)],
    },
    {
      dir: folder,
      format: 'esm',
      preserveModules: true,
      preserveModulesRoot: '.',
      entryFileNames: ({ name, facadeModuleId }) => placeOf(facadeModuleId ?? name),
    },
  );
}

/** The library as CommonJS, with openapi-fetch in it: Jest cannot load its own build. */
export function buildCommonJs(folder: string): Promise<string[]> {
  return build(
    { input: library, external: [node, ...peers], platform: 'node', plugins: [byName(chosen), compact(false)] },
    {
      dir: folder,
      format: 'cjs',
      entryFileNames: '[name].cjs',
      chunkFileNames: 'shared/[name].cjs',
      dynamicImportInCjs: false,
      codeSplitting: { groups: [packages, { test: validators, name: 'validate' }] },
    },
  );
}

/** The types of the library for ES modules (`js`) or CommonJS (`cjs`), in a file for each entry and what they share. */
export function buildTypes(folder: string, extension: 'js' | 'cjs'): Promise<string[]> {
  return build(
    {
      input: entries,
      external: ['openapi-fetch', ...peers],
      plugins: [
        dts({ emitDtsOnly: true, tsconfig: 'tsconfig.json', compilerOptions: { stripInternal: true } }),
        compactExamples,
        commentsAbove,
      ],
    },
    // In each file, as no app has to know these names.
    {
      dir: folder,
      format: 'esm',
      entryFileNames: `[name].${extension}`,
      chunkFileNames: `shared/[name].${extension}`,
      banner: ['es2022.error', 'esnext.disposable']
        .map((lib) => `/// <reference lib="${lib}" preserve="true" />`)
        .join('\n'),
    },
  );
}

/** The command, with every package that it uses, except those of databases, of which one is machine code. Each of those is a file of its own, which is loaded when it is used. */
export async function buildCommand(folder: string): Promise<string[]> {
  const files = await build(
    {
      input: { main: 'src/cli/main.ts' },
      external: [node, ...databases],
      platform: 'node',
      plugins: [byName(page), compact(false)],
    },
    {
      dir: folder,
      format: 'esm',
      codeSplitting: {
        groups: [
          packages,
          {
            debugName: 'start',
            name: (id, context) => (isLoadedAtStart(id, (each) => context.getModuleInfo(each)) ? 'start' : null),
          },
        ],
      },
    },
  );
  chmodSync(join(folder, 'main.js'), 0o755);
  return files;
}

/** The validators, which are most of what is generated. */
const validators = /[\\/]generated[\\/]validate[\\/]/;
/** Generated data and validators, which nobody reads. */
const data = /[\\/]generated[\\/](?:validate[\\/]|examples|fields|operations|provenance|report-page|shapes)/;
/** A file for each package. */
const packages = {
  test: /[\\/]node_modules[\\/]/,
  debugName: 'vendor',
  name: (id: string) => `vendor/${packageOf(id)?.name.replace('/', '-')}`,
  priority: 1,
};

/** Whether an entry imports a module, directly or not, as soon as it is loaded. */
function isLoadedAtStart(
  id: string,
  infoOf: (id: string) => { isEntry: boolean; importers: string[] } | null,
): boolean {
  const [seen, ahead] = [new Set([id]), [id]];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    const { isEntry = false, importers = [] } = infoOf(next) ?? {};
    if (isEntry) return next !== id;
    for (const importer of importers) if (!seen.has(importer)) ahead.push(importer);
    for (const importer of importers) seen.add(importer);
  }
  return false;
}

/** Where a module comes to lie: as in the project, or below `vendor/`. */
function placeOf(id: string): string {
  const inPackage = packageOf(id);
  if (inPackage) return join('vendor', inPackage.name, relative(inPackage.folder, id).replace(/\.json$/, '.json.js'));
  return isAbsolute(id) ? relative('.', id).replace(/\.ts$/, '.js') : join('vendor', `${id.replace('\0', '')}.js`);
}

async function build(input: RolldownOptions, output: OutputOptions): Promise<string[]> {
  const bundle = await rolldown({
    ...input,
    treeshake: { moduleSideEffects: false },
    // The list of public suffixes is one constant.
    optimization: { inlineConst: false },
    checks: { bundlerTimings: false, pluginTimings: false },
  });
  const { output: chunks } = await bundle.write({
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    ...output,
  });
  await bundle.close();
  return chunks.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
}

/** The built page of the emulator is a file of its own, which each build shares. */
const page = new Map([['./page-file.js', '#emulator/page']]);
/** Whether there is a server, and what only Node and Workers have, is for the package's `imports` to say: not in a browser. */
const chosen = new Map([...page, ['./server.js', '#emulator/server'], ['./runtime/server.js', '#client/runtime']]);
const byName = (names: ReadonlyMap<string, string>): Plugin => ({
  name: 'by-name',
  resolveId(source) {
    const id = names.get(source);
    return id === undefined ? null : { id, external: true };
  },
});

/**
 * What nobody reads is minified: packages, whose licences are in a file of their own, and what is generated. Our code keeps its names, so that a
 * stack trace can be read; its comments are in the types.
 *
 * @param keepsLines whether our code keeps its lines as well
 */
const compact = (keepsLines: boolean): Plugin => ({
  name: 'compact',
  async generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || chunk.moduleIds.length === 0) continue;
      const isUnread = chunk.moduleIds.every((id) => data.test(id) || packageOf(id) !== undefined);
      const how = isUnread ? { minify: true } : { minifyWhitespace: !keepsLines };
      chunk.code = (await transform(chunk.code, { ...how, charset: 'utf8', legalComments: 'none' })).code;
    }
  },
});

/** The types of the examples are the examples again. */
const compactExamples: Plugin = {
  name: 'compact-examples',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === 'chunk' && chunk.fileName.startsWith('examples.'))
        chunk.code = chunk.code.replace(/^\s+/gm, '');
    }
  },
};

/** The bundler puts some comments behind the line before, where no editor finds them. */
const commentsAbove: Plugin = {
  name: 'comments-above',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === 'chunk') chunk.code = chunk.code.replace(/([;{]) +(\/\*\*(?:(?!\*\/).)*\*\/)\n/gs, '$1\n$2\n');
    }
  },
};

/** An import of nothing only sets an order, which modules without side effects do not need. Bundlers warn of it. */
const noEmptyImports: Plugin = {
  name: 'no-empty-imports',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === 'chunk') chunk.code = chunk.code.replace(/^import "\.[^"]+";\n/gm, '');
    }
  },
};
