import { type RecotapClient, streamDeals } from '../../index.js';
import type { BeforePush, BeforePushOptions } from '../push/before-push.js';
import { createPushClient, type PushItemsOptions, pushItems } from '../push/push.js';
import { dealKind } from '../read/deal-kind.js';
import type { Pushable } from '../read/item-kind.js';
import type { Io } from '../terminal/io.js';

export type PushOptions = PushItemsOptions & BeforePushOptions;

/**
 * `recotap push`.
 *
 * @returns the exit code
 * @throws CliError or RecotapConfigurationError when nothing was sent, as something has to be mended first
 */
export async function push(file: string, options: PushOptions, io: Io): Promise<number> {
  const client = await createPushClient(deals, options, io);
  return pushItems(deals, client, file, options, io, await prepare(client, file, options, io));
}

async function prepare(client: RecotapClient, file: string, options: PushOptions, io: Io): Promise<BeforePush> {
  const { registerStages, createAccounts, checkLinks } = options;
  if (registerStages !== true && createAccounts !== true && checkLinks !== true) return {};
  const { beforePush } = await import('../push/before-push.js');
  return beforePush(client, file, options, io);
}

const deals: Pushable = {
  ...dealKind,
  command: ['push'],
  flags: [],
  taken: ['upserted'],
  wouldBe: 'upserted',
  again: 'sending a deal again is safe',
  async *push(client, items, options) {
    for await (const { externalDealId: id, deal: item, ...rest } of streamDeals(client, items, options)) {
      yield { id, item, ...rest };
    }
  },
};
