import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { redocly } from './contract/redocly.js';
import { annotate } from './contract/reference.js';
import { contractUrl } from './generate/contract.js';

const pathOf = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

// One file that needs no network, and that the Content Security Policy of its template allows none.
const output = process.argv[2] ?? pathOf('../docs/reference.html');
const folder = mkdtempSync(join(tmpdir(), 'recotap-docs-'));
const source = join(folder, 'openapi.json');
writeFileSync(source, JSON.stringify(annotate(parse(readFileSync(contractUrl, 'utf8')))));
const { exitCode, stdout, stderr } = await redocly(
  'build-docs',
  source,
  '--inlineBundle',
  `--template=${pathOf('./contract/reference.hbs')}`,
  `--output=${output}`,
);
rmSync(folder, { recursive: true });
if (exitCode === 0) {
  writeFileSync(output, withLogo(readFileSync(output, 'utf8')));
  console.log(`The reference is in ${output}`);
} else console.error(stdout + stderr);
process.exitCode = exitCode;

/** Redoc has its logo on its own server, where the page may not go: its name takes the logo's place. */
function withLogo(page: string): string {
  const logo =
    '<svg xmlns="http://www.w3.org/2000/svg" width="48" height="12"><text y="10" font-family="sans-serif" font-size="11">Redocly</text></svg>';
  return page.replace(
    /https:\/\/cdn\.redoc\.ly\/redoc\/logo[\w-]*\.svg/g,
    `data:image/svg+xml,${encodeURIComponent(logo)}`,
  );
}
