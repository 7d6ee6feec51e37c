import { describe, expect, it } from 'vitest';
import { readSeed } from '../../support/seed/read.js';
import { faultRun } from './faults.js';
import { lanesRun } from './lanes.js';

describe('many machines on one ledger', () => {
  it('make Recotap equal to what was committed, whatever is killed, frozen, crashed, late or refused', async () => {
    const { row, problems } = await faultRun({
      seed: readSeed(),
      versions: 1_500,
      deals: 150,
      freezeMs: 3_000,
      killEveryMs: 1_500,
    });
    expect(problems).toEqual([]);
    expect(row).toMatchObject({ stale: 0, lost: 0, 'undone, sent': 0, regressions: 0, 'refused right': 4 });
    expect(row.kills).toBeGreaterThan(0);
    expect(row['rolled back']).toBeGreaterThan(0);
  });

  it('serve each lane, while the key of one is refused and the server of another one hangs', async () => {
    const { row } = await lanesRun({ lanes: 40, deals: 20, workers: 2 });
    expect(row['lanes done']).toBe(38);
  });
});
