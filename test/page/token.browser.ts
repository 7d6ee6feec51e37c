import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChromium } from '../reference/browser.js';
import { control, fill, hasRows, openPage, press, sees } from './page.js';
import { deal, teamAt } from './recotap.js';

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser?.close());

const inspectToken = 'the-token-of-the-team';
const listen = { inspectToken };
const before = (_: unknown, origin: string) => teamAt(origin).deals(deal('d-1'));

describe('the page of an emulator that wants a token', () => {
  it('asks for it, and opens with the right one alone', async () => {
    const { page } = await openPage(browser, { listen, before });
    await sees(page, 'This emulator wants a token');
    await (await control(page, 'textbox', 'Token')).type('another');
    await press(page, 'button', 'Open');
    await sees(page, 'The emulator does not take this token.');
    await fill(page, 'Token', inspectToken, 'textbox');
    await page.keyboard.press('Enter');
    await hasRows(page, 1);
    await page.reload();
    await hasRows(page, 1);
  });

  it('takes it from its address, and removes it from there', async () => {
    const { page, complaints } = await openPage(browser, { listen, before, path: `/#token=${inspectToken}` });
    await hasRows(page, 1);
    expect(page.url()).not.toContain(inspectToken);
    expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(inspectToken);
    expect(complaints).toEqual([]);
  });
});
