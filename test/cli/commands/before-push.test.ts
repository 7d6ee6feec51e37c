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
  2 deals name no usable domain, such as "initech.example", which is not below a public suffix
  1 deal names no account that Recotap knows, by domain:
    globex.com  1 deal
  To create these accounts first, add --create-accounts.

deals.ndjson: 5 deals
  4 upserted
`);
    expect(emulator.deals.size).toBe(4);
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
