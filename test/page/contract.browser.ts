import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChromium } from '../reference/browser.js';
import { hasRows, openPage, press, sees } from './page.js';
import { deal, teamAt } from './recotap.js';

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser?.close());

describe('the contract on the emulator’s page', () => {
  it('is kept where nothing deviates', async () => {
    const before = (_: unknown, origin: string) => teamAt(origin).deals(deal('d-1'));
    const { page, complaints } = await openPage(browser, { before, path: '/#/contract' });
    await sees(page, 'All 1 request and their responses keep to the contract.');
    await sees(page, 'pushDeals ↗ (opens a new tab) POST /deals 1 0');
    expect(complaints).toEqual([]);
  });

  it('tells what deviates, how often, and in which request', async () => {
    const before = async (_: unknown, origin: string) => {
      const team = teamAt(origin);
      await team.deals(deal('d-1'));
      await team.deals(deal('d-2'));
    };
    const { page } = await openPage(browser, { emulator: { deviate: ['unknown-value'] }, before, path: '/#/contract' });
    await sees(page, 'response');
    await press(page, 'link', '#2');
    await sees(page, 'Off the contract');
    await hasRows(page, 2);
  });

  it('links each operation into the reference', async () => {
    const { page, origin } = await openPage(browser, { path: '/#/contract' });
    await sees(page, 'pushDeals');
    const links = await page.$$eval('a[href^="/reference"]', (all) => all.map((link) => link.getAttribute('href')));
    expect(links).toHaveLength(13);
    for (const link of links) {
      const response = await fetch(origin + link);
      expect(response.status).toBe(200);
      expect((await response.text()).includes(String(link).replace('/reference/', ''))).toBe(true);
    }
    expect((await fetch(`${origin}/reference/constructor`)).status).toBe(404);
  });
});
