import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startChromium } from '../reference/browser.js';
import { openPage, press, sees } from './page.js';
import { deal, teamAt } from './recotap.js';
import { saved } from './saved.js';

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser?.close());

const path = '/#/state';
const push = async (_: unknown, origin: string) => {
  const team = teamAt(origin);
  await team.accounts('acme.com');
  await team.deals(deal('d-1', { associatedAccounts: [{ domain: 'acme.com' }] }));
};

async function upload(page: Page, text: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'recotap-page-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'snapshot.json');
  writeFileSync(file, text);
  const input = (await page.waitForSelector('input[type="file"]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(file);
}

/** A button of the dialog that is open. */
async function pressInDialog(page: Page, name: string): Promise<void> {
  await (await page.waitForSelector(`dialog[open] ::-p-aria([name="${name}"][role="button"])`))?.click();
}

describe('the state on the emulator’s page', () => {
  it('is reset part by part, once a person has said yes', async () => {
    const { page, emulator, complaints } = await openPage(browser, { before: push, path });
    await press(page, 'button', 'Reset deals');
    await pressInDialog(page, 'Cancel');
    expect(emulator.deals.size).toBe(1);
    await press(page, 'button', 'Reset deals');
    await sees(page, 'This cannot be undone.');
    await pressInDialog(page, 'Reset deals');
    await sees(page, 'Deals are reset.');
    expect([emulator.deals.size, emulator.accounts.size, emulator.requests.length]).toEqual([0, 1, 2]);
    await sees(page, 'Deals 0');
    expect(complaints).toEqual([]);
  });

  it('is reset as a whole', async () => {
    const { page, emulator } = await openPage(browser, { before: push, path });
    await press(page, 'button', 'Reset everything');
    await pressInDialog(page, 'Reset everything');
    await sees(page, 'Everything is reset.');
    expect([emulator.deals.size, emulator.accounts.size, emulator.requests.length]).toEqual([0, 0, 0]);
    await sees(page, 'Requests 0');
  });

  it('is saved to a file, which another emulator loads', async () => {
    const one = await openPage(browser, { before: push, path });
    const text = await saved(one.page, () => press(one.page, 'button', 'Save snapshot'), /^emulator-.*\.json$/);
    expect(text).not.toContain('the-key-of-the-team');
    const other = await openPage(browser, { path });
    await upload(other.page, text);
    await sees(other.page, 'The emulator holds what snapshot.json has.');
    expect([...other.emulator.deals]).toEqual([...one.emulator.deals]);
    expect(other.emulator.linkedAccounts('d-1')).toEqual(['acme.com']);
    await sees(other.page, 'Accounts 1');
  });

  it.each([
    ['no JSON', 'not JSON', 'Nothing was changed.'],
    ['another file', '{"version":1,"deals":[{"name":7}]}', 'Nothing was changed.'],
    ['an empty file', '', 'Nothing was changed.'],
  ])('stays as it is when a snapshot is %s, and tells what is wrong', async (_, text, told) => {
    const { page, emulator } = await openPage(browser, { before: push, path });
    await sees(page, 'Save snapshot');
    await upload(page, text);
    await sees(page, told);
    expect(emulator.deals.size).toBe(1);
  });
});
