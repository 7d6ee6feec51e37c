import { interleave, median, timed } from '../measure.js';
import { command } from '../prepare.js';
import { runNode } from '../processes.js';
import type { Row } from '../table.js';

/** How soon the command is there. */
export async function start(): Promise<Row[]> {
  const rounds = await interleave(20, {
    ours: () => timed(() => runNode([command, '--version'])),
    node: () => timed(() => runNode(['-e', '0'])),
  });
  return [
    {
      scenario: '`recotap --version`',
      against: '`node -e 0`: time',
      figures: rounds.map(({ ours, node }) => ours / node),
      reach: { atMost: 1.6, unit: 'x' },
      note: `${(median(rounds.map(({ ours }) => ours)) * 1000).toFixed(0)} ms`,
    },
  ];
}
