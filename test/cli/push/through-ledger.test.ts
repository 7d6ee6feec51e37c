import { expect, it } from 'vitest';
import type { ItemOutcome, PushableKind } from '../../../src/cli/push/outcome.js';
import { throughLedger } from '../../../src/cli/push/through-ledger.js';
import { deals } from '../../../src/cli/read/items/kinds.js';
import { createEmulator } from '../../../src/emulator/index.js';
import { createRecotapClient, PushAbortedError, RecotapLedgerError } from '../../../src/index.js';
import { openLedger } from '../../../src/ledger/index.js';

it('ends a push at the first thing that the ledger cannot take, and says why', async () => {
  const emulator = createEmulator();
  const client = createRecotapClient({ apiKey: 'key', fetch: emulator.fetch });
  await using memory = await openLedger(':memory:');
  const full = new RecotapLedgerError('The disk is full.');
  const ledger = {
    ...memory,
    async lane(name: string) {
      return { ...(await memory.lane(name)), put: () => Promise.reject(full) };
    },
  };
  let given = 0;
  async function* items() {
    for (; given < 50_000; given++) yield { externalDealId: `d-${given}`, name: 'A' } as never;
  }
  const kind = { ...deals, taken: ['upserted'], wouldBe: '', again: '' } as unknown as PushableKind;
  const never = new AbortController().signal;
  const options = { signal: never, drain: never, isSized: true, onProgress() {}, versionOf: () => undefined };
  const outcomes: ItemOutcome[] = [];
  const push = (async () => {
    const pushed = throughLedger(kind, { ledger, lane: 'default', kind: 'deals', isFull: false, heldMs: 0 }).push(
      client,
      items(),
      options,
    );
    for await (const outcome of pushed) outcomes.push(outcome);
  })();
  await expect(push).rejects.toThrow(PushAbortedError);
  await expect(push).rejects.toMatchObject({ cause: full });
  expect(given).toBeLessThan(5_000);
  expect(outcomes.length).toBeGreaterThan(0);
  expect(outcomes.every((outcome) => outcome.status === 'unsent' && outcome.cause === full)).toBe(true);
  expect(emulator.requests).toEqual([]);
});

it('tells of each request as it happens', async () => {
  const emulator = createEmulator();
  const client = createRecotapClient({ apiKey: 'key', fetch: emulator.fetch, maxConcurrency: 1 });
  await using ledger = await openLedger(':memory:');
  const items = Array.from({ length: 300 }, (_, index) => ({ externalDealId: `d-${index}`, name: 'A' }));
  const kind = { ...deals, taken: ['upserted'], wouldBe: '', again: '' } as unknown as PushableKind;
  const never = new AbortController().signal;
  const told: { requests: number; upserted: number | undefined }[] = [];
  const pushed = throughLedger(kind, { ledger, lane: 'default', kind: 'deals', isFull: false, heldMs: 0 }).push(
    client,
    items as never,
    {
      signal: never,
      drain: never,
      isSized: true,
      versionOf: () => undefined,
      onProgress: ({ requests, upserted }) => void told.push({ requests, upserted }),
    },
  );
  for await (const { status } of pushed) expect(status).toBe('upserted');
  expect([...new Set(told.map(({ requests }) => requests))].filter((requests) => requests > 0)).toEqual([1, 2, 3]);
  expect(told.find(({ requests }) => requests === 1)?.upserted).toBeLessThan(300);
  expect(told.at(-1)).toEqual({ requests: 3, upserted: 300 });
});
