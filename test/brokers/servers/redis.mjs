import { createClient } from 'redis';

export const server = (folder, port) => ({
  command: 'redis-server',
  args: ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--save', '', '--appendonly', 'yes'],
});

export const env = (port) => ({ REDIS_URL: `redis://127.0.0.1:${port}` });

export async function open(port) {
  const redis = createClient({ url: `redis://127.0.0.1:${port}`, socket: { reconnectStrategy: false } });
  redis.on('error', () => {});
  await redis.connect();
  await redis.xGroupCreate('crm:deals', 'recotap', '0', { MKSTREAM: true });
  return {
    async feed(messages) {
      for (const { deal, modifiedAt } of messages)
        await redis.xAdd('crm:deals', '*', { deal: JSON.stringify(deal), modifiedAt });
    },
    async left() {
      const [group] = await redis.xInfoGroups('crm:deals');
      return group.pending + group.lag;
    },
    close: () => redis.close(),
  };
}
