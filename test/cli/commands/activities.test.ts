import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emulatorServer } from '../emulator-server.js';
import { folderWith, recotap } from '../io.js';

const call = {
  externalActivityId: 'call-1',
  activityType: 'call',
  occurredAt: '2026-06-01T09:30:00Z',
  domain: 'acme.com',
  ownerEmail: 'jane@yourcompany.com',
  contacts: [{ email: 'wile@acme.com' }],
};
const lines = (...values: unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');

describe('recotap activities push', () => {
  it('creates the activities of a file, 50 a request, and says so', async () => {
    const { emulator, at } = await emulatorServer();
    const input = lines(
      ...Array.from({ length: 120 }, (_, index) => ({ ...call, externalActivityId: `call-${index}` })),
    );
    const { code, stdout } = await recotap(['activities', 'push', '-', ...at], { cwd: '.', input });
    expect(stdout).toMatch(/^the standard input: 120 activities\n {2}120 created\n3 requests, /);
    expect(code).toBe(0);
    expect(emulator.salesActivities.size).toBe(120);
  });

  it('takes a CSV file with the contacts in numbered columns, and leaves out what is empty', async () => {
    const { emulator, at } = await emulatorServer();
    const columns =
      'externalActivityId,activityType,occurredAt,domain,ownerEmail,from.name,durationMinutes,contacts.0.email,contacts.0.name,contacts.1.email,contacts.2.email';
    const cwd = await folderWith({
      'calls.csv': `${columns}\ncall-1,call,2026-06-01T09:30:00Z,acme.com,jane@yourcompany.com,,25,wile@acme.com,Wile,,road@acme.com\ncall-2,call,2026-06-02,acme.com,jane@yourcompany.com,Jane,long,wile@acme.com,,,\n`,
    });
    const { code, stdout } = await recotap(['activities', 'push', 'calls.csv', ...at], { cwd });
    expect(emulator.salesActivities.get('call-1')).toEqual({
      ...call,
      durationMinutes: 25,
      contacts: [{ email: 'wile@acme.com', name: 'Wile' }, { email: 'road@acme.com' }],
    });
    expect(stdout).toContain('1  invalid: durationMinutes must be a number');
    expect(stdout).toContain('activity call-2, line 3: "long"');
    expect(code).toBe(1);
  });

  it('tells what was there already and what Recotap passed over, keeps both in the problems file, and exits with 1', async () => {
    const { at } = await emulatorServer();
    const meeting = { ...call, externalActivityId: 'meeting-1', activityType: 'meeting' };
    const cwd = await folderWith({ 'calls.ndjson': lines(call), 'all.ndjson': lines(call, meeting) });
    await recotap(['activities', 'push', 'calls.ndjson', ...at], { cwd });
    const { code, stdout } = await recotap(['activities', 'push', 'all.ndjson', ...at, '--problems', 'p.ndjson'], {
      cwd,
    });
    expect(stdout).toContain(
      'all.ndjson: 2 activities\n  0 created\n  1 failed      refused by Recotap\n  1 skipped     passed over by Recotap\n',
    );
    expect(stdout).toContain(
      '2 activities are in p.ndjson, with the reason. Correct that file, then run:\n  recotap activities push p.ndjson',
    );
    expect(code).toBe(1);
    const problems = (await readFile(join(cwd, 'p.ndjson'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(problems).toMatchObject([
      { externalActivityId: 'call-1', status: 'failed', activity: call },
      { externalActivityId: 'meeting-1', status: 'skipped', activity: meeting },
    ]);
    const again = await recotap(['activities', 'push', 'p.ndjson', ...at, '--json'], { cwd });
    expect(JSON.parse(again.stdout)).toMatchObject({ total: 2, created: 0, failed: 1, skipped: 1 });
  });

  it('counts an empty file as no activities, with every word there', async () => {
    const { at } = await emulatorServer();
    const { code, stdout, stderr } = await recotap(
      ['activities', 'push', '-', '--format', 'ndjson', '--json', '--quiet', ...at],
      {
        cwd: '.',
      },
    );
    expect(JSON.parse(stdout)).toMatchObject({ total: 0, created: 0, skipped: 0, failed: 0, problems: [] });
    expect(stderr).toBe('note: the standard input holds no activities.\n');
    expect(code).toBe(0);
  });
});
