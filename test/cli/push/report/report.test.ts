import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emulatorServer } from '../../emulator-server.js';
import { folderWith, recotap } from '../../io.js';
import { watchedEmulator } from '../../watched-emulator.js';
import { readReport } from './read.js';

const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => `d-${index},Deal ${index},${index},acme${index % 3}.com\n`).join('');
const header = 'externalDealId,name,amount,associatedAccounts.0.domain\n';
const refuse = ({ externalDealId }: { externalDealId: string }) =>
  externalDealId === 'd-1' ? 'Pipeline Legacy is archived' : undefined;
const file = (cwd: string, name: string) => readFile(join(cwd, name), 'utf8');

describe('recotap push --report report.html', () => {
  it('writes one page that needs no network, with the outcomes, the reasons and the problems', async () => {
    const { at } = await emulatorServer({ refuse });
    const cwd = await folderWith({ 'deals.csv': `${header}${rows(5)}d-9,Bad,much,acme.com\n` });
    const { code, stdout } = await recotap(['push', 'deals.csv', ...at, '--report', 'report.html'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('Report: report.html\n');
    const html = await file(cwd, 'report.html');
    const report = readReport(html);
    expect(report.text).toContain('deals.csv: 6 deals');
    expect(report.text).toContain('4 of 6 deals are in Recotap. 2 need attention.');
    expect(report.text).toContain('upserted 4 66.7 %');
    expect(report.text).toContain('failed: Pipeline Legacy is archived');
    expect(report.text).toContain('deal d-1, line 3');
    expect(report.problems.id.toSorted()).toEqual(['d-1', 'd-9']);
    expect(report.problems.name.toSorted()).toEqual(['Bad', 'Deal 1']);
    expect(report.text).toContain('It is not known which deals have an account in Recotap');
    expect(report.attributes).toContainEqual([
      'content',
      expect.stringMatching(/^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; img-src data:;/),
    ]);
    expect(report.attributes.filter(([name]) => name === 'src' || /^on|^style$/.test(name))).toEqual([]);
    expect(report.attributes.filter(([name]) => name === 'href')).toEqual([['href', 'data:,']]);
  });

  it('tells which deals have an account, by domain, when the push has asked', async () => {
    const { at } = await emulatorServer({ accounts: [{ domain: 'acme0.com' }, { domain: 'acme1.com' }] });
    const cwd = await folderWith({ 'deals.csv': `${header}${rows(8)}d-9,Nil,1,\n` });
    await recotap(['push', 'deals.csv', ...at, '--check-links', '--report', 'report.html'], { cwd });
    const { text } = readReport(await file(cwd, 'report.html'));
    expect(text).toContain(
      '6 of 9 deals have an account in Recotap. Without one: 2 whose domain it does not know, 1 with no usable domain.',
    );
    expect(text).toContain('Without an account, by domain: 1 Deals Domain 2 acme2.com');
    expect(text).toContain('With an account, by domain: 2 Deals Domain 3 acme0.com 3 acme1.com');
  });

  it('tells what is new, changed and unchanged by the ledger', async () => {
    const { at } = await emulatorServer({ refuse });
    const cwd = await folderWith({ 'deals.csv': header + rows(5) });
    const push = () =>
      recotap(['push', 'deals.csv', ...at, '--ledger', 'l.db', '--report', 'report.html', '--json'], { cwd });
    const [first] = [JSON.parse((await push()).stdout)];
    expect(first.changes).toEqual({ new: 5, changed: 0, sentAgain: 0, refusedBefore: 0, waitingBefore: 0 });
    await writeFile(join(cwd, 'deals.csv'), `${header}${rows(5).replace('Deal 3', 'Deal III')}d-8,New,1,\n`);
    const second = JSON.parse((await push()).stdout);
    expect(second.changes).toEqual({ new: 1, changed: 1, sentAgain: 0, refusedBefore: 1, waitingBefore: 0 });
    expect(second).toMatchObject({ unchanged: 3, upserted: 2, failed: 1 });
    const { text } = readReport(await file(cwd, 'report.html'));
    expect(text).toContain('1 new to the ledger 1 changed since Recotap took it 1 refused by Recotap before');
    expect(text).toContain('3 unchanged, so not sent');
  });

  it('says so when there is nothing to tell', async () => {
    const { at } = await emulatorServer();
    const cwd = await folderWith({ 'deals.csv': header });
    expect(await recotap(['push', 'deals.csv', ...at, '--report', 'r.html'], { cwd })).toMatchObject({ code: 0 });
    const { text, problems } = readReport(await file(cwd, 'r.html'));
    expect(text).toContain('There were no deals to push.');
    expect(text).toContain('No request was sent.');
    expect(problems.id).toEqual([]);
  });

  it('stays below 300 kB with 12,000 problems, and says how many it shows and where all of them are', async () => {
    const { at } = await emulatorServer();
    const bad = Array.from({ length: 12_000 }, (_, index) => `OPP-${10_400 + index},${words(index)},much${index},x\n`);
    const cwd = await folderWith({ 'deals.csv': header + bad.join('') });
    await recotap(['push', 'deals.csv', ...at, '--report', 'r.html', '--problems', 'problems.csv'], { cwd });
    const html = await file(cwd, 'r.html');
    expect(Buffer.byteLength(html)).toBeLessThan(300_000);
    const { text, problems } = readReport(html);
    expect(text).toContain('The first 10,000 of 12,000 deals with a problem. All of them are in problems.csv.');
    expect(problems.id).toHaveLength(10_000);
    expect(problems.name.at(-1)).toBe(words(9_999));
  });

  it('stays below 300 kB whatever the server says of each deal, and then shows fewer', async () => {
    const noise = (id: string) => Array.from({ length: 20 }, (_, at) => hash(`${id}.${at}`)).join(' ');
    const { at } = await emulatorServer({ refuse: ({ externalDealId }) => noise(externalDealId) });
    const cwd = await folderWith({ 'deals.csv': header + rows(4_000) });
    await recotap(['push', 'deals.csv', ...at, '--report', 'r.html'], { cwd });
    const html = await file(cwd, 'r.html');
    expect(Buffer.byteLength(html)).toBeLessThan(300_000);
    const { text, problems } = readReport(html);
    expect(problems.id.length).toBeGreaterThan(500);
    expect(text).toContain(`The first ${problems.id.length.toLocaleString('en-US')} of 4,000 deals with a problem.`);
  });
});

describe('recotap push --report', () => {
  it('writes the same JSON as --json prints', async () => {
    const { at } = await emulatorServer({ refuse });
    const cwd = await folderWith({ 'deals.csv': header + rows(3) });
    const args = ['push', 'deals.csv', ...at, '--report', 'r.json', '--json', '--quiet', '--max-invalid', '5%'];
    const { stdout } = await recotap(args, { cwd });
    expect(await file(cwd, 'r.json')).toBe(stdout);
    expect(JSON.parse(stdout)).toMatchObject({
      input: { name: 'deals.csv', mapping: null },
      settings: { '--max-invalid': '5%' },
      total: 3,
      failed: 1,
      reasons: [{ reason: 'failed: Pipeline Legacy is archived', count: 1, example: 'deal d-1, line 3' }],
      pace: { bucketMs: expect.any(Number), buckets: expect.any(Array) },
      problems: [{ externalDealId: 'd-1' }],
    });
  });

  it('writes several at once, and a short one as Markdown', async () => {
    const { at } = await emulatorServer({ refuse });
    const cwd = await folderWith({ 'deals.csv': header + rows(3) });
    const args = ['push', 'deals.csv', ...at, '--report', 'r.html', '--report', 'summary.md'];
    const { stdout } = await recotap(args, { cwd });
    expect(stdout).toContain('Report: r.html\nReport: summary.md\n');
    const markdown = await file(cwd, 'summary.md');
    expect(markdown).toMatch(/^## Push of `deals.csv`\n\n\*\*2 of 3 deals are in Recotap. 1 needs attention.\*\*\n/);
    expect(markdown).toContain('| upserted | 2 | stored by Recotap |\n');
    expect(markdown).toContain('- 1 × `failed: Pipeline Legacy is archived`, `deal d-1, line 3`\n');
    expect(markdown).toContain('- failed, line `3`, `d-1` `Deal 1`: `Pipeline Legacy is archived`\n');
  });

  it('works for accounts and activities, and in a dry run', async () => {
    const { at, emulator } = await emulatorServer();
    const cwd = await folderWith({ 'accounts.csv': 'domain,name\nacme.com,Acme\n', 'deals.csv': header + rows(2) });
    await recotap(['accounts', 'push', 'accounts.csv', ...at, '--report', 'a.html'], { cwd });
    expect(readReport(await file(cwd, 'a.html')).text).not.toContain('Links to accounts');
    const sent = emulator.requests.length;
    await recotap(['push', 'deals.csv', ...at, '--dry-run', '--report', 'd.html'], { cwd });
    expect(readReport(await file(cwd, 'd.html')).text).toContain('A dry run: nothing was sent. 2 of 2 deals would be.');
    expect(emulator.requests).toHaveLength(sent);
  });

  it.each([
    ['none/report.html', 'There is no folder for none/report.html.'],
    ['folder.html', 'folder.html is a folder.'],
    ['shut/report.html', 'No permission'],
    ['report.txt', 'expected a name that ends in .html, .md or .json'],
    ['deals.json', '--report would overwrite deals.json'],
    ['p.json', '--report would overwrite p.json'],
  ])('refuses %s before anything is sent', async (name, message) => {
    const { at, emulator } = await emulatorServer();
    const cwd = await folderWith({ 'deals.json': '[{"externalDealId":"1","name":"One"}]' });
    await mkdir(join(cwd, 'folder.html'));
    await mkdir(join(cwd, 'shut'));
    await chmod(join(cwd, 'shut'), 0o500);
    const before = await readdir(cwd);
    if (name.startsWith('shut') && process.getuid?.() === 0) return expect(before).toContain('shut');
    const args = ['push', 'deals.json', ...at, '--problems', 'p.json', '--report', name];
    const { code, stderr } = await recotap(args, { cwd });
    expect(stderr).toContain(message);
    expect(code).toBe(2);
    expect(emulator.requests).toEqual([]);
    expect(await readdir(cwd)).toEqual(before);
  });

  it('does not take the place of the ledger', async () => {
    const { at, emulator } = await emulatorServer();
    const cwd = await folderWith({ 'deals.csv': header + rows(1) });
    const args = ['push', 'deals.csv', ...at, '--ledger', 'ledger.json', '--report', 'ledger.json'];
    const { code, stderr } = await recotap(args, { cwd });
    expect(stderr).toContain('--report would overwrite ledger.json');
    expect(code).toBe(2);
    expect(emulator.requests).toEqual([]);
  });

  it('says how far an interrupted push came', async () => {
    let interrupt = () => {};
    const { at } = await watchedEmulator((call, number) => {
      if (call === 'POST /deals' && number === 2) interrupt();
    });
    const cwd = await folderWith({ 'deals.csv': header + rows(1_000) });
    const { code } = await recotap(
      ['push', 'deals.csv', ...at, '--concurrency', '1', '--report', 'r.html', '--report', 'r.md'],
      {
        cwd,
        onStart: (stop) => {
          interrupt = () => stop('SIGTERM');
        },
      },
    );
    expect(code).toBe(143);
    const { text, problems } = readReport(await file(cwd, 'r.html'));
    expect(text).toContain('The push was interrupted.');
    expect(text).toContain('200 deals of 1,000 had an outcome by then, and 800 had none.');
    expect(problems.id).toHaveLength(800);
    expect(await file(cwd, 'r.md')).toContain('**The push was interrupted.**');
  });

  it('says why a push failed, and never holds the key', async () => {
    const key = 'secret-key-0123456789abcdef0123456789abcdef';
    const { at } = await emulatorServer({ apiKey: 'another', refuse: () => `no deals for ${key}` });
    const cwd = await folderWith({ 'deals.csv': header + rows(3), 'key.txt': key });
    const args = ['push', 'deals.csv', ...at, '--api-key-file', 'key.txt'];
    const reports = ['r.html', 'r.md', 'r.json'];
    const { code } = await recotap([...args, ...reports.flatMap((name) => ['--report', name])], { cwd });
    expect(code).toBe(3);
    const texts = await Promise.all(reports.map((name) => file(cwd, name)));
    for (const text of texts) expect(text).not.toContain(key);
    expect(readReport(texts[0] ?? '').text).toContain('The push ended early: the API key was refused.');
    expect(JSON.parse(texts[2] ?? '')).toMatchObject({ ended: 'key', unsent: 3 });
  });

  it('replaces an older report, and says so', async () => {
    const { at } = await emulatorServer();
    const cwd = await folderWith({ 'deals.csv': header + rows(3), 'r.md': 'old' });
    const { stderr } = await recotap(['push', 'deals.csv', ...at, '--report', 'r.md', '--report', 'new.md'], { cwd });
    expect(stderr).toContain('note: r.md was there already and was replaced.\n');
    expect(stderr).not.toContain('new.md');
    expect(await file(cwd, 'r.md')).toContain('3 deals are in Recotap');
  });

  it('leaves a report that somebody changed meanwhile, and takes another name', async () => {
    const cwd = await folderWith({ 'deals.csv': header + rows(3), 'r.html': 'old' });
    const { at } = await watchedEmulator(() => writeFile(join(cwd, 'r.html'), 'theirs'));
    const { stdout, stderr } = await recotap(['push', 'deals.csv', ...at, '--report', 'r.html'], { cwd });
    expect(stderr).toContain('note: r.html was changed meanwhile and stays. The new file is r-2.html.');
    expect(stdout).toContain('Report: r-2.html');
    expect(await file(cwd, 'r.html')).toBe('theirs');
  });
});

const vocabulary =
  'Renewal Expansion Pilot Team Enterprise Premium Support Plan Wines Legal Security Media Robotics'.split(' ');

/** A name of a few words, as deals have them. */
function words(seed: number): string {
  return [7, 11, 13, 17].map((step) => vocabulary[(seed * step + (seed >> 3)) % vocabulary.length]).join(' ');
}

function hash(text: string): string {
  let value = 2166136261;
  for (const char of text) value = Math.imul(value ^ char.charCodeAt(0), 16777619);
  return (value >>> 0).toString(36);
}
