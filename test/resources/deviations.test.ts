import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createEmulator, type DeviationKind, deviationKinds } from '../../src/emulator/index.js';
import { createRecotapClient, pushDeals } from '../../src/index.js';
import { deals } from '../support/recotap.js';

/** Why nobody can tell whether a deal was stored; undefined where the push is not disturbed. */
const told: Record<DeviationKind, string | undefined> = {
  'added-field': undefined,
  'renamed-field': "The response has no result for '0', and 3 for what was not sent.",
  'missing-field': "The response has the unknown status undefined for '0'.",
  'null-field': "The response has the unknown status null for '0'.",
  'number-as-text': undefined,
  'other-time-format': undefined,
  'unknown-value': 'The response has the unknown status "queued" for \'0\'.',
  'null-data': "The response has no result for '0'.",
  'bare-array': "The response has no result for '0'.",
  'flattened-data': undefined,
  'nested-data': "The response has no result for '0'.",
  'keyed-rows': "The response has no result for '0'.",
  'status-201': undefined,
  'status-202': undefined,
  'html-type': undefined,
};

it.each(deviationKinds)('A push gives each deal its outcome on the day that answers come with %s', async (kind) => {
  const emulator = createEmulator({ deviate: [kind] });
  const client = createRecotapClient({ apiKey: 'a-key', fetch: emulator.fetch });
  const { total, upserted, unsent, requests, problems } = await pushDeals(client, deals(3));
  const reason = told[kind];
  const counts = reason === undefined ? { upserted: 3, unsent: 0 } : { upserted: 0, unsent: 3 };
  expect({ total, upserted, unsent, requests }).toEqual({ total: 3, ...counts, requests: 1 });
  expect(problems).toHaveLength(counts.unsent);
  if (reason === undefined) return;
  expect(problems[0]).toMatchObject({
    status: 'unsent',
    cause: { code: 'response', message: `${reason} Sending it again is safe.` },
  });
});

it('docs/mock-and-emulator.md says the same of each', () => {
  const page = readFileSync(new URL('../../docs/mock-and-emulator.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| `([\w-]+)` \| .+ \| `(upserted|unsent)` \|$/gm)].map(([, kind, status]) => [
    kind,
    status,
  ]);
  expect(rows).toEqual(deviationKinds.map((kind) => [kind, told[kind] === undefined ? 'upserted' : 'unsent']));
});
