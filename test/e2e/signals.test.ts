import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type OnRequest, watchedEmulator } from '../cli/watched-emulator.js';
import { inFolder, start } from './command.js';
import { idsOf, problemsIn, reportOf } from './report.js';

const many = 2_000;
const domains = 250;
const pipelines = 45;
const header = 'externalDealId,name,pipelineId,stageId,associatedAccounts.0.domain\n';
const rowsOf = (count: number) =>
  idsOf(count)
    .map((id, index) => `${id},Deal,p-${index % pipelines},won,site-${index % domains}.com\n`)
    .join('');

const signals = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const;

interface Wanted {
  cwd: string;
  args: string[];
  signal: NodeJS.Signals;
  /** The call that the signal comes at, and which one of them. */
  at: [call: string, number: number];
  /** Whether that call never gets an answer. */
  isHung?: boolean;
}

/** Pushes by the built command, which gets a signal while a request is on the wire. */
async function signalled({ cwd, args, signal, at, isHung = false }: Wanted) {
  await writeFile(join(cwd, 'deals.csv'), header + rowsOf(many));
  let arrived = () => {};
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  let proceed = () => {};
  const stopped = new Promise<void>((resolve) => {
    proceed = resolve;
  });
  const onRequest: OnRequest = (call, number) => {
    if (call !== at[0] || number < at[1]) return undefined;
    arrived();
    return isHung ? new Promise(() => {}) : stopped;
  };
  const server = await watchedEmulator(onRequest);
  const output = ['--json', '--problems', 'p.ndjson'];
  const { child, ended } = start(['push', 'deals.csv', ...args, ...output, ...server.at], { cwd, input: '' });
  await Promise.race([arrival, ended.then(({ stderr }) => Promise.reject(new Error(stderr)))]);
  const told = new Promise<void>((resolve) => {
    child.stderr?.on('data', (text) => {
      if (String(text).includes('Stopping: requests in flight are finished first')) resolve();
    });
  });
  child.kill(signal);
  await told;
  proceed();
  const { code, stdout, stderr } = await ended;
  expect(stderr).toBe('');
  const report = reportOf(stdout) as ReturnType<typeof reportOf> & Record<string, unknown>;
  const kept = await problemsIn(join(cwd, 'p.ndjson'));
  expect((await readdir(cwd)).sort()).toEqual(['deals.csv', 'p.ndjson']);
  return { code, report, kept, ...server };
}

