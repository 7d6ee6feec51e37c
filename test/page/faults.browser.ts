import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChromium } from '../reference/browser.js';
import { control, fill, hasRows, openPage, press, sees, seesNoMore } from './page.js';
import { deal, teamAt } from './recotap.js';

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser?.close());

const path = '/#/faults';
const status = async (origin: string) =>
  (await fetch(`${origin}/api/v1/segments`, { headers: { 'x-api-key': 'any' } })).status;

describe('the faults of the emulator’s page', () => {
  it('have a switch for a key that is refused, and mark what it struck', async () => {
    const { page, origin, complaints } = await openPage(browser, { path });
    expect(await status(origin)).toBe(200);
    await press(page, 'switch', 'Key refused');
    await sees(page, 'Key refused: on.');
    expect(await status(origin)).toBe(401);
    await sees(page, 'Faults struck 1 request');
    await press(page, 'switch', 'Key refused');
    await sees(page, 'Key refused: off.');
    expect(await status(origin)).toBe(200);
    await press(page, 'link', 'Faults struck 1 request');
    expect((await hasRows(page, 1))[0]).toContain('401 fault: status');
    // A refused request of the browser itself would be in the console.
    expect(complaints).toEqual([]);
  });

  it('throttle for ten seconds, say how many are left, and end by themselves', async () => {
    const { page, origin, emulator } = await openPage(browser, { path });
    await press(page, 'switch', 'Too many requests, for 10 s');
    await sees(page, 's left');
    expect(await status(origin)).toBe(429);
    await seesNoMore(page, 's left');
    expect(await status(origin)).toBe(200);
    expect(emulator.faults.schedule.rules).toHaveLength(1);
    await press(page, 'switch', 'Every tenth request fails');
    await sees(page, 'Every tenth request fails: on.');
    // What is over is not kept.
    expect(emulator.faults.schedule.rules).toMatchObject([{ fault: 'status', status: 500 }]);
  });

  it('refuse the deals that a person names', async () => {
    const { page, origin } = await openPage(browser, { path });
    await press(page, 'switch', 'Deals refused');
    await sees(page, 'Name the deals first, by their ids.');
    await fill(page, 'Ids of deals, with commas', 'd-2, d-9', 'textbox');
    await press(page, 'switch', 'Deals refused');
    await sees(page, 'Deals refused: on.');
    expect(await teamAt(origin).deals(deal('d-1'), deal('d-2'))).toMatchObject({ upserted: 1, failed: 1 });
  });

  it('combine, and keep the rules that are not theirs', async () => {
    const own = { fault: 'latency', ms: 1, times: 3 } as const;
    const { page, emulator } = await openPage(browser, { path, emulator: { faults: { seed: 7, rules: [own] } } });
    for (const name of ['Every tenth request fails', 'Results shuffled', 'Slow']) {
      await press(page, 'switch', name);
      await sees(page, `${name}: on.`);
    }
    expect(emulator.faults.schedule).toMatchObject({
      seed: 7,
      rules: [{ fault: 'results' }, { fault: 'latency', ms: { min: 2_000 } }, { fault: 'status', status: 500 }, own],
    });
    await press(page, 'button', 'End all faults');
    await sees(page, 'All faults have ended.');
    expect(emulator.faults.schedule.rules).toEqual([]);
  });

  it('follow what others set', async () => {
    const { page, emulator } = await openPage(browser, { path });
    emulator.faults.set({ rules: [{ fault: 'status', status: 401 }] });
    await page
      .waitForSelector('::-p-aria([name="Key refused"][role="switch"])[aria-checked="true"]')
      .catch(() => undefined);
    const key = await control(page, 'switch', 'Key refused');
    await page.waitForFunction((element) => element.getAttribute('aria-checked') === 'true', {}, key);
    await sees(page, '1 on');
  });

  it('are edited as YAML, with each mistake at its line', async () => {
    const { page, emulator } = await openPage(browser, { path });
    const name = 'The whole schedule, as YAML';
    await fill(page, name, 'rules:\n- fault: status\nstatus: 7', 'textbox');
    await press(page, 'button', 'Apply');
    await sees(page, 'Nothing was changed');
    await sees(page, 'Line 3 status is not known here');
    await fill(page, name, '# a bad day\nrules:\n  - fault: status\n    status: 7\n', 'textbox');
    // The editor does not indent by itself.
    await press(page, 'button', 'Apply');
    await sees(page, 'Line 4 rules.0.status must be a whole number from 400 to 599, and is 7');
    await press(page, 'button', 'Line 4');
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('    status: 7');
    await page.keyboard.type('    status: 503');
    await page.keyboard.down('Control');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Control');
    await sees(page, 'The schedule is in force: 1 rule.');
    expect(emulator.faults.schedule).toEqual({ rules: [{ fault: 'status', status: 503 }] });
    await fill(page, name, 'rules: [', 'textbox');
    await press(page, 'button', 'Apply');
    await sees(page, 'Line 1');
    await press(page, 'button', 'Discard changes');
    await sees(page, 'The text is that of the schedule in force again.');
    expect(emulator.faults.schedule.rules).toHaveLength(1);
  });
});
