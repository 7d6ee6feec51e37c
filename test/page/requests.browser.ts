import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChromium } from '../reference/browser.js';
import { choose, clickRow, control, fill, hasRows, openPage, press, rowsOf, sees, seesNoMore, textOf } from './page.js';
import { deal, teamAt } from './recotap.js';

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser?.close());

/** Refuses what a sales lead would not like. */
const refuse = ({ amount }: { amount?: number }) => (amount === 13 ? 'Pipeline Legacy is archived' : undefined);

describe('the requests of the emulator’s page', () => {
  it('come in while it is open, with operation, status and what became of the items', async () => {
    const { page, origin, complaints } = await openPage(browser, { emulator: { refuse } });
    await sees(page, 'No request has come in yet');
    const team = teamAt(origin);
    await team.deals(deal('d-1'), deal('d-2', { amount: 13 }));
    await team.accounts('acme.com');
    const rows = await hasRows(page, 2);
    expect(rows[0]).toMatch(/^2 \d\d:\d\d:\d\d\.\d{3} pushAccounts 200 1 stored/);
    expect(rows[1]).toMatch(/^1 .* pushDeals 200 1 failed 1 stored/);
    expect(complaints).toEqual([]);
  });

  it('tell in one click why a deal was refused', async () => {
    const before = (_: unknown, origin: string) => teamAt(origin).deals(deal('d-1'), deal('d-2', { amount: 13 }));
    const { page } = await openPage(browser, { emulator: { refuse }, before });
    await clickRow(page, 'pushDeals');
    await sees(page, 'd-2 failed Pipeline Legacy is archived');
    await sees(page, 'd-1 stored');
  });

  it('tell which rule refused a whole request', async () => {
    const { page, origin } = await openPage(browser);
    await fetch(`${origin}/api/v1/deals`, {
      method: 'POST',
      headers: { 'x-api-key': 'any', 'content-type': 'application/json' },
      body: JSON.stringify({ deals: [deal('d-1', { ownerEmail: 'nobody' }), deal('d-2')] }),
    });
    await clickRow(page, '2 refused');
    await sees(page, 'by the rule isEmail');
  });

  it('are filtered by status, operation, problems and text, also of a deal that was refused', async () => {
    const before = async (_: unknown, origin: string) => {
      const team = teamAt(origin);
      await team.deals(deal('north-1'));
      await team.deals(deal('south-1', { amount: 13 }));
      await team.accounts('acme.com');
      await fetch(`${origin}/api/v1/nothing`, { headers: { 'x-api-key': 'any' } });
    };
    const { page } = await openPage(browser, { emulator: { refuse }, before });
    await hasRows(page, 4);
    await choose(page, 'Status', '4xx');
    expect((await hasRows(page, 1))[0]).toContain('GET /api/v1/nothing');
    await choose(page, 'Status', '');
    await choose(page, 'Operation', 'pushDeals');
    await hasRows(page, 2);
    await choose(page, 'Show', 'problems');
    expect((await hasRows(page, 1))[0]).toContain('1 failed');
    await choose(page, 'Operation', '');
    await choose(page, 'Show', '');
    await fill(page, 'Text in a request or its response', 'south-1');
    await sees(page, '1 of 4 requests');
    await clickRow(page, 'pushDeals');
    await sees(page, 'south-1 failed');
    await page.reload();
    await sees(page, '1 of 4 requests');
    await sees(page, 'south-1 failed');
    await fill(page, 'Text in a request or its response', 'nowhere to be found');
    await sees(page, 'No request matches the filter.');
  });

  it('show body and response as JSON that folds', async () => {
    const before = (_: unknown, origin: string) =>
      teamAt(origin).deals(deal('d-1', { associatedAccounts: [{ domain: 'inside.example' }] }));
    const { page } = await openPage(browser, { before });
    await clickRow(page, 'pushDeals');
    await sees(page, 'deals: [1]');
    await seesNoMore(page, 'inside.example');
    const body = await control(page, 'region', 'Body');
    for (const fold of ['0: {3}', 'associatedAccounts: [1]', '0: {1}']) await unfold(body, fold);
    await sees(page, 'domain: "inside.example"');
  });

  it('are copied as a line for a shell that has no key in it, and works', async () => {
    const name = `It's "$HOME" and \`date\``;
    const before = (_: unknown, origin: string) => teamAt(origin).deals(deal('d-1', { name }));
    const { page, emulator } = await openPage(browser, { before });
    await clickRow(page, 'pushDeals');
    await press(page, 'button', 'Copy as curl');
    await sees(page, 'Copied.');
    const line = await page.evaluate(() => navigator.clipboard.readText());
    expect(line).toContain('-H "X-Api-Key: $RECOTAP_API_KEY"');
    expect(line).not.toContain('the-key-of-the-team');
    const env = { ...process.env, RECOTAP_API_KEY: 'another' };
    const { stdout } = await promisify(execFile)('sh', ['-c', line], { env });
    expect(JSON.parse(stdout)).toMatchObject({ data: { summary: { upserted: 1 } } });
    expect(emulator.deals.get('d-1')?.name).toBe(name);
    await hasRows(page, 2);
  });

  it('are sent again, through whatever faults there are', async () => {
    const before = (_: unknown, origin: string) => teamAt(origin).deals(deal('d-1'));
    const { page, emulator } = await openPage(browser, { before });
    await clickRow(page, 'pushDeals');
    emulator.faults.set({ rules: [{ fault: 'status', status: 503 }] });
    await press(page, 'button', 'Replay');
    await sees(page, 'Sent again, as request 2.');
    await sees(page, 'Request 2 503');
    expect((await hasRows(page, 2))[0]).toContain('status');
  });

  it('are gone through with the keyboard alone', async () => {
    const before = async (_: unknown, origin: string) => {
      const team = teamAt(origin);
      for (const id of ['d-1', 'd-2', 'd-3']) await team.deals(deal(id));
    };
    const { page } = await openPage(browser, { before });
    await hasRows(page, 3);
    await (await control(page, 'grid', 'Requests, newest first')).focus();
    await page.keyboard.press('ArrowDown');
    await sees(page, 'Request 3 200');
    await page.keyboard.press('End');
    await sees(page, 'Request 1 200');
    await page.keyboard.press('ArrowUp');
    await sees(page, 'Request 2 200');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await seesNoMore(page, 'Request 2 200');
  });

  it('say that they wait while no response comes, and that none came', async () => {
    const rules = [{ fault: 'hang', when: { path: '/segments' } } as const, { fault: 'reset' } as const];
    const { page, origin } = await openPage(browser, { emulator: { faults: { rules } } });
    const leaving = new AbortController();
    const hanging = fetch(`${origin}/api/v1/segments`, { headers: { 'x-api-key': 'any' }, signal: leaving.signal });
    hanging.catch(() => undefined);
    await fetch(`${origin}/api/v1/deals`, { method: 'POST' }).catch(() => undefined);
    await sees(page, 'no response');
    leaving.abort();
    await choose(page, 'Status', 'none');
    const rows = await hasRows(page, 2);
    expect(rows.join(' ')).toContain('hang');
    expect(rows.join(' ')).toContain('reset');
  });

  it('show text from outside as text, whatever it is', async () => {
    const hostile = [
      '<img src=x onerror="alert(1)"><script>alert(2)</script>',
      '</script><script>alert(3)</script>',
      '\u202egnp.exe\u202c \u0007\u001b[31m\u200b',
      'x'.repeat(200_000),
      '{{constructor.constructor("alert(4)")()}}',
      'javascript:alert(5)',
      '\ud800 half a pair',
      'متجر <b>bold</b>',
    ];
    const before = async (_: unknown, origin: string) => {
      const deals = hostile.map((text, index) =>
        deal(`${index} ${text}`.slice(0, 300), {
          name: text,
          amount: 13,
          associatedAccounts: [{ domain: text.slice(0, 99) }],
        }),
      );
      await fetch(`${origin}/api/v1/deals`, {
        method: 'POST',
        headers: { 'x-api-key': 'any', 'content-type': 'application/json' },
        body: JSON.stringify({ deals }),
      });
      await fetch(`${origin}/${encodeURIComponent(hostile[0] ?? '')}`, { headers: { 'x-api-key': 'any' } });
    };
    const { page, complaints } = await openPage(browser, {
      emulator: { refuse: ({ name }) => `Refused ${name.slice(0, 1_000)}` },
      before,
    });
    await clickRow(page, 'pushDeals');
    await sees(page, '<img src=x onerror="alert(1)">');
    await sees(page, '\\u202egnp.exe');
    await page.evaluate(() => {
      location.hash = '#/held/deals';
    });
    await sees(page, 'The emulator holds no deals.');
    expect(await textOf(page)).not.toContain('\u202e');
    expect(await page.$$('main img, main script')).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

/** Opens what is folded, by what stands there. */
async function unfold(within: ElementHandle<HTMLElement>, text: string): Promise<void> {
  const closed = await within.waitForSelector(`::-p-xpath(.//details[not(@open)]/summary[starts-with(., "${text}")])`);
  await closed?.click();
}

/** Scrolls a table by so many pixels in each of 120 frames, and measures. */
async function scroll(page: Page, pixels: number) {
  const session = await page.createCDPSession();
  // The time that the page's thread works, and not that which other programs take.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name: string) => 1_000 * (metrics.find((metric) => metric.name === name)?.value ?? 0);
    return {
      all: of('TaskDuration'),
      script: of('ScriptDuration'),
      style: of('RecalcStyleDuration'),
      layout: of('LayoutDuration'),
    };
  };
  const before = await worked();
  const { times, mostRows } = await page.evaluate(async (by) => {
    const grid = document.querySelector('[role="grid"]') as HTMLElement;
    const times: number[] = [];
    let mostRows = 0;
    let last = performance.now();
    for (let frame = 0; frame < 120; frame++) {
      grid.scrollTop += by;
      await new Promise(requestAnimationFrame);
      times.push(performance.now() - last);
      last = performance.now();
      mostRows = Math.max(mostRows, document.querySelectorAll('.grid-body [role="row"]').length);
    }
    return { times, mostRows };
  }, pixels);
  const after = await worked();
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number) => Number((sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1));
  const perFrame = (name: keyof typeof after) => Number(((after[name] - before[name]) / times.length).toFixed(2));
  return {
    mostRows,
    between: { median: at(0.5), p95: at(0.95), longest: at(1) },
    workPerFrame: {
      all: perFrame('all'),
      script: perFrame('script'),
      style: perFrame('style'),
      layout: perFrame('layout'),
    },
  };
}

describe('10,000 requests', () => {
  it('are scrolled without a hitch, with the rows in sight alone', async () => {
    const before = async (emulator: { fetch: typeof fetch }) => {
      for (let sent = 0; sent < 10_000; sent++) {
        await emulator.fetch('http://localhost/segments', { headers: { 'x-api-key': 'any' } });
      }
    };
    const { page } = await openPage(browser, { before: before as never });
    await sees(page, '10,000 requests');
    for (const pixels of [120, 2_400]) {
      const figures = await scroll(page, pixels);
      // The figures are for a person to read. What holds on any machine is that no more is drawn than is in sight.
      process.stdout.write(`\n120 frames of ${pixels} px through 10,000 requests, in ms: ${JSON.stringify(figures)}\n`);
      expect(await rowsOf(page)).not.toEqual([]);
      expect(figures.mostRows).toBeLessThan(60);
    }
    await (await control(page, 'grid', 'Requests, newest first')).focus();
    await page.keyboard.press('End');
    await sees(page, 'Request 1 200');
  });
});
