import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { createOutbox, createRecotapClient } from 'recotap-api';
import { openLedger } from 'recotap-api/ledger';

const ledger = await openLedger(process.env.RECOTAP_LEDGER);
const outbox = createOutbox(createRecotapClient({ baseUrl: process.env.RECOTAP_URL }), { ledger });
const nats = await connect({ servers: process.env.NATS_URL });
const consumer = await jetstream(nats).consumers.get('CRM', 'recotap');
for await (const message of await consumer.consume({ max_messages: 500 })) {
  const { deal, modifiedAt } = message.json();
  const put = outbox.put(deal, { version: modifiedAt });
  put.then(() => message.ack()).catch(() => message.nak(1_000));
}
