import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createEmulator, type EmulatorOptions } from '../../../src/emulator/index.js';
import { folderWith, recotap } from '../io.js';

const rows = [
  { externalDealId: '1', name: 'One', associatedAccounts: [{ domain: 'acme.com', name: 'Acme' }] },
  { externalDealId: '2', name: 'Two', associatedAccounts: [{ domain: 'globex.com' }] },
  { externalDealId: '3', name: 'Three', associatedAccounts: [{ domain: 'initech.example' }] },
  { externalDealId: '4', name: 'Four', pipelineId: 'sales', stageId: 'won' },
  { externalDealId: '5', associatedAccounts: [{ domain: 'never-sent.com' }] },
];
const file = rows.map((row) => JSON.stringify(row)).join('\n');

async function push(args: string[], options: EmulatorOptions = {}, input?: string) {
  const emulator = createEmulator(options);
  const { url, close } = await emulator.listen();
  onTestFinished(close);
  const cwd = await folderWith({ 'deals.ndjson': file });
  const ended = await recotap(['push', ...args, '--base-url', url], { cwd, ...(input === undefined ? {} : { input }) });
  return { ...ended, emulator };
}

describe('before it pushes, recotap', () => {
  it('tells which deals would not be linked, by domain, and pushes them all the same', async () => {
    const { stdout, emulator } = await push(['deals.ndjson', '--check-links'], { accounts: [{ domain: 'acme.com' }] });
    expect(stdout).toContain(`Links: 1 of 4 deals have an account in Recotap
  2 deals name no usable domain, such as "initech.example", which is not below a public suffix:
    3, 4
  1 deal names no account that Recotap knows, by domain:
    globex.com  1 deal: 2
  To create these accounts first, add --create-accounts.

deals.ndjson: 5 deals
  4 upserted
`);
    expect(emulator.deals.size).toBe(4);
  });

  it('names five of many deals without an account, and all of them in JSON', async () => {
    const deals = (count: number, domain: string) =>
      Array.from({ length: count }, (_, n) => ({
        externalDealId: `${domain}-${n}`,
        name: 'A',
        ...(domain === '' ? {} : { associatedAccounts: [{ domain }] }),
      }));
    const input = [...deals(8, ''), ...deals(6, 'globex.com'), ...deals(1, 'acme.com')];
    const cwd = await folderWith({ 'many.json': JSON.stringify(input) });
    const { url, close } = await createEmulator().listen();
    onTestFinished(close);
    const run = (...more: string[]) =>
      recotap(['push', 'many.json', '--check-links', ...more, '--base-url', url], { cwd });
    const { stdout } = await run('--report', 'report.html', '--report', 'report.md');
    expect(stdout).toContain('  8 deals name no usable domain:\n    -0, -1, -2, -3, -4 and 3 more\n');
    expect(stdout).toMatch(/ {4}globex\.com {2}6 deals: globex\.com-0, .+ and 1 more\n {4}acme\.com {2}1 deal: acme/);
    expect(stdout).toContain('  A report in JSON (--report report.json) names all of these deals.\n');
    const { links } = JSON.parse((await run('--json')).stdout);
    expect(links.withoutDomainDeals).toHaveLength(8);
    expect(links.unlinkedDeals).toHaveLength(7);
    expect(links.unlinkedDeals[6]).toEqual({ externalDealId: 'acme.com-0', domains: ['acme.com'] });
    const html = await readFile(join(cwd, 'report.html'), 'utf8');
    expect(html).toContain('Deals without a usable domain: 8');
    expect(html).toContain('<td class="text">globex.com-5</td><td class="text">globex.com</td>');
    const markdown = await readFile(join(cwd, 'report.md'), 'utf8');
    expect(markdown).toContain('Without a usable domain: `-0`, `-1`,');
  });

  it('creates the accounts that are lacking, under the name of the deal or else their domain, and no others', async () => {
    const { stdout, emulator } = await push(['deals.ndjson', '--create-accounts']);
    expect(stdout).toContain('Accounts: 2 created of 2 domains without one\nLinks: 2 of 4 deals have an account');
    expect([...emulator.accounts.values()].map(({ domain, name }) => [domain, name])).toEqual([
      ['acme.com', 'Acme'],
      ['globex.com', 'globex.com'],
    ]);
    expect(emulator.linkedAccounts('2')).toEqual(['globex.com']);
  });

  it('says which accounts could not be created, and exits with 1', async () => {
    const faults = { rules: [{ fault: 'failed-items', when: { itemIds: ['acme.com'] } }] } as const;
    const { stdout, code } = await push(['deals.ndjson', '--create-accounts'], { faults });
    expect(stdout).toContain('Accounts: 1 created of 2 domains without one\n  "acme.com" failed: ');
    expect(stdout).toContain('Links: 1 of 4 deals have an account');
    expect(stdout).toContain('4 upserted');
    expect(code).toBe(1);
  });

  it('puts what it did into the JSON report', async () => {
    const { stdout } = await push(['deals.ndjson', '--register-stages', '--create-accounts', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      total: 5,
      upserted: 4,
      invalid: 1,
      stages: { created: [{ pipelineId: 'sales', stages: [{ stageId: 'won' }] }], existing: [] },
      accounts: { created: 2 },
      links: { total: 4, linked: 2, unlinked: 0, withoutDomain: 2 },
    });
  });

  it.each([
    [['-', '--check-links'], '--check-links has to read the deals first: name a file'],
    [
      ['deals.ndjson', '--dry-run', '--register-stages'],
      '--register-stages has to ask Recotap, so it does not work with --dry-run',
    ],
  ])('refuses what cannot be, and sends nothing: %j', async (args, message) => {
    const { stderr, code, emulator } = await push(args, {}, file);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
    expect(emulator.requests).toEqual([]);
  });

  it('ends with 3, with no deal sent, when the key is not accepted', async () => {
    const { stderr, code, emulator } = await push(['deals.ndjson', '--check-links'], { apiKey: 'another key' });
    expect(stderr).toContain('is not valid for this base URL');
    expect(code).toBe(3);
    expect(emulator.deals.size).toBe(0);
  });
});
