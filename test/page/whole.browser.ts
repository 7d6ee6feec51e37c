import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startChromium } from '../reference/browser.js';
import { type OpenOptions, openPage, press, sees } from './page.js';
import { deal, teamAt } from './recotap.js';

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser?.close());

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A day with a bit of everything. */
const day: OpenOptions = {
  emulator: {
    refuse: ({ amount }) => (amount === 13 ? 'Pipeline Legacy is archived' : undefined),
    faults: {
      rules: [
        { fault: 'deviation', change: 'added-field' },
        { fault: 'status', status: 429, when: { requests: 4 } },
      ],
    },
    dealStages: [{ pipelineId: 'sales', pipelineLabel: 'Sales', stages: [{ stageId: 'new', stageLabel: 'New' }] }],
  },
  before: async (_, origin) => {
    const team = teamAt(origin);
    await team.accounts('acme.com');
    await team.deals(deal('d-1', { associatedAccounts: [{ domain: 'acme.com' }] }), deal('d-2', { amount: 13 }));
    await team.deals(deal('d-3', { associatedAccounts: [{ domain: 'globex.com' }] }));
    await fetch(`${origin}/api/v1/segments`, { headers: { 'x-api-key': 'any' } });
  },
};

/** Each panel, and a text by which it is known to be there. */
const panels = [
  ['/#/requests', 'pushAccounts'],
  ['/#/requests/2', 'Pipeline Legacy is archived'],
  ['/#/held/deals', 'not linked'],
  ['/#/held/deals/d-3', 'Not linked.'],
  ['/#/held/accounts/acme.com', 'Brought by request'],
  ['/#/held/deal-stages', 'Sales'],
  ['/#/faults', 'The whole schedule, as YAML'],
  ['/#/contract', 'the latest in request'],
  ['/#/state', 'Save snapshot'],
] as const;

async function violations(page: Page): Promise<unknown> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as { axe: { run(): Promise<{ violations: Found[] }> } }
    ).axe.run();
    interface Found {
      id: string;
      nodes: { html: string; failureSummary: string }[];
    }
    return violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
    }));
  });
}

describe.each(['light', 'dark'] as const)('the emulator’s page in the %s theme', (scheme) => {
  it.each(panels)('gives axe nothing to say at %s', async (path, text) => {
    const { page, complaints } = await openPage(browser, { ...day, path, scheme });
    await sees(page, text);
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe('the emulator’s page on a screen of 360 px', () => {
  it.each(panels)('is as wide as that at %s, and gives axe nothing to say', async (path, text) => {
    const { page } = await openPage(browser, { ...day, path, width: 360, height: 740 });
    await sees(page, text);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await violations(page)).toEqual([]);
  });
});

describe('the emulator’s page', () => {
  it('lets no script and no style run but its own, and no other site frame it', async () => {
    const { origin } = await openPage(browser);
    const { headers } = await fetch(`${origin}/`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('goes back and forth with the browser, and opens a link where it left off', async () => {
    const { page } = await openPage(browser, day);
    await press(page, 'link', 'State');
    await sees(page, 'Save snapshot');
    await press(page, 'link', 'Contract 3');
    await sees(page, 'Operations');
    await page.goBack();
    await sees(page, 'Save snapshot');
    expect(await page.title()).toBe('State · Recotap emulator');
  });

  it('says that it has lost the emulator, and goes on when it is back', async () => {
    const { page, emulator, origin, close } = await openPage(browser, day);
    await sees(page, 'Live');
    await close();
    await sees(page, 'Reconnecting …');
    const again = await emulator.listen(Number(new URL(origin).port));
    onTestFinished(again.close);
    await sees(page, 'Live');
    await teamAt(origin).deals(deal('d-9'));
    await sees(page, '5 requests');
  });
});
