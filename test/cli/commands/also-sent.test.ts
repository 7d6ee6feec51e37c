import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emulatorServer } from '../emulator-server.js';
import { folderWith, recotap } from '../io.js';

const csv = (...ids: string[]) => `externalDealId,name\n${ids.map((id) => `${id},Deal ${id}\n`).join('')}`;

/** A ledger in which deals that Recotap refused are to go again. @param stillRefused what it refuses then, too */
async function retried(refused: string[], stillRefused: string[] = []) {
  const refusing = new Set(refused);
  const { emulator, at } = await emulatorServer({
    refuse: ({ externalDealId }) => (refusing.has(String(externalDealId)) ? 'The stage is archived' : undefined),
  });
  const cwd = await folderWith({ 'deals.csv': csv(...refused) });
  const run = (...args: string[]) => recotap([...args, '--ledger', 'recotap.db'], { cwd });
  await run('push', 'deals.csv', ...at);
  refusing.clear();
  for (const id of stillRefused) refusing.add(id);
  await run('ledger', 'retry');
  return {
    emulator,
    push: async (ids: string[], ...more: string[]) => {
      await writeFile(join(cwd, 'next.csv'), csv(...ids));
      return run('push', 'next.csv', ...at, ...more);
    },
    file: (name: string) => readFile(join(cwd, name), 'utf8'),
  };
}

describe('a push with a ledger in which other deals wait', () => {
  it('says which it sent beside the file, and counts only those of the file', async () => {
    const { push, emulator } = await retried(['d-1', 'd-2']);
    const { code, stdout } = await push(['e-1', 'e-2', 'e-3']);
    expect(stdout).toMatch(/^next\.csv: 3 deals\n {2}3 upserted\n/);
    expect(stdout).toContain('\nAlso sent 2 deals that were waiting in the ledger: d-1, d-2\n');
    expect(code).toBe(0);
    expect(emulator.deals.size).toBe(5);
    expect((await push(['e-1', 'e-2', 'e-3'])).stdout).not.toContain('Also sent');
  });

  it('exits with 1 when Recotap refuses one of them again, and says where the reason is', async () => {
    const { push, file } = await retried(['d-1', 'd-2', 'd-3'], ['d-2']);
    const { code, stdout } = await push(['e-1'], '--json', '--report', 'report.md');
    expect(JSON.parse(stdout)).toMatchObject({
      total: 1,
      upserted: 1,
      failed: 0,
      problems: [],
      alsoSent: [{ kind: 'deals', accepted: 2, refused: 1, ids: ['d-1', 'd-2', 'd-3'] }],
    });
    expect(code).toBe(1);
    expect(await file('report.md')).toContain('| waiting in the ledger beside the input, and refused now | 1 |');
    const again = await retried(['d-1'], ['d-1']);
    expect((await again.push(['e-1'])).stdout).toContain(
      'Recotap refused 1 of them. For the reasons: recotap ledger failed',
    );
  });

  it('does not name a deal that is in the file as well, however early it goes', async () => {
    const many = Array.from({ length: 250 }, (_, n) => `d-${n}`);
    const { push } = await retried(many);
    const report = JSON.parse((await push([...many, 'e-1'], '--json')).stdout);
    expect(report.alsoSent).toBeUndefined();
    expect([report.total, report.upserted + report.unchanged]).toEqual([251, 251]);
  });

  it('names ten of many, and the number of the others', async () => {
    const { push } = await retried(Array.from({ length: 130 }, (_, n) => `d-${n}`));
    const { stdout } = await push(['e-1']);
    expect(stdout).toMatch(/Also sent 130 deals that were waiting in the ledger: (d-\d+, ){9}d-\d+ and 120 more\n/);
  });
});
