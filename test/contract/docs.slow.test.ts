import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readScenarios } from '../../scripts/contract/scenarios.js';
import { readContract } from '../../scripts/generate/contract.js';

const folder = mkdtempSync(join(tmpdir(), 'recotap-docs-'));
let page: string;
/** The page without its scripts: the markup that a browser sees before any of them runs. */
let markup: string;

beforeAll(() => {
  const output = join(folder, 'reference.html');
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/docs.ts', folder], { stdio: 'pipe' });
  page = readFileSync(output, 'utf8');
  markup = page.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, (script) => script.slice(0, script.indexOf('>') + 1));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the HTML reference', () => {
  it('is one file that loads no script, style, image, font or frame from elsewhere', () => {
    const loading = [...markup.matchAll(/<(script|link|img|iframe|source|video|audio|object|embed)\b[^>]*>/gi)];
    expect(
      loading.map(([tag]) => tag).filter((tag) => /\b(src|href|data)\s*=\s*["']?(https?:)?\/\//i.test(tag)),
    ).toEqual([]);
    const styles = [...page.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/g)].map(([, css]) => css).join('\n');
    expect(styles).not.toBe('');
    expect(styles).not.toMatch(/@import|url\(\s*["']?(https?:)?\/\//i);
  });

  it('forbids the browser any connection, and asks Redoc to report nothing', () => {
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(markup)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/https?:|\*|ws:|wss:|'self'/);
    // A policy binds what comes after it only.
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.search(/<script|<link|<img/));
    expect(page).toMatch(/__redoc_options = \{[^;]*"disableTelemetry":true/);
  });

  it('shows how sure each operation is', () => {
    const unsure = readContract().operations.filter(
      ({ operationId }) =>
        !['documented', 'observed', 'assumed'].some((level) =>
          page.includes(`"\`${operationId}\` \\u003ca class=\\"provenance ${level}\\"`),
        ),
    );
    expect(unsure).toEqual([]);
  });

  it('has the summary of every operation', () => {
    const missing = readContract().operations.filter(({ summary }) => !page.includes(JSON.stringify(summary)));
    expect(missing).toEqual([]);
  });

  it('has every named example with its summary', () => {
    const definition = /const __redoc_definition = (\{.*\});$/m.exec(page)?.[1] ?? '';
    const { examples } = JSON.parse(definition).components;
    const shown = Object.values<{ summary: string; value: unknown }>(examples);
    const missing = readScenarios().filter(
      ({ summary, response }) =>
        !shown.some(
          (example) =>
            example.summary.trim().replace(/\s+/g, ' ') === summary &&
            JSON.stringify(example.value) === JSON.stringify(response),
        ),
    );
    expect(missing).toEqual([]);
    expect(shown.length).toBeGreaterThan(0);
  });
});
