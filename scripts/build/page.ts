import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { contractUrl } from '../generate/contract.js';

const folder = 'src/emulator/page';

/**
 * The emulator's page: one document with its script and style in it, and the Content Security Policy that lets just those two run. It is a
 * module, so that every build and every bundler finds it in the same way.
 *
 * @returns the files that it is made of
 */
export async function buildPage(file: string): Promise<string[]> {
  const { outputFiles, metafile } = await build({
    entryPoints: [`${folder}/main.tsx`],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    outdir: 'page',
    format: 'esm',
    target: ['chrome125', 'firefox128', 'safari18'],
    charset: 'utf8',
    legalComments: 'none',
  });
  const textOf = (extension: string) => outputFiles.find(({ path }) => path.endsWith(extension))?.text.trim() ?? '';
  // Nothing in the script may end it.
  const script = textOf('.js').replace(/<(?=\/script|!--)/gi, '\\x3C');
  const style = textOf('.css');
  const html = readFileSync(`${folder}/index.html`, 'utf8')
    .replace('/*script*/', () => script)
    .replace('/*style*/', () => style);
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "connect-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
  mkdirSync(dirname(file), { recursive: true });
  const exported = { html, policy, anchors: anchorsIn(readFileSync(contractUrl, 'utf8')) };
  writeFileSync(
    file,
    [
      ...Object.entries(exported).map(([name, value]) => `exports.${name} = ${JSON.stringify(value)};`),
      // A bundler may put it into an ES module.
      "exports.folder = typeof __dirname === 'string' ? __dirname : undefined;\n",
    ].join('\n'),
  );
  return Object.keys(metafile.inputs);
}

/** Where the reference shows each operation: its group, then its id. */
function anchorsIn(contract: string): Record<string, string> {
  const { paths } = parse(contract) as {
    paths: Record<string, Record<string, { operationId?: string; tags?: string[] }>>;
  };
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  return Object.fromEntries(
    operations.flatMap(({ operationId, tags: [tag = ''] = [] }) =>
      operationId === undefined
        ? []
        : [[operationId, `/${tag.toLowerCase().replaceAll(' ', '-')}/${operationId.toLowerCase()}`]],
    ),
  );
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
