import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { redocly } from '../contract/redocly.js';
import { annotate } from '../contract/reference.js';
import { contractUrl } from '../generate/contract.js';

const template = fileURLToPath(new URL('../contract/reference.hbs', import.meta.url));

/**
 * Writes the reference of the contract: one file that needs no network, and that the Content Security Policy of its template allows none.
 *
 * @throws with what Redocly printed when it fails
 */
export async function writeReference(file: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'recotap-docs-'));
  const source = join(folder, 'openapi.json');
  writeFileSync(source, JSON.stringify(annotate(parse(readFileSync(contractUrl, 'utf8')))));
  const { exitCode, stdout, stderr } = await redocly(
    'build-docs',
    source,
    '--inlineBundle',
    `--template=${template}`,
    `--output=${file}`,
  );
  rmSync(folder, { recursive: true });
  if (exitCode !== 0) throw new Error(stdout + stderr);
  writeFileSync(file, withLogo(readFileSync(file, 'utf8')));
}

/** Redoc has its logo on its own server, where the page may not go: its name takes the logo's place. */
function withLogo(page: string): string {
  const logo =
    '<svg xmlns="http://www.w3.org/2000/svg" width="48" height="12"><text y="10" font-family="sans-serif" font-size="11">Redocly</text></svg>';
  return page.replace(
    /https:\/\/cdn\.redoc\.ly\/redoc\/logo[\w-]*\.svg/g,
    `data:image/svg+xml,${encodeURIComponent(logo)}`,
  );
}
