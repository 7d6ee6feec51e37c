import { createOutbox, createRecotapClient } from 'recotap-api';
import { openLedger } from 'recotap-api/ledger';
import { createClient } from 'redis';

const ledger = await openLedger(process.env.RECOTAP_LEDGER);
const outbox = createOutbox(createRecotapClient({ baseUrl: process.env.RECOTAP_URL }), { ledger });
const redis = await createClient({ url: process.env.REDIS_URL }).connect();
// First what this consumer had read and not acknowledged when it ended.
for (let id = '0'; ; ) {
  const read = await redis.xReadGroup('recotap', 'pod-1', { key: 'crm:deals', id }, { COUNT: 500, BLOCK: 1_000 });
  const messages = read?.[0]?.messages ?? [];
  if (messages.length === 0) id = '>';
  const put = ({ message }) => outbox.put(JSON.parse(message.deal), { version: message.modifiedAt });
  await Promise.all(messages.map(put));
  for (const { id: done } of messages) await redis.xAck('crm:deals', 'recotap', done);
}
