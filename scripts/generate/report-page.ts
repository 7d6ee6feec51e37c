import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = fileURLToPath(new URL('../../src/cli/push/report/page/', import.meta.url));

/** The script and the style of the HTML report, each as one text. The report has them in itself. */
export async function reportPage(): Promise<string> {
  const [script, style] = await Promise.all(['page.ts', 'page.css'].map(bundled));
  return `// Written by \`npm run generate\` from src/cli/push/report/page/. Do not edit.

export const script = ${JSON.stringify(script)};

export const style = ${JSON.stringify(style)};
`;
}

async function bundled(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [folder + file],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['chrome115', 'firefox115', 'safari16.4'],
    legalComments: 'none',
  });
  return outputFiles[0]?.text.trim() ?? '';
}
