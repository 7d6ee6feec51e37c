import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { createEmulator } from '../../src/emulator/index.js';
import { canonicalJson, laneName, openLedger } from '../../src/ledger/index.js';
import { execute, usePostgres } from '../support/postgres.js';
import { blocksOf, pages } from './pages.js';
import { openSandbox } from './sandbox.js';

const server = usePostgres();
const page = pages.find(({ path }) => path === 'docs/many-machines.md');
const blocks = page === undefined ? [] : blocksOf(page);
const code = (language: string, text: string) => {
  const found = blocks.find((block) => block.language === language && block.code.includes(text));
  return found?.code ?? expect.fail(`The guide has no ${language} with ${text}.`);
};

let sandbox: Awaited<ReturnType<typeof openSandbox>>;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

it('the pod of the guide sends what it is given, also by a transaction and by SQL', async () => {
  const address = await server.database();
  const folder = sandbox.folderOf('many-machines');
  const pod = code('js', 'export const onWebhook').replace('postgres://app:secret@db.internal/crm', address);
  expect(
    pod
      .trim()
      .split('\n')
      .filter((line) => line !== '').length,
  ).toBeLessThanOrEqual(12);
  const inTransaction = code('js', "client.query('begin')").replaceAll('client', 'connection');
  writeFileSync(
    join(folder, 'pod.mjs'),
    `${pod}
    import pg from 'pg';
    await onWebhook({ externalDealId: 'd-1', name: 'Renewal' }, '2026-06-04T10:00:00Z');
    const connection = new pg.Client({ connectionString: '${address}' });
    await connection.connect();
    await connection.query('create table orders (id text, stage text)');
    const order = { id: 'd-2', updatedAt: new Date() };
    const toDeal = ({ id }) => ({ externalDealId: id, name: 'An order' });
    ${inTransaction}
    await connection.query(${JSON.stringify(code('sql', 'recotap.put').replace('https://api.example.com/api/v1', 'BASE'))}.replace('BASE', client.settings.baseUrl));
    await connection.end();
    while ((await outbox.flush()).waiting > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    await outbox.close();
    await ledger.close();`,
  );
  await sandbox.run(folder, ['pod.mjs']);
  const { rows } = await execute(
    address,
    'select id from recotap.item where settled = revision and error is null order by id',
  );
  expect(rows).toEqual([{ id: 'd-1' }, { id: 'd-17' }, { id: 'd-2' }]);
});

it('the rights of the guide are those that the tests of the ledger grant', () => {
  expect(code('sql', 'grant usage')).toBe(
    'grant usage on schema recotap to app;\ngrant select, insert, update, delete on all tables in schema recotap to app;\n',
  );
});

it('the worker of the guide sends what pods put', async () => {
  const address = await server.database();
  const emulator = createEmulator();
  const { url, close } = await emulator.listen(0);
  onTestFinished(close);
  const baseUrl = `${url}/api/v1`;
  await using ledger = await openLedger(address);
  const put = async (id: string) =>
    (await ledger.lane(laneName(baseUrl))).put(
      'deals',
      [{ id, payload: canonicalJson({ externalDealId: id, name: 'Renewal' }) }],
      Date.now(),
    );
  await put('before');
  const [line = ''] = code('console', 'recotap work').split('\n');
  const args = line
    .replace('postgres://app@db.internal/crm', address)
    .replace('--environment production', `--base-url ${baseUrl}`)
    .split(' ')
    .slice(1);
  const worker = spawn(process.execPath, ['dist/cli/main.js', ...args], {
    env: { ...process.env, RECOTAP_API_KEY: 'key' },
    stdio: 'ignore',
  });
  onTestFinished(() => void worker.kill('SIGKILL'));
  const until = async (count: number) => {
    while (emulator.deals.size < count && worker.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 20));
  };
  await until(1);
  await put('after');
  await until(2);
  expect([...emulator.deals.keys()]).toEqual(['before', 'after']);
  const ended = once(worker, 'exit');
  worker.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});

it('the Compose file starts workers once the database is there', () => {
  const { services, volumes } = parse(readFileSync('examples/compose.yaml', 'utf8'));
  const { worker, postgres } = services;
  expect(worker.command).toContain('recotap work --port 9464 --host 0.0.0.0');
  expect(worker.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
  expect(postgres.healthcheck.test).toContain('pg_isready');
  expect(postgres.volumes.map((volume: string) => volume.split(':')[0])).toEqual(Object.keys(volumes));
  expect(worker.environment.RECOTAP_LEDGER).toBe(
    `postgres://${postgres.environment.POSTGRES_USER}@postgres/${postgres.environment.POSTGRES_DB}`,
  );
});
