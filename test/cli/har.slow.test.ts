import { chmod, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drift } from '../../scripts/contract/drift.js';
import { validateDeal } from '../../src/index.js';
import { emulatorServer } from './emulator-server.js';
import { folderWith, recotap } from './io.js';
import { jsonServer } from './json-server.js';

const KEY = 'canary-key-of-4711';
const env = { RECOTAP_API_KEY: KEY };
const deal = {
  externalDealId: 'opp-981',
  name: 'Merger of Globex',
  amount: 75_123.5,
  ownerName: 'Jürgen Müller',
  ownerEmail: 'jürgen@müller-gmbh.de',
  startDate: '2026-01-15',
  closedDate: '2026-06-30T10:30:00.123+05:30',
  dealCurrencyCode: 'EUR',
  associatedAccounts: [{ domain: 'globex-corp.com', name: 'Globex', externalId: 'crm-5501' }],
};
const activity = {
  externalActivityId: 'call-77',
  activityType: 'call',
  direction: 'inbound',
  occurredAt: '2026-06-03T10:30:00Z',
  domain: 'globex-corp.com',
  ownerEmail: deal.ownerEmail,
  contacts: [{ email: 'mira@globex-corp.com', phone: '+49 89 555 0101', linkedinUrl: 'https://linkedin.com/in/mira' }],
};
const secrets =
  /opp-981|Globex|globex-corp|75123|Müller|müller|crm-5501|2026-06-30|2026-01-15|call-77|mira|555 0101|EUR/;
const files = { 'deals.ndjson': `${JSON.stringify(deal)}\n`, 'calls.ndjson': `${JSON.stringify(activity)}\n` };

interface Entry {
  request: { method: string; url: string; headers: { name: string; value: string }[]; postData?: { text: string } };
  response: { status: number; content: { text: string } };
}

async function entriesOf(cwd: string, name: string): Promise<Entry[]> {
  return JSON.parse(await readFile(join(cwd, name), 'utf8')).log.entries;
}

