import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { example, fixture, inFolder, recotap } from './command.js';
import { closedPort, emulatorOnAPort } from './servers.js';
import { waysToSpoil } from './spoil.js';

/** "CRM Sales Opportunities" by Maven Analytics, public domain: 8,800 deals of a real export. */
const realExport = gunzipSync(await readFile(fixture('sales_pipeline.csv.gz')));
const map = ['--map', example('maven-crm.yaml')];

const numberIn = (text = '') => Number(text.replaceAll(',', ''));

describe('a real CRM export of 8,800 deals', () => {
  it('is upserted whole, in 88 requests, with what is unknown left out', async () => {
    const { emulator, baseUrl } = await emulatorOnAPort();
    const { code, stdout } = await inFolder(async (cwd) => {
      await writeFile(join(cwd, 'sales_pipeline.csv'), realExport);
      return recotap(['push', 'sales_pipeline.csv', ...map, '--base-url', baseUrl], { cwd });
    });
    expect(stdout).toMatch(/^sales_pipeline\.csv: 8,800 deals\n {2}8,800 upserted\n88 requests, /);
    expect(code).toBe(0);
    expect(emulator.requests).toHaveLength(88);
    const held = [...emulator.deals.values()];
    expect(held).toHaveLength(8800);
    expect(held.filter(({ associatedAccounts }) => associatedAccounts === undefined)).toHaveLength(1425);
    expect(held.filter(({ startDate }) => startDate === undefined)).toHaveLength(500);
    expect(held.filter(({ amount }) => amount === undefined)).toHaveLength(2089);
    expect(emulator.deals.get('1C1I7A6R')).toEqual({
      externalDealId: '1C1I7A6R',
      name: 'Cancity GTX Plus Basic',
      amount: 1054,
      dealCurrencyCode: 'USD',
      stageId: 'Won',
      stageLabel: 'Won',
      pipelineId: 'hardware',
      pipelineLabel: 'Hardware Sales',
      startDate: '2016-10-20T00:00:00Z',
      closedDate: '2017-03-01T00:00:00Z',
      ownerName: 'Moses Frase',
      associatedAccounts: [{ name: 'Cancity' }],
    });
  });

  it('with 1% of its rows spoilt in ten ways gets every good deal in, and every bad one named with its line and reason', async () => {
    const { emulator, baseUrl } = await emulatorOnAPort();
    const { text, spoilt } = waysToSpoil(realExport.toString());
    expect(spoilt).toHaveLength(88);
    await inFolder(async (cwd) => {
      await writeFile(join(cwd, 'spoilt.csv'), text);
      const args = ['push', 'spoilt.csv', ...map, '--base-url', baseUrl, '--problems', 'problems.ndjson'];
      const { code, stdout } = await recotap(args, { cwd });
      expect(stdout).toContain('spoilt.csv: 8,800 deals\n  8,712 upserted\n     88 invalid');
      expect(code).toBe(1);

      const problems = (await readFile(join(cwd, 'problems.ndjson'), 'utf8'))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      const told = problems
        .sort((a, b) => a.line - b.line)
        .map(({ line, issues }) => ({ line, reason: JSON.stringify(issues) }));
      expect(told).toEqual(spoilt.map(({ line, reason }) => ({ line, reason: expect.stringMatching(reason) })));
      expect(emulator.deals.size).toBe(8712);
      for (const { id } of spoilt) expect(emulator.deals.has(id)).toBe(false);
    });
  });

  it('comes through the standard input as well', async () => {
    const { emulator, baseUrl } = await emulatorOnAPort();
    const args = ['push', '-', '--format', 'csv', ...map, '--base-url', baseUrl, '--json'];
    const { code, stdout } = await recotap(args, { input: realExport });
    expect(JSON.parse(stdout)).toMatchObject({ total: 8800, upserted: 8800, requests: 88, problems: [] });
    expect(code).toBe(0);
    expect(emulator.deals.size).toBe(8800);
  });

  it('goes nowhere in a dry run', async () => {
    const { code, stdout } = await recotap(['push', '-', ...map, '--dry-run'], { input: realExport });
    expect(stdout).toMatch(/8,800 would be upserted\nin 88 requests \(nothing was sent\)/);
    expect(code).toBe(0);
  });
});

describe('the sample export in examples/', () => {
  it('has the usual flaws, and all of them are told', async () => {
    const { emulator, baseUrl } = await emulatorOnAPort();
    const args = ['push', example('deals.csv'), '--map', example('deals.yaml'), '--base-url', baseUrl, '--json'];
    const { code, stdout } = await recotap(args);
    const { problems, ...counts } = JSON.parse(stdout);
    expect(counts).toMatchObject({
      total: 300,
      upserted: 291,
      invalid: 8,
      superseded: 1,
      failed: 0,
      unsent: 0,
      requests: 3,
    });
    expect(problems).toHaveLength(8);
    expect(code).toBe(1);
    expect(emulator.deals.get('OPP-10490')).toMatchObject({ stageId: 'Closed Won', amount: 18_400 });
  });
});

