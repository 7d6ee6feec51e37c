import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PushFacts } from '../../src/cli/push/facts.js';
import { htmlReport } from '../../src/cli/push/report/html.js';
import type { ProblemRow } from '../../src/cli/push/report/rows.js';
import { startChromium } from './browser.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'recotap-push-report-'));
const reasons = ['invalid: amount must be a number', 'failed: Pipeline Legacy is archived'] as const;
const hostile = '=1+1</script><img src=x onerror="document.title=\'run\'">\u202e|`';

const problem = (index: number): ProblemRow => ({
  place: `${index + 2}`,
  id: `OPP-${index}`,
  name: index === 7 ? hostile : `Deal ${index}`,
  status: index % 2 === 0 ? 'invalid' : 'failed',
  reason: index % 2 === 0 ? 'amount must be a number' : 'Pipeline Legacy is archived',
  reasons: [reasons[index % 2] as string],
});

function factsOf(problems: number): PushFacts {
  const half = problems / 2;
  return {
    startedAt: '2026-11-28T03:00:00.000Z',
    input: { name: 'deals.csv', mapping: 'deals.yaml' },
    target: { environment: 'sandbox', baseUrl: 'https://sandboxapi.reco-tap.com/api/v1', isDefault: false },
    settings: { '--ledger': 'recotap.db', '--concurrency': 4 },
    total: 30_000,
    upserted: 12_000,
    unchanged: 18_000 - problems,
    failed: half,
    invalid: half,
    superseded: 0,
    unsent: 0,
    requests: 131,
    retries: 3,
    durationMs: 12_400,
    changes: { new: 11_000, changed: 1_000, sentAgain: 0, refusedBefore: 4, waitingBefore: 0 },
    complete: true,
    problemsFile: 'problems.csv',
    reasons:
      problems === 0 ? [] : reasons.map((reason) => ({ reason, count: half, example: 'deal OPP-1, line 3: "much"' })),
    pace: {
      bucketMs: 200,
      buckets: Array.from({ length: 62 }, (_, index) => ({
        requests: index > 20 && index < 30 ? 0 : (index % 4) + 1,
        throttled: index === 20 ? 1 : 0,
        failed: index === 40 ? 1 : 0,
        heldMs: index > 20 && index < 30 ? 200 : 0,
      })),
    },
    links: {
      total: 30_000,
      linked: 29_000,
      unlinked: 900,
      unlinkedDeals: Array.from({ length: 900 }, (_, n) => ({ externalDealId: `OPP-${n}`, domains: ['globex.com'] })),
      withoutDomain: 100,
      withoutDomainDeals: Array.from({ length: 100 }, (_, n) => ({ externalDealId: `OPP-9${n}`, domains: ['co.uk'] })),
      knownDomains: [{ domain: 'acme.com', deals: 29_000 }],
      unknownDomains: [{ domain: 'globex.com', deals: 900, name: 'Globex' }],
    },
    notes: ['A note.'],
  };
}

let browser: Browser | undefined;
let page: Page;
const complaints: string[] = [];

async function open(problems: number): Promise<void> {
  const rows = Array.from({ length: problems }, (_, index) => problem(index));
  const file = join(folder, `report-${problems}.html`);
  writeFileSync(
    file,
    await htmlReport(factsOf(problems), { rows, total: problems }, { word: 'deal', idField: 'externalDealId' }),
  );
  await page.goto(pathToFileURL(file).href);
  if (problems > 0) await page.waitForSelector('.ready');
}

const cells = (name: string) =>
  page.$$eval(`#rows .${name}`, (all) => all.map((cell) => (cell as HTMLElement).innerText));
const position = () => page.$eval('#position', (element) => (element as HTMLElement).innerText);
const press = (text: string) => page.locator(`::-p-xpath(//button[normalize-space(.)="${text}"])`).click();

beforeAll(async () => {
  browser = await startChromium();
  page = await browser.newPage();
  await page.setViewport({ width: 1100, height: 900 });
  await page.setOfflineMode(true);
  page.on('console', (message) => void (['error', 'warn'].includes(message.type()) && complaints.push(message.text())));
  page.on('pageerror', (error) => void complaints.push(String(error)));
  const session = await page.createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
});
afterEach(() => void expect(complaints).toEqual([]));
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the report of a push, in a browser', () => {
  it('shows the first 25 of 10,000 problems, and turns the pages', async () => {
    await open(10_000);
    expect(await position()).toBe('1 to 25 of 10,000');
    expect((await cells('id'))[0]).toBe('OPP-0');
    await press('Next');
    expect(await position()).toBe('26 to 50 of 10,000');
    expect((await cells('id'))[0]).toBe('OPP-25');
    await press('Previous');
    expect(await position()).toBe('1 to 25 of 10,000');
  });

  it('filters by text, outcome and reason', async () => {
    await open(1_000);
    await page.type('#search', 'opp-99');
    expect(await cells('id')).toEqual(['OPP-99', ...Array.from({ length: 10 }, (_, index) => `OPP-${990 + index}`)]);
    await page.select('#status', 'failed');
    expect(await position()).toBe('1 to 6 of 6');
    await page.type('#search', 'nothing');
    expect(await position()).toBe('No problem fits.');
    await page.locator('button[data-reason="0"]').click();
    expect(await position()).toBe('1 to 25 of 500');
    expect(new Set(await cells('reason'))).toEqual(new Set(['amount must be a number']));
  });

  it('sorts by a column, numbers as numbers, with the keyboard too', async () => {
    await open(1_000);
    await page.focus('th.id button');
    await page.keyboard.press('Enter');
    expect((await cells('id')).slice(0, 3)).toEqual(['OPP-0', 'OPP-1', 'OPP-2']);
    expect(await page.$eval('th.id', (header) => header.getAttribute('aria-sort'))).toBe('ascending');
    await page.keyboard.press('Enter');
    expect((await cells('id')).slice(0, 2)).toEqual(['OPP-999', 'OPP-998']);
    expect(await page.$eval('th.id', (header) => header.getAttribute('aria-sort'))).toBe('descending');
  });

  it('exports what is filtered as CSV, in which no cell is a formula', async () => {
    await open(100);
    await page.type('#search', '1+1');
    expect(await cells('name')).toEqual(['=1+1</script><img src=x onerror="document.title=\'run\'">\\u202e|`']);
    await press('Export as CSV');
    const file = 'report-problems.csv';
    while (!(await readdir(folder)).includes(file)) await page.evaluate(() => new Promise(requestAnimationFrame));
    expect(readFileSync(join(folder, file), 'utf8')).toBe(
      `\ufeffline,outcome,reason,externalDealId,name\r\n9,failed,Pipeline Legacy is archived,OPP-7,"'${hostile.replaceAll('"', '""')}"\r\n`,
    );
    expect(await page.title()).toBe('deals.csv: 30,000 deals');
  });

  it.each([0, 100].flatMap((problems) => ['light', 'dark'].map((theme) => ({ problems, theme }))))(
    'has no barrier that axe-core finds, with $problems problems in the $theme theme',
    async ({ problems, theme }) => {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
      await open(problems);
      await page.$$eval('details', (all) => {
        for (const each of all) each.open = true;
      });
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const { axe } = window as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        const result = await axe.run();
        return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      });
      expect(violations).toEqual([]);
    },
  );
});
