import { deals } from './deals.mjs';
import { count } from './measured.mjs';

/** Puts the same valid deals through a check twice, and prints what the second time took. */
export function measureCheck(isValid) {
  const all = [...deals(count)];
  const pass = () => all.reduce((count, deal) => count + (isValid(deal) ? 1 : 0), 0);
  pass();
  const startedAt = performance.now();
  const valid = pass();
  console.log(JSON.stringify({ valid, seconds: (performance.now() - startedAt) / 1000 }));
}
