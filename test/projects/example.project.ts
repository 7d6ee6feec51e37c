import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startChromium } from '../reference/browser.js';
import { openFolder } from './page.js';
import { run } from './run.js';

let browser: Browser;

beforeAll(async () => {
  browser = await startChromium();
});

afterAll(() => browser?.close());

/** The cells of the table as a person reads them, row by row. */
function tableOf(page: Page): Promise<string[][]> {
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not read.
  return page.$$eval('tr', (rows) => rows.map(({ cells }) => [...cells].map(({ innerText }) => innerText.trim())));
}

const header = ['Deal', 'Name', 'Outcome', 'Reason'];
const names = [
  ['OPP-1', 'Acme Corp - Enterprise Plan'],
  ['OPP-2', 'Globex - Team Plan'],
  ['OPP-3', 'Initech - Renewal'],
  ['OPP-4', 'Umbrella - Pilot'],
];
const pushed = [
  ['upserted', ''],
  ['invalid', 'ownerEmail: must be an email address with a top-level domain, such as jane@yourcompany.com'],
  ['failed', 'Pipeline Renewals is closed for changes'],
  ['upserted', ''],
];

describe.each(['msw2', 'msw3'])('examples/browser, built by Vite with %s', (project) => {
  const folder = () => join(inject('projects'), project, 'page');

  beforeAll(() => run('npm', ['run', 'build'], folder()));

  it('shows the outcome of each deal, and says why it is not upserted', async () => {
    const { page, complaints, textOf } = await openFolder(browser, join(folder(), 'dist'));
    await textOf('[role="status"]', /^Ready$/);
    expect(await tableOf(page)).toEqual([header, ...names.map((cells) => [...cells, 'not pushed', ''])]);
    await page.locator('::-p-aria([name="Push"][role="button"])').click();
    expect(await textOf('[role="status"]', /upserted|rror/)).toBe('2 of 4 deals upserted');
    expect(await tableOf(page)).toEqual([header, ...names.map((cells, row) => [...cells, ...(pushed[row] ?? [])])]);
    expect(complaints).toEqual([]);
  });

  it.each(['light', 'dark'])('leaves axe with nothing to say about the %s theme', async (theme) => {
    const { page, textOf } = await openFolder(browser, join(folder(), 'dist'));
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    await textOf('[role="status"]', /^Ready$/);
    await page.locator('::-p-aria([name="Push"][role="button"])').click();
    await textOf('[role="status"]', /upserted$/);
    await page.addScriptTag({ path: join(inject('projects'), 'node_modules/axe-core/axe.min.js') });
    const { violations, passes } = await page.evaluate(() => {
      const { axe } = globalThis as unknown as { axe: { run(): Promise<Audit> } };
      return axe.run();
    });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(passes.map(({ id }) => id)).toContain('color-contrast');
  });
});

interface Audit {
  violations: { id: string; nodes: { html: string }[] }[];
  passes: { id: string }[];
}
