import { interleave, median } from '../measure.js';
import { expectCount, runSide } from '../processes.js';
import type { Row } from '../table.js';

const count = 200_000;

interface Pass {
  valid: number;
  seconds: number;
}

/** How fast valid deals are found valid, once the code is warm. */
export async function validation(): Promise<Row[]> {
  const rounds = await interleave(5, {
    ours: () => check('validate-ours'),
    zod: () => check('validate-zod'),
    valibot: () => check('validate-valibot'),
  });
  const perSecond = median(rounds.map(({ ours }) => count / ours.seconds));
  const common = {
    scenario: '`validateDeal`, 200,000 valid deals',
    reach: { atLeast: 3, unit: 'x' },
    note: `${(perSecond / 1e6).toFixed(2)} million deals/s`,
  } as const;
  return [
    { ...common, against: 'zod 4: deals/s', figures: rounds.map(({ ours, zod }) => zod.seconds / ours.seconds) },
    {
      ...common,
      against: 'valibot: deals/s',
      figures: rounds.map(({ ours, valibot }) => valibot.seconds / ours.seconds),
    },
  ];
}

async function check(side: string): Promise<Pass> {
  const pass = await runSide<Pass>(side, { count });
  expectCount(`${side}: valid deals`, pass.valid, count);
  return pass;
}
