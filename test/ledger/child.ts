import { createOutbox, createRecotapClient } from '../../src/index.js';
import { openLedger } from '../../src/ledger/index.js';

/** A process with an outbox on a ledger. It puts versions of deals one after the other, and prints the number of each once it is in the ledger. */
const [file, baseUrl, from, to, deals] = process.argv.slice(2) as [string, string, string, string, string];
const client = createRecotapClient({ apiKey: 'key', baseUrl, timeoutMs: 200 });
await using ledger = await openLedger(file);
await using outbox = createOutbox(client, { ledger });
process.stdout.write('open\n');
for (let n = Number(from); n < Number(to); n += 20) {
  const numbers = Array.from({ length: 20 }, (_, offset) => n + offset);
  await outbox.put(numbers.map((number) => ({ externalDealId: `d-${number % Number(deals)}`, name: `v${number}` })));
  process.stdout.write(`${n + 19}\n`);
}
const report = await outbox.flush();
process.stdout.write(`${JSON.stringify(report)}\n`);
