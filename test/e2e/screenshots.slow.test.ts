import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { recordSession, withoutTimes } from '../../scripts/screenshots/session.js';
import { terminalSvg } from '../../scripts/screenshots/svg.js';

it('the terminal session in the README is what the command prints today, but for the times: else run npm run screenshots', async () => {
  const { lines } = await recordSession();
  const shown = readFileSync('docs/images/push.svg', 'utf8');
  expect(withoutTimes(shown)).toBe(withoutTimes(terminalSvg(lines, 110)));
});
