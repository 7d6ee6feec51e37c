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

/** The outcome of one mapping. `index` counts the mappings of the input from 0; `domain` is cleaned. */
export type ExternalIdOutcome<M = ExternalIdMapping> = {
  index: number;
  domain: string | undefined;
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
 * Gives any number of accounts the ids of your system, at most 100 a request (documented), and reports the outcome of each, as `pushDeals`
 * does. An id that an account has already is overwritten. Of mappings of the same cleaned domain the last one wins.
 *
 * @throws PushAbortedError, RecotapConfigurationError as `pushDeals` does
 */
export async function mapExternalIds<M extends Pushable<ExternalIdMapping>>(
  client: RecotapClient,
  mappings: Source<M>,
  options: PushOptions<ExternalIdOutcome<M>> = {},
): Promise<PushReport<ExternalIdOutcome<M>>> {
  return pushAll(contextOf(externalIdBulk<M>(), client), mappings, options);
}

/** The same, giving each outcome as it comes, in completion order and constant memory. */
export function streamExternalIds<M extends Pushable<ExternalIdMapping>>(
  client: RecotapClient,
  mappings: Source<M>,
  options: PushOptions<ExternalIdOutcome<M>> = {},
): AsyncGenerator<ExternalIdOutcome<M>, void, void> {
  return streamAll(contextOf(externalIdBulk<M>(), client), mappings, options);
}
