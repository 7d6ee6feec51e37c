import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder, recotap, start } from './command.js';
import { emulatorProcess } from './emulator-process.js';
import { header, idsOf, problemsIn, reportOf, rows } from './report.js';

const many = 8_000;

type Server = Awaited<ReturnType<typeof emulatorProcess>>;

/** Starts a push of many deals, and kills the server in the middle of it. */
async function killInMidPush(cwd: string, server: Server) {
  await writeFile(join(cwd, 'deals.csv'), header + rows(many));
  const args = ['push', 'deals.csv', '--problems', 'p.ndjson', '--base-url', server.baseUrl];
  const push = start([...args, '--json', '--verbose'], { cwd, input: '' });
  await expect.poll(async () => (await server.inspect('deals?limit=0')).total, { interval: 5 }).toBeGreaterThan(1_000);
  server.child.kill('SIGKILL');
  await once(server.child, 'exit');
  return { ...push, args };
}

async function heldBy(server: Server): Promise<Set<string>> {
  return new Set((await server.inspect('deals')).deals.map(({ deal }) => deal.externalDealId));
}

/** What the requests that were logged came to: the deals of each that got a 200 are upserted. */
const answeredIn = (stderr: string) => stderr.match(/ status=200 /g)?.length ?? 0;

describe('a server that is killed in the middle of a push', () => {
  it('and comes back empty on the same port costs no deal its outcome, and what is upserted from then on is held', async () => {
    await inFolder(async (cwd) => {
      const first = await emulatorProcess();
      const { ended, args } = await killInMidPush(cwd, first);
      const second = await emulatorProcess(['--port', first.port]);
      const { code, stdout, stderr } = await ended;
      const report = reportOf(stdout);
      const held = await heldBy(second);
      const { requests } = await second.inspect('requests');

      // Every deal of the file has one outcome, and the problems file has all that is left to do.
      expect(report).toMatchObject({ total: many, invalid: 0, failed: 0, superseded: 0 });
      const unsent = new Set((await problemsIn(join(cwd, 'p.ndjson'))).map(({ externalDealId }) => externalDealId));
      expect(unsent.size).toBe(report.unsent);
      expect(report.problems.every(({ cause }) => cause?.code === 'connection')).toBe(true);
      expect([0, 1, 3]).toContain(code);

      // A deal that is called upserted was answered by a 200: by the second server, which holds it, or by the first, before it was killed.
      const upserted = idsOf(many).filter((id) => !unsent.has(id));
      const gone = upserted.filter((id) => !held.has(id));
      expect(report.upserted).toBe(100 * answeredIn(stderr));
      expect(gone).toHaveLength(100 * (answeredIn(stderr) - requests.length));
      // Those that are gone were at the front: no deal that was taken after the kill is among them.
      const lastGone = Math.max(...gone.map((id) => Number(id.slice(2))));
      expect(lastGone).toBeLessThan(gone.length + 4 * 100);
      // And nothing is in the second server that was not called upserted.
      expect([...held].filter((id) => unsent.has(id))).toEqual([]);
      // No deal came to it twice.
      const sent = requests.flatMap(({ body }) => body?.deals ?? []);
      expect(sent).toHaveLength(held.size);

      const again = await recotap(args, { cwd });
      expect(again).toMatchObject({ code: 0, stderr: '' });
      expect([...(await heldBy(second))].sort()).toEqual(idsOf(many).sort());
    });
  });

  it('and stays away ends the push, and what is left to do is in the problems file, which another server takes', async () => {
    await inFolder(async (cwd) => {
      const first = await emulatorProcess();
      const { ended } = await killInMidPush(cwd, first);
      const { code, stdout, stderr } = await ended;
      const report = reportOf(stdout);
      expect(report).toMatchObject({ total: many, upserted: 100 * answeredIn(stderr), invalid: 0, failed: 0 });
      expect(report.upserted).toBeGreaterThanOrEqual(1_000 - 4 * 100);
      expect(report.unsent).toBeGreaterThan(0);
      expect(stderr).toMatch(/^error: No response from http:\S+: .+\. Is the base URL right, and the server up\?$/m);
      expect(code).toBe(3);

      const other = await emulatorProcess();
      const again = await recotap(['push', 'p.ndjson', '--base-url', other.baseUrl, '--json'], { cwd });
      expect(reportOf(again.stdout)).toMatchObject({ total: report.unsent, upserted: report.unsent });
      expect(again.code).toBe(0);
      expect((await heldBy(other)).size).toBe(report.unsent);
    });
  });
});
