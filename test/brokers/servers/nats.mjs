import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

/** How the server is started, in a folder of its own. */
export const server = (folder, port) => ({
  command: 'nats-server',
  args: ['-a', '127.0.0.1', '-p', String(port), '-js', '-sd', folder],
});

export const env = (port) => ({ NATS_URL: `nats://127.0.0.1:${port}` });

/** Makes what the example consumes. Rejects while the server is not ready. */
export async function open(port) {
  const nats = await connect({ servers: `nats://127.0.0.1:${port}`, reconnect: false });
  const manager = await jetstreamManager(nats);
  await manager.streams.add({ name: 'CRM', subjects: ['crm.deals'] });
  await manager.consumers.add('CRM', { durable_name: 'recotap', ack_policy: 'explicit', ack_wait: 2_000_000_000 });
  return {
    feed: async (messages) => {
      for (const message of messages) await jetstream(nats).publish('crm.deals', JSON.stringify(message));
    },
    async left() {
      const { num_pending: waiting, num_ack_pending: unacknowledged } = await manager.consumers.info('CRM', 'recotap');
      return waiting + unacknowledged;
    },
    close: () => nats.close(),
  };
}
