import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChromium } from '../reference/browser.js';
import { clickRow, fill, hasRows, openPage, press, rowsOf, sees } from './page.js';
import { deal, teamAt } from './recotap.js';
import { saved } from './saved.js';

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser?.close());

/** Three deals: one linked, one whose account is not known, one without any. */
async function push(_: unknown, origin: string): Promise<void> {
  const team = teamAt(origin);
  await team.accounts('acme.com');
  await team.deals(
    deal('d-1', { name: 'Anvils', amount: 300, associatedAccounts: [{ domain: 'https://www.Acme.com/' }] }),
    deal('d-2', { name: 'Beds', amount: 1_000, associatedAccounts: [{ domain: 'globex.com' }] }),
    deal('d-3', { name: 'Chairs', amount: 20 }),
  );
}

describe('what is held, on the emulator’s page', () => {
  it('tells in two clicks why a deal is not linked', async () => {
    const { page, complaints } = await openPage(browser, { before: push });
    await press(page, 'link', 'Held 3');
    const rows = await hasRows(page, 3);
    expect(rows.find((row) => row.startsWith('d-1'))).toContain('linked acme.com');
    expect(rows.find((row) => row.startsWith('d-2'))).toContain('not linked');
    await clickRow(page, 'Beds');
    await sees(page, 'Not linked.');
    await sees(page, 'globex.com');
    expect(complaints).toEqual([]);
  });

  it('leads from a deal to the request that brought it, and from there back', async () => {
    const { page } = await openPage(browser, { before: push, path: '/#/held/deals/d-1' });
    await sees(page, 'Latest version by request #2');
    await (await page.waitForSelector('.split-detail ::-p-text(#2)'))?.click();
    await sees(page, 'Request 2 200');
    await (await page.waitForSelector('.items a::-p-text(d-3)'))?.click();
    await sees(page, 'Chairs');
    await sees(page, 'Not linked.');
  });

  it('shows each version of a deal, and what it changed', async () => {
    const before = async (_: unknown, origin: string) => {
      const team = teamAt(origin);
      await team.deals(deal('d-1', { amount: 1 }));
      await team.deals(deal('d-1', { amount: 2 }));
    };
    const { page } = await openPage(browser, { before, path: '/#/held/deals/d-1' });
    await sees(page, '2 versions');
    await sees(page, 'changed amount');
  });

  it('is searched and sorted', async () => {
    const { page } = await openPage(browser, { before: push, path: '/#/held/deals' });
    await hasRows(page, 3);
    await press(page, 'button', 'Amount');
    await page.waitForFunction(() => document.querySelector('.grid-body [role="row"]')?.textContent?.startsWith('d-3'));
    await press(page, 'button', 'Amount');
    await page.waitForFunction(() => document.querySelector('.grid-body [role="row"]')?.textContent?.startsWith('d-2'));
    await fill(page, 'Text in any field', 'ANVILS');
    expect((await hasRows(page, 1))[0]).toContain('Anvils');
    await sees(page, '1 row');
    await page.reload();
    expect((await hasRows(page, 1))[0]).toContain('Anvils');
  });

  it('is kept up to date while more comes in', async () => {
    const { page, origin } = await openPage(browser, { before: push, path: '/#/held/deals' });
    await hasRows(page, 3);
    await teamAt(origin).deals(deal('d-4'));
    await hasRows(page, 4);
  });

  it('is exported as CSV, in which no cell is a formula, and as NDJSON', async () => {
    const before = (_: unknown, origin: string) =>
      teamAt(origin).deals(deal('d-1', { name: '=HYPERLINK("http://evil.example")' }), deal('d-2'));
    const { page } = await openPage(browser, { before, path: '/#/held/deals' });
    await hasRows(page, 2);
    const csv = await saved(page, () => press(page, 'button', 'Export CSV'), /^deals\.csv$/);
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    const ndjson = await saved(page, () => press(page, 'button', 'Export NDJSON'), /^deals\.ndjson$/);
    const lines = ndjson
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map((row) => row.deal.externalDealId)).toEqual(['d-1', 'd-2']);
  });

  it('has accounts, activities, stages, custom fields and segments as well', async () => {
    const { page } = await openPage(browser, {
      emulator: {
        accounts: [{ domain: 'initech.com', name: 'Initech' }],
        dealStages: [{ pipelineId: 'sales', pipelineLabel: 'Sales', stages: [{ stageId: 'new', stageLabel: 'New' }] }],
        customFields: [{ label: 'Tier', labelType: 'singleLineText' }],
        segments: [{ segmentId: 's-1', name: 'Big ones', status: 'active' }],
      },
      path: '/#/held/deals',
    });
    for (const [tab, text] of [
      ['Accounts 1', 'initech.com'],
      ['Stages 1', 'Sales New'],
      ['Custom fields 1', 'TIER_C'],
      ['Segments 1', 'Big ones'],
    ] as const) {
      await press(page, 'link', tab);
      expect((await hasRows(page, 1))[0]).toContain(text);
    }
    await press(page, 'link', 'Activities 0');
    await sees(page, 'The emulator holds no activities.');
  });

  it('is a table of any length, of which only what is in sight is loaded', async () => {
    const before = async (_: unknown, origin: string) => {
      const deals = Array.from({ length: 2_000 }, (_, index) => deal(`d-${String(index).padStart(4, '0')}`));
      await teamAt(origin).deals(...deals);
    };
    const { page } = await openPage(browser, { before, path: '/#/held/deals?sort=deal.externalDealId' });
    await sees(page, '2,000 rows');
    expect((await rowsOf(page)).length).toBeLessThan(100);
    await (await page.waitForSelector('[role="grid"]'))?.focus();
    await page.evaluate(() => {
      const grid = document.querySelector('[role="grid"]') as HTMLElement;
      grid.scrollTop = grid.scrollHeight;
    });
    await sees(page, 'd-1999');
  });
});
