import { execute, startPostgres } from '../../../test/support/postgres-server.js';
import { interleave, median } from '../measure.js';
import { runSide, withServer } from '../processes.js';
import { type Row, thousands } from '../table.js';

interface Seconds {
  seconds: number;
}
interface Times {
  times: number[];
}

const [singles, batched, sent, idled] = [2_000, 50_000, 20_000, 100];
const [few, many] = [1_000, 1_000_000];

/** What a ledger on PostgreSQL costs, with a server of the bench's own that keeps its data in memory of the system. */
export async function postgres(): Promise<Row[]> {
  const server = await startPostgres();
  let made = 0;
  const database = async () => {
    const name = `bench_${made++}`;
    await execute(server.address, `create database ${name}`);
    const url = new URL(server.address);
    url.pathname = `/${name}`;
    return url.href;
  };
  const side = async <T>(work: string, count: number, url?: string): Promise<T> =>
    runSide<T>('ledger-postgres', { work, count, url, address: await database() });
  const seconds = async (work: string, count: number, url?: string) => (await side<Seconds>(work, count, url)).seconds;
  const perSecond = (counts: number, all: number[]) => `${thousands(median(all.map((each) => counts / each)))} rows/s`;

  try {
    const rounds = await interleave(5, {
      bare: () => seconds('bare', singles),
      single: () => seconds('single', singles),
      batches: () => seconds('batches', batched),
      unchanged: () => seconds('unchanged', batched),
    });
    const { result: sending } = await withServer({ latencyMs: 2 }, (url) =>
      interleave(3, { drain: () => seconds('drain', sent, url), push: () => seconds('push', sent, url) }),
    );
    const next = await interleave(1, {
      few: async () => (await side<Times>('next', few)).times,
      many: async () => (await side<Times>('next', many)).times,
    });
    const { result: idle } = await withServer({ latencyMs: 2 }, (url) => side<Times>('idle', idled, url));
    const sorted = [...idle.times].sort((a, b) => a - b);
    return [
      {
        scenario: 'a ledger on PostgreSQL: puts, one per transaction',
        against: 'a bare insert of the same: puts/s',
        figures: rounds.map(({ bare, single }) => bare / single),
        reach: { atLeast: 0.5, unit: 'x' },
        note: perSecond(
          singles,
          rounds.map(({ single }) => single),
        ),
      },
      {
        scenario: 'a ledger on PostgreSQL: new deals, 1,000 at a time',
        against: 'puts, one per transaction: puts/s',
        figures: rounds.map(({ single, batches }) => batched / batches / (singles / single)),
        reach: { unit: 'x' },
        note: perSecond(
          batched,
          rounds.map(({ batches }) => batches),
        ),
      },
      {
        scenario: 'a ledger on PostgreSQL: unchanged deals, 1,000 at a time',
        against: 'new ones: puts/s',
        figures: rounds.map(({ batches, unchanged }) => batches / unchanged),
        reach: { unit: 'x' },
        note: perSecond(
          batched,
          rounds.map(({ unchanged }) => unchanged),
        ),
      },
      {
        scenario: 'a ledger on PostgreSQL sends 20,000 deals, 2 ms per response',
        against: '`pushDeals` without a ledger: deals/s',
        figures: sending.map(({ drain, push }) => push / drain),
        reach: { atLeast: 0.5, unit: 'x' },
        note: perSecond(
          sent,
          sending.map(({ drain }) => drain),
        ),
      },
      {
        scenario: 'a ledger on PostgreSQL: the next 100 of 1,000,000 rows that wait',
        against: 'of 1,000 rows: time',
        figures: next.map((round) => median(round.many) / median(round.few)),
        reach: { atMost: 2, unit: 'x' },
        note: `${next.map((round) => median(round.many).toFixed(1))} ms`,
      },
      {
        scenario: 'a ledger on PostgreSQL: from a put of one process to its settlement by an idle one',
        against: 'nothing: p95',
        figures: [sorted[Math.floor(0.95 * sorted.length)] as number],
        reach: { unit: 'ms' },
        note: `median ${median(sorted).toFixed(0)} ms`,
      },
    ];
  } finally {
    await server.stop();
  }
}