describe.each(signals)('a %s', (signal, expected) => {
  it('while accounts are created: the report has those that are, the problems file has all deals', async () => {
    await inFolder(async (cwd) => {
      const at: Wanted['at'] = ['POST /accounts', 2];
      const { code, report, kept, emulator } = await signalled({ cwd, args: ['--create-accounts'], signal, at });
      expect(code).toBe(expected);
      const { size } = emulator.accounts;
      expect(size).toBeGreaterThan(0);
      expect(report.accounts).toMatchObject({ total: domains, created: size, unsent: domains - size });
      expect(report).toMatchObject({ ended: 'interrupted', complete: true, total: many, unsent: many });
      expect(kept.map(({ externalDealId }) => externalDealId).sort()).toEqual(idsOf(many).sort());
      expect(emulator.deals.size).toBe(0);
    });
  });

  it('while accounts are created that are never answered: each of them is unsent', async () => {
    await inFolder(async (cwd) => {
      const args = ['--create-accounts', '--grace', '0'];
      const at: Wanted['at'] = ['POST /accounts', 1];
      const { code, report, kept } = await signalled({ cwd, args, signal, at, isHung: true });
      expect(code).toBe(expected);
      expect(report.accounts).toMatchObject({ total: domains, created: 0, unsent: domains });
      expect(kept).toHaveLength(many);
    });
  });

  it.each(['--check-links', '--create-accounts'])(
    'while accounts are looked up by %s: nothing is sent, and the problems file has all deals',
    async (flag) => {
      await inFolder(async (cwd) => {
        const at: Wanted['at'] = ['GET /accounts', 2];
        const { code, report, kept, emulator } = await signalled({ cwd, args: [flag], signal, at });
        expect(code).toBe(expected);
        expect(report).toMatchObject({ ended: 'interrupted', complete: true, total: many, unsent: many });
        expect(report.links).toBeUndefined();
        expect(report.accounts).toBeUndefined();
        expect(kept).toHaveLength(many);
        expect(emulator.accounts.size + emulator.deals.size).toBe(0);
      });
    },
  );

  it('while stages are registered: the report has the pipelines that are, the problems file has all deals', async () => {
    await inFolder(async (cwd) => {
      const at: Wanted['at'] = ['POST /deal-stages', 2];
      const { code, report, kept, emulator } = await signalled({ cwd, args: ['--register-stages'], signal, at });
      expect(code).toBe(expected);
      const created = [...emulator.dealStages.keys()];
      expect(created).toHaveLength(40);
      expect(report.stages).toMatchObject({
        created: created.map((pipelineId) => expect.objectContaining({ pipelineId })),
        isUnfinished: true,
      });
      expect(report).toMatchObject({ ended: 'interrupted', total: many, unsent: many });
      expect(kept).toHaveLength(many);
    });
  });

  it('after the stages and the accounts: the report has what was done before, the problems file has the rest', async () => {
    await inFolder(async (cwd) => {
      const args = ['--register-stages', '--create-accounts'];
      const at: Wanted['at'] = ['POST /deals', 3];
      const { code, report, kept, emulator } = await signalled({ cwd, args, signal, at });
      expect(code).toBe(expected);
      expect(report.accounts).toMatchObject({ created: domains });
      expect((report.stages as { created: unknown[] }).created).toHaveLength(pipelines);
      expect(report.upserted).toBe(emulator.deals.size);
      expect(report.upserted).toBeGreaterThan(0);
      const left = kept.map(({ externalDealId }) => externalDealId);
      expect([...emulator.deals.keys(), ...left].sort()).toEqual(idsOf(many).sort());
    });
  });

  it('while the file is looked through before the push: nothing is sent, and the old problems file stays', async () => {
    await inFolder(async (cwd) => {
      await writeFile(join(cwd, 'deals.csv'), header + rowsOf(200_000));
      await writeFile(join(cwd, 'p.ndjson'), 'old');
      const server = await watchedEmulator(() => {});
      const args = ['push', 'deals.csv', '--max-invalid', '5', '--problems', 'p.ndjson', ...server.at];
      const { child, ended } = start(args, { cwd, input: '' });
      await Promise.race([
        expect.poll(async () => (await readdir(cwd)).length, { interval: 5 }).toBe(3),
        ended.then(({ stderr }) => Promise.reject(new Error(stderr))),
      ]);
      child.kill(signal);
      const { code, stdout } = await ended;
      expect({ code, stdout }).toEqual({ code: expected, stdout: '' });
      expect(await readFile(join(cwd, 'p.ndjson'), 'utf8')).toBe('old');
      expect((await readdir(cwd)).sort()).toEqual(['deals.csv', 'p.ndjson']);
      expect(server.emulator.requests).toHaveLength(0);
    });
  });
});

describe('a third signal', () => {
  it('ends the command at once, and it says where the problems are that were written', async () => {
    await inFolder(async (cwd) => {
      await writeFile(join(cwd, 'deals.csv'), header + rowsOf(200_000));
      await writeFile(join(cwd, 'p.ndjson'), 'old');
      let child: ReturnType<typeof start>['child'] | undefined;
      const { at } = await watchedEmulator(() => void child?.kill('SIGINT'));
      const pushing = start(['push', 'deals.csv', '--problems', 'p.ndjson', ...at], { cwd, input: '' });
      child = pushing.child;
      const written = async () => {
        const name = (await readdir(cwd)).find((found) => found.endsWith('.tmp'));
        return name === undefined ? 0 : (await readFile(join(cwd, name))).length;
      };
      await Promise.race([
        expect.poll(written, { interval: 5 }).toBeGreaterThan(0),
        pushing.ended.then(({ stderr }) => Promise.reject(new Error(stderr))),
      ]);
      child.kill('SIGTERM');
      child.kill('SIGINT');
      const { code, stderr } = await pushing.ended;
      expect(code).toBe(130);
      const [, name = ''] =
        /^warning: p\.ndjson was not finished\. What was written until now is in (.+)\.$/m.exec(stderr) ?? [];
      expect((await readFile(name, 'utf8')).split('\n')[0]).toContain('"externalDealId":"d-');
      expect(await readFile(join(cwd, 'p.ndjson'), 'utf8')).toBe('old');
    });
  });
});
