import { streamSalesActivities, validateSalesActivity } from '../../index.js';
import { createPushClient, type PushItemsOptions, pushItems } from '../push/push.js';
import type { FlatColumns } from '../read/flat-table.js';
import type { Pushable } from '../read/item-kind.js';
import { toNumber, toText } from '../read/mapping/convert.js';
import type { Io } from '../terminal/io.js';

export type ActivitiesPushOptions = Omit<PushItemsOptions, 'map'>;

/**
 * `recotap activities push`.
 *
 * @returns the exit code
 * @throws CliError or RecotapConfigurationError when nothing was sent, as something has to be mended first
 */
export async function pushActivities(file: string, options: ActivitiesPushOptions, io: Io): Promise<number> {
  return pushItems(activities, await createPushClient(activities, options, io), file, options, io);
}

const kind = { word: 'activity', idField: 'externalActivityId', validate: validateSalesActivity };

const activities: Pushable = {
  ...kind,
  openTable: async (chunks, file) => (await import('../read/flat-table.js')).openFlatTable(chunks, file, kind, columns),
  command: ['activities', 'push'],
  flags: [],
  taken: ['created', 'skipped'],
  wouldBe: 'sent',
  again: 'an activity that is there already comes back as failed',
  async *push(client, items, options) {
    const outcomes = streamSalesActivities(client, items, options);
    for await (const { externalActivityId: id, activity: item, ...rest } of outcomes) yield { id, item, ...rest };
  },
};

const columns: FlatColumns = {
  known: {
    externalActivityId: toText,
    activityType: toText,
    occurredAt: toText,
    domain: toText,
    accountName: toText,
    subject: toText,
    ownerName: toText,
    ownerEmail: toText,
    ownerId: toText,
    'from.name': toText,
    'from.email': toText,
    'contacts.#.email': toText,
    'contacts.#.externalContactId': toText,
    'contacts.#.name': toText,
    'contacts.#.title': toText,
    'contacts.#.department': toText,
    'contacts.#.seniority': toText,
    'contacts.#.phone': toText,
    'contacts.#.linkedinUrl': toText,
    callTitle: toText,
    durationMinutes: toNumber('.'),
    outcome: toText,
    direction: toText,
    openCount: toNumber('.'),
    clickCount: toNumber('.'),
  },
  required: ['externalActivityId', 'activityType', 'occurredAt', 'domain', 'ownerEmail', 'contacts.0.email'],
  lists: ['contacts'],
};
