import { canonicalJson, openLedger } from './recotap-api.mjs';

// Puts deals into a ledger in durable batches, and tells how long that took. `settled`: then says that Recotap has accepted them.
const { path, lane: name, count, batch, settled = false } = JSON.parse(process.argv[2]);
const items = Array.from({ length: count }, (_, number) => ({
  id: `deal-${number}`,
  payload: canonicalJson({
    externalDealId: `deal-${number}`,
    name: `Deal number ${number}`,
    amount: (number % 10_000) + 0.5,
    closedDate: `2026-${String(1 + (number % 12)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}T00:00:00Z`,
    associatedAccounts: [{ domain: `c${(number * 7919) % 100_000}.com` }],
  }),
}));

const ledger = await openLedger(path);
const lane = await ledger.lane(name);
const startedAt = performance.now();
for (let from = 0; from < count; from += batch) await lane.put('deals', items.slice(from, from + batch), Date.now());
const seconds = (performance.now() - startedAt) / 1000;
if (settled) await settleAll();
const { known } = await lane.stats(Date.now(), 'deals');
await ledger.close();
console.log(JSON.stringify({ known, seconds }));

async function settleAll() {
  const { epoch, release } = await lane.claim();
  for (let done = 0; done < count; done += batch) {
    const now = Date.now();
    const { rows } = await lane.take('deals', {
      now,
      limit: batch,
      except: new Set(),
      heldUntil: now,
      latest: now + 1e6,
    });
    const accepted = ({ id, revision, payload, version }) => ({
      id,
      revision,
      sent: { payload, version, request: 1 },
      outcome: { kind: 'taken' },
    });
    await lane.settle('deals', rows.map(accepted), epoch, now);
  }
  await release();
}
