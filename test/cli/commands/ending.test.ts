import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Interrupt } from '../../../src/cli/terminal/io.js';
import type { EmulatorOptions } from '../../../src/emulator/index.js';
import { folderWith, recotap } from '../io.js';
import { type OnRequest, watchedEmulator } from '../watched-emulator.js';

const count = 2_000;
const ids = Array.from({ length: count }, (_, index) => `d-${index}`);
const deals = `externalDealId,name,pipelineId,stageId,associatedAccounts.0.domain\n${ids
  .map((id, index) => `${id},Deal,p-${index % 45},won,site-${index % 250}.com\n`)
  .join('')}`;
const accounts = `domain,name\n${ids.map((id) => `${id}.com,Account\n`).join('')}`;
const activities = ids
  .map((id) =>
    JSON.stringify({
      externalActivityId: id,
      activityType: 'call',
      occurredAt: '2026-06-01T09:30:00Z',
      domain: 'acme.com',
      ownerEmail: 'jane@yourcompany.com',
      contacts: [{ email: 'wile@acme.com' }],
    }),
  )
  .join('\n');

interface Line {
  status: string;
  line: number;
  [id: string]: unknown;
}

const linesOf = async (path: string): Promise<Line[]> =>
  (await readFile(path, 'utf8'))
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

/** Runs a command that is interrupted at a request. */
async function interrupted(
  args: string[],
  at: (call: string, number: number) => Interrupt[] | undefined,
  { hang, options, input }: { hang?: OnRequest; options?: EmulatorOptions; input?: string | Readable } = {},
) {
  let interrupt = (_?: Interrupt) => {};
  const server = await watchedEmulator((call, number) => {
    for (const signal of at(call, number) ?? []) interrupt(signal);
    return hang?.(call, number);
  }, options);
  const cwd = await folderWith({ 'deals.csv': deals, 'accounts.csv': accounts, 'activities.ndjson': activities });
  const ended = await recotap([...args, '--json', '--problems', 'p.ndjson', ...server.at], {
    cwd,
    ...(input === undefined ? {} : { input }),
    onStart: (send) => {
      interrupt = send;
    },
  });
  const kept = await linesOf(join(cwd, 'p.ndjson'));
  const files = await readdir(cwd);
  return { ...ended, ...server, cwd, kept, files, report: JSON.parse(ended.stdout) };
}

const third = (wanted: string) => (call: string, number: number) =>
  call === wanted && number === 3 ? (['SIGINT'] as Interrupt[]) : undefined;

