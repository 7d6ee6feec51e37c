import { streamAccounts, validateAccount } from '../../index.js';
import { createPushClient, type PushItemsOptions, pushItems } from '../push/push.js';
import type { FlatColumns } from '../read/flat-table.js';
import type { Pushable } from '../read/item-kind.js';
import { toText } from '../read/mapping/convert.js';
import type { Io } from '../terminal/io.js';

export interface AccountsPushOptions extends Omit<PushItemsOptions, 'map'> {
  upsert?: boolean | undefined;
  segment?: string | undefined;
}

/**
 * `recotap accounts push`.
 *
 * @returns the exit code
 * @throws CliError or RecotapConfigurationError when nothing was sent, as something has to be mended first
 */
export async function pushAccounts(file: string, options: AccountsPushOptions, io: Io): Promise<number> {
  const accounts = accountsWith(options);
  return pushItems(accounts, await createPushClient(accounts, options, io), file, options, io);
}

function accountsWith({ upsert, segment: segmentId }: AccountsPushOptions): Pushable {
  const kind = { word: 'account', idField: 'domain', validate: validateAccount };
  return {
    ...kind,
    openTable: async (chunks, file) =>
      (await import('../read/flat-table.js')).openFlatTable(chunks, file, kind, columns),
    command: ['accounts', 'push'],
    flags: [...(upsert === true ? ['--upsert'] : []), ...(segmentId === undefined ? [] : ['--segment', segmentId])],
    taken: ['created', 'updated'],
    wouldBe: 'sent',
    again:
      upsert === true ? 'sending an account again is safe' : 'an account that is there already comes back as failed',
    async *push(client, items, options) {
      const outcomes = streamAccounts(client, items, { ...options, upsert, segmentId });
      for await (const { domain: id, account: item, ...rest } of outcomes) yield { id, item, ...rest };
    },
  };
}

const columns: FlatColumns = {
  known: {
    domain: toText,
    name: toText,
    externalId: toText,
    shortName: toText,
    linkedinUrl: toText,
    tags: toTags,
    'customFields.*': toText,
  },
  required: ['domain', 'name'],
  lists: [],
};

function toTags(cell: unknown): string[] {
  return String(cell)
    .split(';')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}
