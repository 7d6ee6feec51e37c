import { expect, it } from 'vitest';
import { isSlow } from './linear.js';

it('work of quadratic time is told from work of linear time', async () => {
  const text = (length: number) => `${' '.repeat(length / 16)}x`;
  expect(await isSlow((length) => / +$/.exec(text(length)))).toBe(true);
  expect(await isSlow((length) => text(length).trimEnd())).toBe(false);
  expect(await isSlow((length) => JSON.stringify(Array.from({ length }, (_, id) => ({ id }))))).toBe(false);
});
