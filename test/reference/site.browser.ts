import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChromium } from './browser.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'recotap-site-'));
const at = (page: string) => pathToFileURL(join(folder, page)).href;
const complaints: string[] = [];
let browser: Browser;
let page: Page;

beforeAll(async () => {
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/docs.ts', folder], { stdio: 'pipe' });
  browser = await startChromium();
  page = await browser.newPage();
  await page.setOfflineMode(true);
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const guides = () => readdirSync(folder).filter((file) => file.endsWith('.html') && file !== 'reference.html');

describe('the guides as pages, opened from a folder without network', () => {
  it('have a page for each guide, whose links lead to pages, headings and files that there are', async () => {
    expect(guides().length).toBeGreaterThan(12);
    const ids = new Map<string, string[]>();
    const links: [from: string, href: string][] = [];
    for (const guide of guides()) {
      await page.goto(at(guide));
      ids.set(guide, await page.$$eval('[id]', (all) => all.map(({ id }) => id)));
      const hrefs = await page.$$eval('a[href]', (all) => all.map((link) => link.getAttribute('href') ?? ''));
      links.push(...hrefs.map((href): [string, string] => [guide, href]));
    }
    const broken = links.filter(([from, href]) => {
      if (/^(https?|mailto):/.test(href)) return false;
      const [file = '', anchor] = href.split('#');
      if (file.startsWith('../../')) return !existsSync(file.slice('../../'.length));
      const target = file === '' ? from : file;
      if (target === 'reference.html') return false;
      return !ids.has(target) || (anchor !== undefined && !ids.get(target)?.includes(anchor));
    });
    expect(broken).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('find a section by its words, and go there by a click and by the keyboard', async () => {
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(at('index.html'));
    await page.keyboard.press('/');
    await page.keyboard.type('promised');
    await page.waitForSelector('#found a');
    expect(await page.$eval('#found a', (link) => link.innerText)).toContain('What is promised');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.pathname.endsWith('/reliability.html') && location.hash !== '');
    await page.type('#search', 'zzzzqqqq');
    expect(await page.$eval('#found', (found) => found.textContent)).toBe('Nothing has the words "zzzzqqqq".');
  });

  it.each(['light', 'dark'])('can be read by everybody, in the %s theme', async (theme) => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    for (const guide of ['index.html', 'reliability.html', 'many-machines.html']) {
      await page.goto(at(guide));
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
        return (await axe.run()).violations.map(({ id }) => id);
      });
      expect({ guide, violations }).toEqual({ guide, violations: [] });
    }
  });

  it('fit a phone, without a page that scrolls sideways', async () => {
    await page.setViewport({ width: 360, height: 740 });
    const wide: string[] = [];
    for (const guide of guides()) {
      await page.goto(at(guide));
      if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)) wide.push(guide);
    }
    expect(wide).toEqual([]);
  });
});
