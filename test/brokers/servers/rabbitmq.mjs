import { join } from 'node:path';
import amqp from 'amqplib';

export const server = (folder, port) => ({
  command: '/usr/lib/rabbitmq/bin/rabbitmq-server',
  args: [],
  env: {
    HOME: folder,
    RABBITMQ_NODENAME: `recotap-${port}@localhost`,
    RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
    RABBITMQ_NODE_PORT: String(port),
    RABBITMQ_DIST_PORT: String(port + 1),
    RABBITMQ_MNESIA_BASE: join(folder, 'data'),
    RABBITMQ_LOG_BASE: join(folder, 'log'),
    RABBITMQ_PID_FILE: join(folder, 'pid'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'plugins'),
    RABBITMQ_CONFIG_FILE: join(folder, 'rabbitmq'),
  },
});

export const env = (port) => ({ RABBITMQ_URL: `amqp://127.0.0.1:${port}` });

export async function open(port) {
  const connection = await amqp.connect(`amqp://127.0.0.1:${port}`);
  const channel = await connection.createConfirmChannel();
  await channel.assertQueue('crm.deals', { durable: true });
  return {
    async feed(messages) {
      for (const message of messages)
        channel.sendToQueue('crm.deals', Buffer.from(JSON.stringify(message)), { persistent: true });
      await channel.waitForConfirms();
    },
    /** Without those that a consumer has and has not acknowledged; a second look, when it has gone, has them all. */
    left: async () => (await channel.checkQueue('crm.deals')).messageCount,
    close: () => connection.close(),
  };
}