describe('a push that is interrupted once', () => {
  it.each([
    [['push', 'deals.csv'], 'POST /deals', 100, 'externalDealId', (id: string) => id],
    [['accounts', 'push', 'accounts.csv', '--upsert'], 'POST /accounts', 100, 'domain', (id: string) => `${id}.com`],
    [
      ['activities', 'push', 'activities.ndjson'],
      'POST /sales-activities',
      50,
      'externalActivityId',
      (id: string) => id,
    ],
  ])(
    'finishes what is on the wire, and keeps all that is left of the file: %j',
    async (args, call, size, idField, idOf) => {
      const { code, report, kept, counts, files } = await interrupted(args, third(call));
      expect(code).toBe(130);
      expect(report).toMatchObject({ total: count, complete: true, ended: 'interrupted' });
      const done = (report.upserted ?? 0) + (report.created ?? 0);
      expect(done).toBeGreaterThanOrEqual(3 * size);
      expect(done).toBe(size * (counts.get(call) ?? 0));
      expect(report.unsent).toBe(count - done);
      expect(new Set(kept.map((line) => line[idField])).size).toBe(count - done);
      expect(ids.map(idOf)).toEqual(expect.arrayContaining(kept.map((line) => line[idField])));
      expect(kept).toHaveLength(count - done);
      expect(new Set(kept.map(({ status }) => status))).toEqual(new Set(['unsent']));
      expect(files.filter((name) => name.endsWith('.tmp'))).toEqual([]);
    },
  );

  it('can be finished by pushing the problems file', async () => {
    const { cwd, at, emulator } = await interrupted(['push', 'deals.csv'], third('POST /deals'));
    const { code } = await recotap(['push', 'p.ndjson', ...at], { cwd });
    expect(code).toBe(0);
    expect(emulator.deals.size).toBe(count);
  });

  it.each([
    ['csv', deals],
    ['ndjson', ids.map((id) => JSON.stringify({ externalDealId: id, name: 'Deal' })).join('\n')],
    ['json', JSON.stringify(ids.map((id) => ({ externalDealId: id, name: 'Deal' })))],
  ])(
    'keeps each whole row that had come in from the standard input, even if nobody had looked at it yet: %s',
    async (format, text) => {
      const stdin = new Readable({ read() {}, highWaterMark: 1024 * 1024 });
      const come = text.slice(0, text.lastIndexOf('d-1999') + 4);
      for (let at = 0; at < come.length; at += 5_000) stdin.push(Buffer.from(come.slice(at, at + 5_000)));
      const { code, report, kept } = await interrupted(['push', '-', '--format', format], third('POST /deals'), {
        input: stdin,
      });
      expect(code).toBe(130);
      expect(report).toMatchObject({ total: count - 1, complete: false });
      expect(kept).toHaveLength(report.unsent);
      // The last one was cut off, and might be another.
      expect(kept.map(({ externalDealId }) => externalDealId)).not.toContain('d-19');
      expect(kept.at(-1)).toMatchObject({ externalDealId: 'd-1998' });
    },
  );

  it('has read all of a standard input whose end had come in', async () => {
    const stdin = new Readable({ read() {}, highWaterMark: 1024 * 1024 });
    for (let at = 0; at < deals.length; at += 5_000) stdin.push(Buffer.from(deals.slice(at, at + 5_000)));
    stdin.push(null);
    const { report } = await interrupted(['push', '-', '--format', 'csv'], third('POST /deals'), { input: stdin });
    expect(report).toMatchObject({ total: count, complete: true });
  });

  it('while it creates accounts tells which of them it created, and sends no deal', async () => {
    const { code, report, kept, emulator, counts } = await interrupted(
      ['push', 'deals.csv', '--create-accounts'],
      (call, number) => (call === 'POST /accounts' && number === 2 ? ['SIGTERM'] : undefined),
    );
    expect(code).toBe(143);
    const created = Math.min(250, 100 * (counts.get('POST /accounts') ?? 0));
    expect(report.accounts).toMatchObject({ total: 250, created, unsent: 250 - created });
    expect(emulator.accounts.size).toBe(created);
    expect(report).toMatchObject({ total: count, unsent: count });
    expect(kept).toHaveLength(count);
    expect(emulator.deals.size).toBe(0);
  });

  it('while it registers stages tells which pipelines it created, and sends no deal', async () => {
    const { code, report, kept, emulator } = await interrupted(
      ['push', 'deals.csv', '--register-stages'],
      (call, number) => (call === 'POST /deal-stages' && number === 2 ? ['SIGINT'] : undefined),
    );
    expect(code).toBe(130);
    expect(report.stages).toMatchObject({ isUnfinished: true });
    expect(report.stages.created).toHaveLength(40);
    expect(emulator.dealStages.size).toBe(40);
    expect(kept).toHaveLength(count);
    expect(emulator.deals.size).toBe(0);
  });

  it('while it checks links waits for nothing, and sends no deal', async () => {
    const { code, report, emulator } = await interrupted(
      ['push', 'deals.csv', '--check-links'],
      (call, number) => (call === 'GET /accounts' && number === 1 ? ['SIGINT'] : undefined),
      { hang: (call) => (call === 'GET /accounts' ? new Promise(() => {}) : undefined) },
    );
    expect(code).toBe(130);
    expect(report).toMatchObject({ total: count, unsent: count });
    expect(emulator.deals.size).toBe(0);
  });

  it.each([
    ['a Retry-After', { fault: 'status', status: 429, retryAfter: 240 }],
    ['a back-off', { fault: 'status', status: 503 }],
  ] as const)('sits out no %s', async (_, fault) => {
    const startedAt = performance.now();
    const { code, report } = await interrupted(['push', 'deals.csv'], third('POST /deals'), {
      options: { faults: { rules: [fault] } },
    });
    expect(code).toBe(130);
    expect(report).toMatchObject({ total: count, upserted: 0, unsent: count });
    expect(performance.now() - startedAt).toBeLessThan(60_000);
  });

  it('cuts off what is on the wire after the grace', async () => {
    const { code, report } = await interrupted(['push', 'deals.csv', '--grace', '0'], third('POST /deals'), {
      hang: () => new Promise(() => {}),
    });
    expect(code).toBe(130);
    expect(report).toMatchObject({ total: count, upserted: 0, unsent: count });
  });
});

