import { hostname } from 'node:os';
import { beforeAll, describe, expect, it } from 'vitest';
import { openLedger } from '../../../src/ledger/index.js';
import { execute, usePostgres } from '../../support/postgres.js';
import { emulatorServer } from '../emulator-server.js';
import { folderWith, recotap } from '../io.js';

const server = usePostgres();
let address: string;
beforeAll(async () => {
  const url = new URL(await server.database());
  url.password = 'hunter2';
  address = url.href;
});

const csv = 'externalDealId,name\nd-1,One\nd-2,Two\n';

describe('the command with a ledger on PostgreSQL', () => {
  it('names the process that sends, as long as it has the role', async () => {
    const cwd = await folderWith({});
    const at = await server.database();
    await using ledger = await openLedger(at);
    const claim = await (await ledger.lane('https://api.example/v1/default')).claim();
    const status = async () => (await recotap(['ledger', 'status', '--ledger', at], { cwd })).stdout;
    expect(await status()).toContain(`\n  Sent by ${hostname()}:${process.pid}.\n`);
    await claim?.release();
    expect(await status()).not.toContain('Sent by');
  });

  it('pushes, plans and tells, and never shows the password', async () => {
    const { emulator, at } = await emulatorServer({
      refuse: ({ externalDealId }) => (externalDealId === 'd-2' ? 'No' : undefined),
    });
    const cwd = await folderWith({ 'deals.csv': csv });
    const printed: string[] = [];
    const run = async (...args: string[]) => {
      const env = { RECOTAP_API_KEY: 'key', RECOTAP_LEDGER: address };
      const { code, stdout, stderr } = await recotap(args, { cwd, env });
      printed.push(stdout, stderr);
      return { code, stdout, stderr };
    };
    expect((await run('plan', 'deals.csv', ...at)).stdout).toContain('of which a push would send 2');
    expect((await run('push', 'deals.csv', ...at, '--problems', 'problems.csv', '--ledger', address)).code).toBe(1);
    expect((await run('push', 'deals.csv', ...at, '--json')).stdout).toContain('"unchanged":1');
    expect((await run('plan', 'deals.csv', ...at)).stdout).toMatch(/1 refused +by Recotap last time/);
    const status = JSON.parse((await run('ledger', 'status', '--json')).stdout);
    expect(status.lanes[0].deals).toMatchObject({ known: 2, waiting: 0, refused: 1 });
    expect(status.ledger).toMatch(/^postgres:\/\/tester@127\.0\.0\.1:\d+\/recotap_/);
    expect((await run('ledger', 'failed')).stdout).toContain('d-2');
    for (const args of [
      ['history', 'd-1'],
      ['retry', 'd-2'],
      ['export'],
      ['forget', 'd-1'],
      ['prune', '--older-than', '1d'],
      ['migrate'],
    ])
      expect(await run('ledger', ...args), args[0]).toMatchObject({ code: 0 });
    expect((await run('ledger', 'migrate', '--sql')).stdout).toMatch(
      /^-- postgres:\/\/tester@\S+ has all that this version needs\.\n$/,
    );
    const other = { RECOTAP_API_KEY: 'other', RECOTAP_LEDGER: address };
    const refused = await recotap(['push', 'deals.csv', ...at], { cwd, env: other });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('recotap ledger rekey --same-account --ledger postgres://tester@');
    printed.push(refused.stderr, refused.stdout);
    expect(printed.join('')).not.toContain('hunter2');
    expect(emulator.deals.get('d-1')?.name).toBe('One');
  });

  it('prints the statements for a database that has no ledger, and they make one', async () => {
    const { code, stdout } = await recotap(['ledger', 'migrate', '--sql'], { cwd: await folderWith({}), env: {} });
    expect(code).toBe(0);
    const empty = await server.database();
    await execute(empty, stdout);
    const { stdout: told } = await recotap(['ledger', 'migrate', '--ledger', empty], {
      cwd: await folderWith({}),
      env: {},
    });
    expect(told).toMatch(/has all that this version needs\.$/m);
  });

  it('says what to do with what is no such ledger', async () => {
    const cases: [string[], string][] = [
      [['migrate', '--ledger', 'recotap.db'], 'The ledger recotap.db is a file'],
      [['migrate'], 'No ledger is named'],
      [['status', '--ledger', 'postgres://u:hunter2@127.0.0.1:1/x'], 'cannot be reached'],
      [['status', '--ledger', 'postgres://u:hunter2@[/x'], 'The address of the ledger cannot be read'],
      [['status', '--ledger', 'mysql://u:hunter2@h/x'], 'not at mysql:// addresses'],
    ];
    for (const [args, text] of cases) {
      const { code, stderr } = await recotap(['ledger', ...args], { cwd: await folderWith({}), env: {} });
      expect(code, args.join(' ')).toBe(2);
      expect(stderr).toContain(text);
      expect(stderr).not.toContain('hunter2');
    }
  });
});
