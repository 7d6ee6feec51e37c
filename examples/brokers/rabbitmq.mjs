import amqp from 'amqplib';
import { createOutbox, createRecotapClient } from 'recotap-api';
import { openLedger } from 'recotap-api/ledger';

const ledger = await openLedger(process.env.RECOTAP_LEDGER);
const outbox = createOutbox(createRecotapClient({ baseUrl: process.env.RECOTAP_URL }), { ledger });
const connection = await amqp.connect(process.env.RABBITMQ_URL);
const channel = await connection.createChannel();
await channel.prefetch(500);
await channel.consume('crm.deals', (message) => {
  const { deal, modifiedAt } = JSON.parse(message.content.toString());
  const put = outbox.put(deal, { version: modifiedAt });
  put.then(() => channel.ack(message)).catch(() => channel.nack(message));
});