describe('a push that is interrupted twice', () => {
  it('cuts off what is on the wire, accounts for it, and does not read the rest', async () => {
    const { code, report, kept } = await interrupted(
      ['push', 'deals.csv', '--grace', '600'],
      (call, number) => (call === 'POST /deals' && number === 3 ? ['SIGTERM', 'SIGINT'] : undefined),
      { hang: () => new Promise(() => {}) },
    );
    expect(code).toBe(143);
    expect(report).toMatchObject({ upserted: 0, complete: false });
    expect(report.total).toBeLessThan(count);
    expect(kept).toHaveLength(report.unsent);
  });
});

describe('a push whose deadline passes', () => {
  it.each([[['push', 'deals.csv']], [['push', 'deals.csv', '--create-accounts']]])(
    'keeps all that is left, says so and exits with 3: %j',
    async (args) => {
      const { code, report, kept, stderr } = await interrupted(
        [...args, '--deadline', '1s', '--grace', '0'],
        () => undefined,
        { hang: () => new Promise(() => {}) },
      );
      expect(code).toBe(3);
      expect(report).toMatchObject({ total: count, unsent: count, ended: 'deadline' });
      expect(kept).toHaveLength(count);
      expect(stderr).toContain('error: The push did not finish before its deadline of 1 s.');
    },
  );
});

describe('recotap stages push, interrupted', () => {
  it('tells which pipelines it created', async () => {
    let interrupt = (_?: Interrupt) => {};
    const { at } = await watchedEmulator((call, number) => {
      if (call === 'POST /deal-stages' && number === 1) interrupt();
    });
    const pipelines = ids.slice(0, 45).map((id) => ({
      pipelineId: id,
      pipelineLabel: id,
      stages: [{ stageId: 'won', stageLabel: 'Won' }],
    }));
    const cwd = await folderWith({ 'stages.json': JSON.stringify({ pipelines }) });
    const { code, stdout } = await recotap(['stages', 'push', 'stages.json', '--json', ...at], {
      cwd,
      onStart: (send) => {
        interrupt = send;
      },
    });
    expect(code).toBe(130);
    const report = JSON.parse(stdout);
    expect(report.created).toHaveLength(20);
    expect(report.isUnfinished).toBe(true);
  });
});

