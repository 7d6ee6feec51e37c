import { mapExternalIds as operation } from '../../generated/operations.js';
import type { ExternalIdMapping } from '../../generated/schema.js';
import { validateExternalIdMapping as keepsToContract } from '../../generated/validate/ExternalIdMapping.js';
import { cleanDomain } from '../base/domain.js';
import { inWords } from '../base/issues.js';
import { asRecord, wordsOf } from '../base/unknown.js';
import type { ItemStatus } from '../batch/outcome.js';
import { type PushOptions, pushAll, streamAll } from '../batch/push.js';
import type { PushReport } from '../batch/report.js';
import type { Pushable, Source } from '../batch/source.js';
import type { RecotapClient } from '../client/client.js';
import { type Bulk, contextOf } from './bulk.js';

/** The account has the id now, or there is no account of that domain. */
export interface MappedAccount {
  status: 'mapped' | 'notFound';
}

/** The outcome of one mapping. Its `status` is `mapped`, `notFound`, `failed`, `invalid`, `superseded` or `unsent`. */
export type ExternalIdOutcome<M = ExternalIdMapping> = {
  /** The position in the input, from 0. */
  index: number;
  /** The cleaned domain; undefined for an invalid mapping without a usable one. */
  domain: string | undefined;
  /** Your own object, as the source gave it. */
  mapping: M;
} & ItemStatus<MappedAccount>;

/** @internal */
export const externalIdBulk = <M>(): Bulk<ExternalIdMapping, MappedAccount, ExternalIdOutcome<M>> => ({
  name: 'mapExternalIds',
  operation: {
    ...operation,
    words: { mapped: true, notFound: false },
    createOnly: false,
    idOf: ({ domain }) => cleanDomain(domain),
    idIn: ({ domain }) => domain,
    taken: ({ status }) => (status === 'mapped' || status === 'notFound' ? { status } : undefined),
    validate: inWords(keepsToContract),
    outcome: (index, domain, mapping, status) => ({ index, domain, mapping: mapping as M, ...status }),
  },
  // The answer names only the domains that were not found.
  readResults(body, entries) {
    const { notFound } = asRecord(asRecord(body).data);
    if (!Array.isArray(notFound)) return undefined;
    const unknown = new Set(notFound.map((domain) => cleanDomain(wordsOf(domain))));
    return entries.map(({ id: domain }) => ({ domain, status: unknown.has(domain) ? 'notFound' : 'mapped' }));
  },
});

/**
 * Sets your own ids on any number of accounts, up to 100 per request (documented), as {@link pushDeals} does. An existing id is overwritten
 * (documented). If several mappings have the same cleaned domain, the last one wins.
 *
 * @throws PushAbortedError or RecotapConfigurationError, as {@link pushDeals} does
 *
 * @example
 * const report = await mapExternalIds(client, [{ domain: 'acme.com', externalId: 'acc-1' }]);
 * console.log(report.mapped, report.notFound);
 */
export async function mapExternalIds<M extends Pushable<ExternalIdMapping>>(
  client: RecotapClient,
  mappings: Source<M>,
  options: PushOptions<ExternalIdOutcome<M>> = {},
): Promise<PushReport<ExternalIdOutcome<M>>> {
  return pushAll(contextOf(externalIdBulk<M>(), client), mappings, options);
}

/**
 * Sets ids as {@link mapExternalIds} does, and yields each outcome as it comes. See {@link streamDeals}.
 *
 * @example
 * for await (const { domain, status } of streamExternalIds(client, mappings)) console.log(domain, status);
 */
export function streamExternalIds<M extends Pushable<ExternalIdMapping>>(
  client: RecotapClient,
  mappings: Source<M>,
  options: PushOptions<ExternalIdOutcome<M>> = {},
): AsyncGenerator<ExternalIdOutcome<M>, void, void> {
  return streamAll(contextOf(externalIdBulk<M>(), client), mappings, options);
}
