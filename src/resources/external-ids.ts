import { mapExternalIds as limits } from '../../generated/operations.js';
import type { ExternalIdMapping } from '../../generated/schema.js';
import { validateExternalIdMapping as keepsToContract } from '../../generated/validate/ExternalIdMapping.js';
import { cleanDomain } from '../base/domain.js';
import { inWords } from '../base/issues.js';
import { asRecord } from '../base/unknown.js';
import type { ItemStatus } from '../batch/outcome.js';
import { type PushOptions, pushAll, streamAll } from '../batch/push.js';
import type { PushReport } from '../batch/report.js';
import type { Source } from '../batch/source.js';
import type { RecotapClient } from '../client/client.js';
import { type Bulk, contextOf } from './bulk.js';

/** The account has the id now, or there is no account of that domain. */
export interface MappedAccount {
  status: 'mapped' | 'notFound';
}

/** What became of one mapping. `index` counts the mappings of the input from 0; `domain` is cleaned. */
export type ExternalIdOutcome = {
  index: number;
  domain: string | undefined;
  mapping: unknown;
} & ItemStatus<MappedAccount>;

const bulk: Bulk<ExternalIdMapping, MappedAccount, ExternalIdOutcome> = {
  operation: {
    ...limits,
    words: { mapped: true, notFound: false },
    createOnly: false,
    idOf: ({ domain }) => cleanDomain(domain),
    idIn: ({ domain }) => domain,
    taken: ({ status }) => (status === 'mapped' || status === 'notFound' ? { status } : undefined),
    validate: inWords(keepsToContract),
    outcome: (index, domain, mapping, status) => ({ index, domain, mapping, ...status }),
  },
  call: ({ PATCH }, mappings, init) => PATCH(limits.path, { ...init, body: { mappings } }),
  // The answer names only the domains that were not found.
  readResults(body, mappings) {
    const { notFound } = asRecord(asRecord(body).data);
    if (!Array.isArray(notFound)) return undefined;
    const unknown = new Set(notFound.map((domain) => cleanDomain(String(domain))));
    return mappings.map((mapping) => {
      const domain = cleanDomain(mapping.domain);
      return { domain, status: unknown.has(domain) ? 'notFound' : 'mapped' };
    });
  },
};

/**
 * Gives any number of accounts the ids of your system, at most 100 a request (contract), and reports what became of each, as `pushDeals`
 * does. An id that an account has already is overwritten. Of mappings of the same cleaned domain the last one wins.
 *
 * @throws PushAbortedError, RecotapConfigurationError as `pushDeals` does
 */
export async function mapExternalIds(
  client: RecotapClient,
  mappings: Source<ExternalIdMapping>,
  options: PushOptions<ExternalIdOutcome> = {},
): Promise<PushReport<ExternalIdOutcome>> {
  return pushAll(contextOf(bulk, client), mappings, options);
}

/** The same, giving each outcome as it comes, in completion order and constant memory. */
export function streamExternalIds(
  client: RecotapClient,
  mappings: Source<ExternalIdMapping>,
  options: PushOptions<ExternalIdOutcome> = {},
): AsyncGenerator<ExternalIdOutcome, void, void> {
  return streamAll(contextOf(bulk, client), mappings, options);
}