describe('the problems file', () => {
  const two = 'externalDealId,name\n1,\n2,Two\n';
  const push = async (cwd: string, target: string, onRequest: OnRequest = () => {}, args: string[] = []) => {
    const { at } = await watchedEmulator(onRequest);
    return recotap(['push', 'deals.csv', '--problems', target, ...at, ...args], { cwd });
  };

  it('is readable by its owner only, and nothing else is left beside it', async () => {
    const cwd = await folderWith({ 'deals.csv': two });
    await push(cwd, 'p.ndjson');
    expect((await stat(join(cwd, 'p.ndjson'))).mode & 0o777).toBe(0o600);
    expect((await readdir(cwd)).sort()).toEqual(['deals.csv', 'p.ndjson']);
  });

  it('takes the place of the old one only when it is whole', async () => {
    const cwd = await folderWith({ 'deals.csv': two, 'p.ndjson': 'old' });
    let meanwhile = '';
    await push(cwd, 'p.ndjson', async () => {
      meanwhile = await readFile(join(cwd, 'p.ndjson'), 'utf8');
    });
    expect(meanwhile).toBe('old');
    expect(await linesOf(join(cwd, 'p.ndjson'))).toHaveLength(1);
  });

  it('keeps the problems of another push beside it, and says where', async () => {
    const cwd = await folderWith({ 'deals.csv': two, 'p.csv': 'corrected by hand\n' });
    const first = await push(cwd, 'p.csv');
    expect(first.stderr).toContain('note: p.csv was there already and is now p.old.csv.\n');
    expect(await readFile(join(cwd, 'p.old.csv'), 'utf8')).toBe('corrected by hand\n');
    const again = await push(cwd, 'p.csv');
    expect(again.stderr).not.toContain('p.old.csv');
    expect(await readFile(join(cwd, 'p.old.csv'), 'utf8')).toBe('corrected by hand\n');
  });

  it('keeps it in a file of its own, where a link to another one stood', async () => {
    const cwd = await folderWith({ 'deals.csv': two, 'p.csv': 'old', 'mine.txt': 'mine' });
    await symlink('mine.txt', join(cwd, 'p.old.csv'));
    await push(cwd, 'p.csv');
    expect(await readFile(join(cwd, 'mine.txt'), 'utf8')).toBe('mine');
    expect(await readFile(join(cwd, 'p.old.csv'), 'utf8')).toBe('old');
  });

  it('loses nothing where the older one cannot be kept', async () => {
    const cwd = await folderWith({ 'deals.csv': two, 'p.csv': 'old', 'p.old.csv/file': '' });
    const { code, stderr } = await push(cwd, 'p.csv');
    expect(code).toBe(3);
    expect(await readFile(join(cwd, 'p.csv'), 'utf8')).toBe('old');
    const [, kept = ''] = /What was written is in (\S+)\.\n/.exec(stderr) ?? [];
    expect(await readFile(kept, 'utf8')).toContain('name');
  });

  it('never goes over the input with what it keeps', async () => {
    const cwd = await folderWith({ 'p.old.csv': two, 'p.csv': 'old' });
    const { at } = await watchedEmulator(() => {});
    const { code, stderr } = await recotap(['push', 'p.old.csv', '--problems', 'p.csv', ...at], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(
      '--problems would overwrite p.old.csv, which this run reads or writes. Name another file.',
    );
  });

  it.each([[['--max-invalid', '0']], [['--map', 'gone.yaml']], [['--concurrency', 'x']], [['--confirm']]])(
    'stays as it was when nothing was sent: %j',
    async (args) => {
      const cwd = await folderWith({ 'deals.csv': two, 'p.ndjson': 'old' });
      const { code } = await push(cwd, 'p.ndjson', () => {}, args);
      expect(code).toBe(2);
      expect(await readFile(join(cwd, 'p.ndjson'), 'utf8')).toBe('old');
      expect((await readdir(cwd)).sort()).toEqual(['deals.csv', 'p.ndjson']);
    },
  );

  it('leaves alone what another program wrote meanwhile, takes the next free name and says so', async () => {
    const cwd = await folderWith({ 'deals.csv': two, 'p.ndjson': 'old', 'p-2.ndjson': 'taken' });
    const { stdout, stderr } = await push(cwd, 'p.ndjson', () => writeFile(join(cwd, 'p.ndjson'), 'other'));
    expect(await readFile(join(cwd, 'p.ndjson'), 'utf8')).toBe('other');
    expect(await linesOf(join(cwd, 'p-3.ndjson'))).toHaveLength(1);
    expect(stderr).toContain('note: p.ndjson was changed meanwhile and stays. The new file is p-3.ndjson.');
    expect(stdout).toContain('recotap push p-3.ndjson');
  });

  it('follows a link to the file, and keeps the link', async () => {
    const cwd = await folderWith({ 'deals.csv': two, 'real.ndjson': 'old' });
    await symlink('real.ndjson', join(cwd, 'p.ndjson'));
    await push(cwd, 'p.ndjson');
    expect(await linesOf(join(cwd, 'real.ndjson'))).toHaveLength(1);
    expect((await readdir(cwd)).sort()).toEqual(['deals.csv', 'p.ndjson', 'p.old.ndjson', 'real.ndjson']);
  });

  it.each(['folder', 'none/p.ndjson'])('is refused before anything is sent where it cannot be: %s', async (target) => {
    const cwd = await folderWith({ 'deals.csv': two });
    await mkdir(join(cwd, 'folder'));
    await chmod(join(cwd, 'deals.csv'), 0o600);
    let requests = 0;
    const { code, stderr } = await push(cwd, target, () => void requests++);
    expect({ code, requests }).toEqual({ code: 2, requests: 0 });
    expect(stderr).toMatch(/^error: (?:folder is a folder|There is no folder)/);
  });

  it('in CSV can be corrected in a spreadsheet and pushed as it is', async () => {
    const rows = '1,One,TBD,=1+2\n2,Two,5,fine\n3,"A, B",x,-5\n';
    const cwd = await folderWith({ 'deals.csv': `externalDealId,name,amount,ownerName\n${rows}` });
    const { stdout } = await push(cwd, 'p.csv');
    const text = await readFile(join(cwd, 'p.csv'), 'utf8');
    expect(stdout).toContain('recotap push p.csv');
    expect(text).toContain("'=1+2");
    expect(text.split('\r\n')[0]).toMatch(/^\ufeffline,reason,externalDealId,name/);
    const again = await folderWith({ 'p.csv': text.replace('TBD', '7').replace(',x,', ',8,') });
    const { at, emulator } = await watchedEmulator(() => {});
    expect(await recotap(['push', 'p.csv', ...at], { cwd: again })).toMatchObject({ code: 0 });
    expect(emulator.deals.get('1')).toEqual({ externalDealId: '1', name: 'One', amount: 7, ownerName: '=1+2' });
    expect(emulator.deals.get('3')).toEqual({ externalDealId: '3', name: 'A, B', amount: 8, ownerName: '-5' });
  });
});
