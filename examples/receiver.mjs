import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { createOutbox, createRecotapClient, validateDeal } from 'recotap-api';
import { openLedger } from 'recotap-api/ledger';

const client = createRecotapClient({ baseUrl: process.env.RECOTAP_URL }); // without a URL: production
const ledger = await openLedger('recotap.db');
const outbox = createOutbox(client, {
  ledger,
  onOutcome({ externalDealId, status }) {
    if (status === 'failed') console.error(`${externalDealId}: refused by Recotap`);
  },
});

/** Takes a web-hook, and gives the status of the response. */
async function receive(body) {
  const { deal, modifiedAt } = JSON.parse(body) ?? {};
  if (!modifiedAt || !validateDeal(deal).valid) return 400;
  await outbox.put(deal, { version: modifiedAt });
  return 204;
}

const server = createServer(async (request, response) => {
  const status = await text(request)
    .then(receive)
    .catch((error) => (error instanceof SyntaxError ? 400 : 503));
  response.writeHead(status).end();
});
server.listen(process.env.PORT ?? 8080, () => console.log(`Listening on port ${server.address().port}`));

process.once('SIGTERM', () => {
  server.close(async () => {
    const { upserted, superseded, waiting } = await outbox.close({ timeoutMs: 10_000 });
    await ledger.close();
    console.log(`upserted: ${upserted}, superseded: ${superseded}, left for the next start: ${waiting}`);
  });
});
