import { createOutbox, createRecotapClient } from '../../src/index.js';
import { openLedger } from '../../src/ledger/index.js';
import { activity } from './support.js';

/**
 * A process with an outbox on a ledger. It puts versions of deals one after the other, or activities, and prints the number of each once it is
 * in the ledger.
 */
const [file, baseUrl, from, to, deals, kind] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const client = createRecotapClient({ apiKey: 'key', baseUrl, timeoutMs: 2_000 });
await using ledger = await openLedger(file);
await using versions = createOutbox(client, { ledger });
await using activities = createOutbox(client, { kind: 'activities', ledger });
process.stdout.write('open\n');
for (let n = Number(from); n < Number(to); n += 20) {
  const numbers = Array.from({ length: 20 }, (_, offset) => n + offset);
  if (kind === 'activities') await activities.put(numbers.map((number) => activity(number)));
  else
    await versions.put(
      numbers.map((number) => ({ externalDealId: `d-${number % Number(deals)}`, name: `v${number}` })),
    );
  process.stdout.write(`${n + 19}\n`);
}
const report = kind === 'activities' ? await activities.flush() : await versions.flush();
process.stdout.write(`${JSON.stringify(report)}\n`);
