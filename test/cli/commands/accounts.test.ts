import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emulatorServer } from '../emulator-server.js';
import { folderWith, recotap } from '../io.js';
import { jsonServer } from '../json-server.js';

const acme = { domain: 'acme.com', name: 'Acme Corp' };
const globex = { domain: 'globex.com', name: 'Globex' };
const lines = (...values: unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');

describe('recotap accounts push', () => {
  it('creates the accounts of a CSV file whose columns are the fields, and says so', async () => {
    const { emulator, at } = await emulatorServer({ customFields: [{ label: 'Region', labelType: 'singleLineText' }] });
    const cwd = await folderWith({
      'accounts.csv':
        'domain,name,externalId,tags,customFields.REGION_C\nhttps://www.Acme.com/,Acme Corp,crm-1,enterprise; q2 ;,EMEA\nglobex.com,Globex,,,\n',
    });
    const { code, stdout, stderr } = await recotap(['accounts', 'push', 'accounts.csv', ...at], { cwd });
    expect(stdout).toMatch(/^accounts\.csv: 2 accounts\n {2}2 created\n1 request, [\d.]+ m?s\nTarget: http:\S+\n$/);
    expect(stderr).toMatch(/^\S+Z {2}Pushing accounts\.csv to http:\S+\n$/);
    expect(code).toBe(0);
    expect(emulator.accounts.get('acme.com')).toMatchObject({
      name: 'Acme Corp',
      externalId: 'crm-1',
      tags: ['enterprise', 'q2'],
      customFields: { REGION_C: 'EMEA' },
    });
    expect(emulator.accounts.get('globex.com')).toMatchObject({ name: 'Globex', tags: [] });
  });

  it.each([
    ['NDJSON', lines(acme, globex)],
    ['a JSON array', JSON.stringify([acme, globex])],
    ['a JSON object', JSON.stringify({ accounts: [acme, globex] })],
    ['CSV', 'name,domain\nAcme Corp,acme.com\nGlobex,globex.com\n'],
  ])('reads %s from the standard input without being told the format', async (_, input) => {
    const { emulator, at } = await emulatorServer();
    const { code } = await recotap(['accounts', 'push', '-', ...at], { cwd: await folderWith({}), input });
    expect([...emulator.accounts.keys()]).toEqual(['acme.com', 'globex.com']);
    expect(code).toBe(0);
  });

  it('leaves a known account as it is, says why, and updates it when told to', async () => {
    const { emulator, at } = await emulatorServer({ accounts: [{ domain: 'acme.com', name: 'Old' }] });
    const cwd = await folderWith({ 'accounts.ndjson': lines(acme, globex) });
    const args = ['accounts', 'push', 'accounts.ndjson', ...at];
    const created = await recotap([...args, '--problems', 'p.ndjson'], { cwd });
    expect(created.stdout).toContain('1 created\n  1 failed      refused by Recotap');
    expect(created.stdout).toMatch(/\n {5}account acme\.com, line 1\n/);
    expect(created.stdout).toContain(`\n  recotap accounts push p.ndjson --base-url`);
    expect(created.code).toBe(1);
    expect(emulator.accounts.get('acme.com')?.name).toBe('Old');

    const upserted = await recotap([...args, '--upsert', '--json'], { cwd });
    expect(JSON.parse(upserted.stdout)).toMatchObject({ total: 2, created: 0, updated: 2, failed: 0, problems: [] });
    expect(upserted.code).toBe(0);
    expect(emulator.accounts.get('acme.com')?.name).toBe('Acme Corp');
  });

  it('writes each problem with its account, to be corrected and pushed again as it is by the command that it prints', async () => {
    const { emulator, at } = await emulatorServer({ segments: [{ segmentId: 'seg-1', name: 'Q2', status: 'active' }] });
    const cwd = await folderWith({ 'accounts.csv': 'domain,name\nacme.com,Acme Corp\nglobex.com,\n' });
    const flags = ['--upsert', '--segment', 'seg-1'];
    const { code, stdout } = await recotap(
      ['accounts', 'push', 'accounts.csv', ...flags, ...at, '--problems', 'p.ndjson'],
      { cwd },
    );
    expect(stdout).toContain('1  invalid: name is required\n     account globex.com, line 3');
    const command = /\n {2}recotap (accounts push p\.ndjson .*)\n/.exec(stdout)?.[1];
    expect(command).toBe(`accounts push p.ndjson ${[...flags, ...at].join(' ')}`);
    expect(code).toBe(1);
    const problem = JSON.parse(await readFile(join(cwd, 'p.ndjson'), 'utf8'));
    expect(Object.keys(problem)).toEqual(['line', 'index', 'domain', 'status', 'issues', 'account']);
    expect(problem).toMatchObject({ line: 3, index: 1, domain: 'globex.com', account: { domain: 'globex.com' } });

    await writeFile(join(cwd, 'p.ndjson'), lines({ ...problem, account: globex }));
    const again = await recotap(command?.split(' ') ?? [], { cwd });
    expect(again.stderr).toContain('is from an earlier push: the accounts in its outcomes were read');
    expect(again.code).toBe(0);
    expect(emulator.accounts.get('globex.com')).toMatchObject({ name: 'Globex', segmentIds: ['seg-1'] });
  });

  it('ends early when there is no such segment, and exits with 3', async () => {
    const { at, emulator } = await emulatorServer();
    const cwd = await folderWith({ 'accounts.ndjson': lines(acme) });
    const { code, stderr } = await recotap(['accounts', 'push', 'accounts.ndjson', '--segment', 'gone', ...at], {
      cwd,
    });
    expect(stderr).toContain('gone');
    expect(code).toBe(3);
    expect(emulator.accounts.size).toBe(0);
  });

  it('sends nothing with --dry-run, and claims no more than it can know', async () => {
    const cwd = await folderWith({ 'accounts.ndjson': lines(acme, globex) });
    const { code, stdout } = await recotap(['accounts', 'push', 'accounts.ndjson', '--dry-run'], { cwd, env: {} });
    expect(stdout).toMatch(/2 accounts\n {2}2 would be sent\nin 1 request \(nothing was sent\), /);
    expect(code).toBe(0);
  });

  it.each([
    [
      'a column that is no field',
      'domain,name,linkedinUrI\n',
      /not fields of accounts:\n {2}"linkedinUrI" \(did you mean linkedinUrl\?\)/,
    ],
    [
      'a custom field without its key',
      'domain,name,customFields.\n',
      /"customFields\." \(did you mean customFields\.KEY\?\)/,
    ],
    ['a column twice', 'domain,name,name\n', /more than one column named "name"/],
    ['no column that every account needs', 'domain,title\n', /no column name, which every account needs/],
  ])('refuses a CSV file with %s before anything is sent', async (_, text, message) => {
    const { emulator, at } = await emulatorServer();
    const cwd = await folderWith({ 'accounts.csv': text });
    const { code, stdout, stderr } = await recotap(['accounts', 'push', 'accounts.csv', ...at], { cwd });
    expect(stderr).toMatch(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(emulator.requests).toHaveLength(0);
  });
});

describe('recotap accounts list', () => {
  it.each([[], ['--json']])('says that an account is nested too deeply to be written %s', async (...args) => {
    const levels = 20_000;
    const deep = `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
    const text = `{"data":{"data":[{"domain":"a.com","x":${deep}}],"hasNextPage":false}}`;
    const { at } = await jsonServer(() => ({ text }));
    const { code, stdout, stderr } = await recotap(['accounts', 'list', ...args, ...at], { cwd: await folderWith({}) });
    expect(stderr).toContain('A row of the list of accounts is nested too deeply');
    expect(stderr).not.toContain('bug');
    expect(stdout).toBe('');
    expect(code).toBe(3);
  });

  const accounts = Array.from({ length: 250 }, (_, index) => ({ domain: `company-${index}.com` }));

  it('prints every account as a line, over all pages, and tells the time to go on from', async () => {
    const { emulator, at } = await emulatorServer({ accounts });
    const { code, stdout, stderr } = await recotap(['accounts', 'list', ...at], { cwd: '.' });
    const listed = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).domain);
    expect(listed).toEqual(accounts.map(({ domain }) => domain));
    expect(stderr).toMatch(/^250 accounts\. To list what changes from now on: --last-sync \d{4}-\S+Z\n$/);
    expect(code).toBe(0);
    expect(emulator.requests).toHaveLength(3);

    const time = /--last-sync (\S+)/.exec(stderr)?.[1] ?? '';
    await recotap(['accounts', 'push', '-', ...at], { cwd: '.', input: lines(acme) });
    const changed = await recotap(['accounts', 'list', '--last-sync', time, ...at], { cwd: '.' });
    expect(
      changed.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).domain),
    ).toEqual(['acme.com']);
  });

  it('prints only the accounts of the domains that are named', async () => {
    const { at } = await emulatorServer({ accounts });
    const domains = [
      '--domain',
      'https://www.company-7.com/about',
      '--domain',
      'company-9.com',
      '--domain',
      'none.com',
    ];
    const { stdout, stderr } = await recotap(['accounts', 'list', ...domains, ...at], { cwd: '.' });
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).domain),
    ).toEqual(['company-7.com', 'company-9.com']);
    expect(stderr).toMatch(/^2 accounts\./);
  });

  it('prints one object with --json', async () => {
    const { at } = await emulatorServer({ accounts });
    const { stdout } = await recotap(['accounts', 'list', '--json', ...at], { cwd: '.' });
    const report = JSON.parse(stdout);
    expect(Object.keys(report)).toEqual(['accounts', 'syncTimestamp']);
    expect(report.accounts).toHaveLength(250);
    expect(Number.isNaN(Date.parse(report.syncTimestamp))).toBe(false);

    const none = await recotap(['accounts', 'list', '--json', '--domain', 'none.com', ...at], { cwd: '.' });
    expect(JSON.parse(none.stdout)).toMatchObject({ accounts: [] });
  });

  it('tells no time to go on from when a later page fails, and exits with 3', async () => {
    const { at } = await emulatorServer({
      accounts,
      faults: { rules: [{ fault: 'status', status: 404, when: { requests: { from: 2 } } }] },
    });
    const { code, stdout, stderr } = await recotap(['accounts', 'list', ...at], { cwd: '.' });
    expect(stdout.trim().split('\n')).toHaveLength(100);
    expect(stderr).toMatch(/^error: .*404/);
    expect(stderr).not.toContain('--last-sync');
    expect(code).toBe(3);
    const json = await recotap(['accounts', 'list', '--json', ...at], { cwd: '.' });
    expect(json).toMatchObject({ code: 3, stdout: '' });
  });

  it('refuses a time that is none before it asks for anything', async () => {
    const { emulator, at } = await emulatorServer();
    const { code, stderr } = await recotap(['accounts', 'list', '--last-sync', 'yesterday', ...at], { cwd: '.' });
    expect(stderr).toContain('Expected an ISO 8601 timestamp');
    expect(code).toBe(2);
    expect(emulator.requests).toHaveLength(0);
  });
});