describe('--har', () => {
  it('records each attempt in a file for its owner alone, with neither the key nor personal values', async () => {
    const { at } = await emulatorServer({ faults: { rules: [{ fault: 'status', status: 503, times: 1 }] } });
    const cwd = await folderWith({ ...files, 'traffic.har': 'an older file' });
    await chmod(join(cwd, 'traffic.har'), 0o644);
    const { code } = await recotap(['push', 'deals.ndjson', '--har', 'traffic.har', ...at], { cwd, env });
    expect(code).toBe(0);
    const text = await readFile(join(cwd, 'traffic.har'), 'utf8');
    expect(text).not.toContain(KEY);
    expect(text).not.toMatch(secrets);
    expect((await entriesOf(cwd, 'traffic.har')).map(({ response }) => response.status)).toEqual([503, 200]);
    expect((await stat(join(cwd, 'traffic.har'))).mode & 0o777).toBe(0o600);
  });

  it('keeps keys, enum values and forms, so that what is recorded is as valid as what was sent', async () => {
    const { at } = await emulatorServer();
    const cwd = await folderWith(files);
    await recotap(['push', 'deals.ndjson', '--har', 'deals.har', ...at], { cwd, env });
    await recotap(['activities', 'push', 'calls.ndjson', '--har', 'calls.har', ...at], { cwd, env });
    const [push] = await entriesOf(cwd, 'deals.har');
    const [sent] = JSON.parse(push?.request.postData?.text ?? '').deals;
    expect(validateDeal(sent)).toMatchObject({ valid: true });
    expect(Object.keys(sent)).toEqual(Object.keys(deal));
    const { results } = JSON.parse(push?.response.content.text ?? '').data;
    expect(results).toEqual([{ externalDealId: sent.externalDealId, status: 'upserted' }]);
    const [call] = await entriesOf(cwd, 'calls.har');
    const [recorded] = JSON.parse(call?.request.postData?.text ?? '').activities;
    expect(recorded.direction).toBe('inbound');
    expect(recorded.contacts[0].email).toMatch(/^user\d+@example\.com$/);
  });

  it('writes the same replacement for the same value, in bodies and in URLs', async () => {
    const { at } = await emulatorServer();
    const cwd = await folderWith({ 'accounts.ndjson': '{"domain":"globex-corp.com","name":"Globex"}\n' });
    await recotap(['accounts', 'push', 'accounts.ndjson', ...at], { cwd, env });
    await recotap(['accounts', 'list', '--domain', 'globex-corp.com', '--har', 'list.har', ...at], { cwd, env });
    const [list] = await entriesOf(cwd, 'list.har');
    const asked = new URL(list?.request.url ?? '').searchParams.get('domains');
    const { data } = JSON.parse(list?.response.content.text ?? '').data;
    expect(asked).toBe(JSON.stringify([data[0].domain]));
    expect(data[0].domain).not.toContain('globex');
  });

  it('is in the form that npm run drift reads, which finds nothing in traffic of the emulator', async () => {
    const { at } = await emulatorServer();
    const cwd = await folderWith(files);
    await recotap(['push', 'deals.ndjson', '--create-accounts', '--register-stages', '--har', 'a.har', ...at], {
      cwd,
      env,
    });
    const { exitCode, stdout } = await drift(join(cwd, 'a.har'), '--format=json');
    expect(JSON.parse(stdout)).toMatchObject({ run: { undocumentedExchanges: 0, totalProblems: 0 } });
    expect(JSON.parse(stdout).run.documentedExchanges).toBeGreaterThan(2);
    expect(exitCode).toBe(0);
  });

  it('keeps what differs from the contract for npm run drift to find, without the value', async () => {
    const { at } = await jsonServer(() => ({
      json: {
        ...{ statusCode: 200, timestamp: '2026-06-04T09:12:33.421Z', path: '/api/v1/deals' },
        data: {
          results: [{ externalDealId: 'opp-981', status: 'Merger' }],
          summary: { total: '1', upserted: 1, failed: 0 },
        },
      },
    }));
    const cwd = await folderWith(files);
    await recotap(['push', 'deals.ndjson', '--har', 'a.har', ...at], { cwd, env });
    expect(await readFile(join(cwd, 'a.har'), 'utf8')).not.toMatch(secrets);
    const { exitCode, stdout } = await drift(join(cwd, 'a.har'), '--format=json');
    expect(stdout).toMatch(/summary.total/);
    expect(exitCode).not.toBe(0);
  });

  it('keeps to the files that it may write', async () => {
    const { emulator, at } = await emulatorServer();
    const cwd = await folderWith({ ...files, 'key.txt': KEY });
    const run = (...args: string[]) => recotap(['push', 'deals.ndjson', ...args, ...at], { cwd, env });
    expect(await run('--har', 'deals.ndjson')).toMatchObject({ code: 2 });
    expect(await run('--har', 'key.txt', '--api-key-file', 'key.txt')).toMatchObject({ code: 2 });
    expect(await run('--har', 'same', '--problems', 'same')).toMatchObject({ code: 2 });
    expect(await run('--har', 'a.har', '--dry-run')).toMatchObject({ code: 2 });
    expect((await run('--har', 'no-folder/a.har')).stderr).toBe('error: There is no folder for no-folder/a.har.\n');
    expect(emulator.requests).toHaveLength(0);
    expect(await readFile(join(cwd, 'deals.ndjson'), 'utf8')).toBe(files['deals.ndjson']);
  });

  it('says that the file is not complete when it cannot be written, and the push goes on', async () => {
    const { at } = await emulatorServer();
    const cwd = await folderWith(files);
    const { code, stdout, stderr } = await recotap(['push', 'deals.ndjson', '--har', '/dev/full', ...at], { cwd, env });
    expect(stdout).toContain('1 upserted');
    expect(stderr).toMatch(/^warning: \/dev\/full is not complete: No space left/m);
    expect(code).toBe(0);
  });

  it('records a body that is not JSON by its length alone', async () => {
    const cwd = await folderWith(files);
    const { at } = await jsonServer(() => ({ status: 400, type: 'text/html', text: '<p>Globex is not welcome</p>' }));
    await recotap(['push', 'deals.ndjson', '--har', 'a.har', ...at], { cwd, env });
    const entries = await entriesOf(cwd, 'a.har');
    expect(entries[0]?.response.content.text).toBe('(28 characters that are not JSON)');
  });
});