describe('a push that must end early', () => {
  it('with a wrong key ends after the first answers, and exits with 3', async () => {
    const { emulator, baseUrl } = await emulatorOnAPort({ apiKey: 'another' });
    await inFolder(async (cwd) => {
      const args = ['push', '-', ...map, '--base-url', baseUrl, '--problems', 'problems.ndjson'];
      const { code, stdout, stderr } = await recotap(args, { cwd, input: realExport });
      expect(stderr).toMatch(/^error: .*401.*RECOTAP_API_KEY/m);
      expect(stdout).toMatch(/0 upserted\n\s+[\d,]+ unsent/);
      expect(stdout).toContain('The rest of the standard input was not read.');
      expect(code).toBe(3);
      expect(emulator.requests.length).toBeLessThan(10);
      const problems = await readFile(join(cwd, 'problems.ndjson'), 'utf8');
      const total = Number(/^the standard input: ([\d,]+) deals/.exec(stdout)?.[1]?.replace(',', ''));
      expect(problems.trim().split('\n')).toHaveLength(total);
    });
  });

  it('accounts for every deal of a file, also those it had not come to, so that the problems file has all that is left', async () => {
    const { emulator, baseUrl } = await emulatorOnAPort({
      faults: { rules: [{ fault: 'status', status: 401, when: { requests: { from: 21 } } }] },
    });
    await inFolder(async (cwd) => {
      await writeFile(join(cwd, 'export.csv'), realExport);
      const args = ['push', 'export.csv', ...map, '--base-url', baseUrl, '--problems', 'problems.ndjson'];
      const { code, stdout, stderr } = await recotap(args, { cwd });
      expect(stderr).toMatch(/^error: .*401/m);
      // Of the first twenty requests some may be cut off by the refusal of the next.
      const [, upserted, unsent] =
        /^export\.csv: 8,800 deals\n +([\d,]+) upserted\n +([\d,]+) unsent/.exec(stdout) ?? [];
      expect(numberIn(upserted)).toBeLessThanOrEqual(2000);
      expect(numberIn(upserted) + numberIn(unsent)).toBe(8800);
      expect(stdout).not.toContain('was not read');
      expect(code).toBe(3);
      emulator.faults.clear();
      const again = await recotap(['push', 'problems.ndjson', '--base-url', baseUrl], { cwd });
      expect(again.stdout).toContain(`problems.ndjson: ${unsent} deals\n  ${unsent} upserted`);
      expect(again.code).toBe(0);
      expect(emulator.deals.size).toBe(8800);
    });
  });

  it('as nobody listens accounts for every deal that it took, and exits with 3', async () => {
    const port = await closedPort();
    const args = ['push', '-', ...map, '--base-url', `http://127.0.0.1:${port}`, '--json'];
    const { code, stdout, stderr } = await recotap(args, { input: realExport });
    const { problems, ...counts } = JSON.parse(stdout);
    expect(counts.total).toBeGreaterThan(0);
    expect(counts).toMatchObject({ upserted: 0, unsent: counts.total });
    expect(problems).toHaveLength(counts.total);
    expect(problems[0]).toMatchObject({ status: 'unsent', cause: { code: 'connection' } });
    expect(stderr).toContain(`127.0.0.1:${port}`);
    expect(code).toBe(3);
  });
});

describe('a mapping that does not fit', () => {
  it('is refused before anything is sent', async () => {
    const { emulator, baseUrl } = await emulatorOnAPort();
    await inFolder(async (cwd) => {
      const mapping = await readFile(example('maven-crm.yaml'), 'utf8');
      await writeFile(join(cwd, 'map.yaml'), mapping.replace('opportunity_id', 'oportunity_id'));
      const args = ['push', '-', '--map', 'map.yaml', '--base-url', baseUrl];
      const { code, stdout, stderr } = await recotap(args, { cwd, input: realExport });
      expect(stderr).toContain('"oportunity_id" (did you mean "opportunity_id"?)');
      expect(stderr).toContain('"deal_stage", "engage_date", "close_date", "close_value".');
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    });
    expect(emulator.requests).toHaveLength(0);
  });
});

describe('a problems file', () => {
  it('is corrected and pushed again as it is', async () => {
    const { emulator, baseUrl } = await emulatorOnAPort();
    await inFolder(async (cwd) => {
      const args = ['--base-url', baseUrl, '--problems'];
      await recotap(['push', example('deals.csv'), '--map', example('deals.yaml'), ...args, 'p.ndjson'], { cwd });
      const lines = (await readFile(join(cwd, 'p.ndjson'), 'utf8')).trim().split('\n');
      const corrected = lines.map((line) => {
        const outcome = JSON.parse(line);
        const wrong = new Set(outcome.issues.map(({ path }: { path: string }) => path.split('.')[0]));
        const fields = Array.isArray(outcome.deal) ? { externalDealId: outcome.deal[0] } : outcome.deal;
        const kept = Object.entries(fields).filter(([field]) => !wrong.has(field));
        return JSON.stringify({ ...outcome, deal: { name: 'Corrected', ...Object.fromEntries(kept) } });
      });
      await writeFile(join(cwd, 'p.ndjson'), corrected.join('\n'));
      const { code, stdout, stderr } = await recotap(['push', 'p.ndjson', ...args, 'p2.ndjson'], { cwd });
      expect(stdout).toContain('8 upserted');
      expect(stderr).toContain('is from an earlier push');
      expect(code).toBe(0);
    });
    expect(emulator.deals.size).toBe(299);
  });
});
