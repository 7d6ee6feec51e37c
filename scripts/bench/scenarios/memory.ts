import { interleave } from '../measure.js';
import { runPush } from '../processes.js';
import type { Row } from '../table.js';

/** What fifty times the deals take in memory. */
export async function memory(): Promise<Row[]> {
  const rounds = await interleave(1, {
    few: () => runPush('stream', 100_000, { latencyMs: 0 }),
    many: () => runPush('stream', 5_000_000, { latencyMs: 0 }),
  });
  return rounds.map(({ few, many }) => ({
    scenario: '`streamDeals`, 5,000,000 deals',
    against: 'itself, 100,000 deals: peak memory',
    figures: [many.peakMb - few.peakMb],
    reach: { atMost: 30, unit: 'MB' },
    note: `${many.peakMb.toFixed(0)} MB in all`,
  }));
}
