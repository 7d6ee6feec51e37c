import { operations } from '../../generated/operations.js';
import type { EmulatorOptions, FaultRule, OperationId } from '../../src/emulator/index.js';
import { account, activity, deal, pipeline } from './support.js';

export const key = 'a-key';
const rtp_aid = '663abc1f9d2e4b0012a7c301';
const segmentId = '663d0e4b7a1c2f0033b8d401';

/** What every emulator here knows. */
export const known: EmulatorOptions = {
  apiKey: key,
  accounts: [
    { domain: 'acme.com', name: 'Acme', rtp_aid, rtp_account_score: 117, customFields: { REGION_C: null } },
    { domain: 'globex.com', externalId: 'crm-002' },
  ],
  customFields: [{ label: 'Region', labelType: 'multiSelection', options: ['north', 'south'] }],
  dealStages: [pipeline('smb')],
  segments: [
    { segmentId, name: 'Enterprise', status: 'active' },
    { segmentId: '663d0e4b7a1c2f0033b8d402', name: 'Renewals', status: 'draft' },
  ],
};

/** One way to ask; what is left out is as for the operation's first one. */
interface Case {
  name: string;
  status: number;
  path?: string;
  body?: unknown;
  options?: EmulatorOptions;
}

export const good = [deal('a', { associatedAccounts: [{ domain: 'acme.com' }] }), deal('b', { amount: 13 }), deal('c')];
const malformed = deal('d', { ownerEmail: `${'j'.repeat(65)}@acme.com`, associatedAccounts: [{ domain: 5 }] });
const many = <Item>(count: number, item: (id: string) => Item) =>
  Array.from({ length: count }, (_, index) => item(`${index}`));
const flat: EmulatorOptions = { validationErrors: 'flat' };
const struck = (...rules: FaultRule[]): EmulatorOptions => ({ faults: { rules } });

export const cases: Record<OperationId, [Case, ...Case[]]> = {
  pushDeals: [
    { name: 'all upserted', status: 200, body: { deals: good } },
    { name: 'some failed', status: 200, options: { refuse: ({ amount }) => (amount === 13 ? 'unlucky' : undefined) } },
    { name: 'all failed', status: 200, options: { refuse: () => 'no' } },
    { name: 'a malformed deal', status: 400, body: { deals: [...good, malformed] } },
    { name: 'a malformed deal, flat errors', status: 400, body: { deals: [...good, malformed] }, options: flat },
    { name: 'too many', status: 400, body: { deals: many(101, deal) } },
    { name: 'none', status: 400, body: { deals: [] } },
    {
      name: 'a fault of its own',
      status: 500,
      options: {
        refuse: () => {
          throw new Error('broken');
        },
      },
    },
  ],
  listDealStages: [
    { name: 'one pipeline', status: 200 },
    { name: 'no pipeline', status: 200, options: { dealStages: [] } },
  ],
  createDealStages: [
    { name: 'created', status: 200, body: { pipelines: [pipeline('a'), pipeline('b')] } },
    { name: 'no stages', status: 400, body: { pipelines: [pipeline('a', { stages: [] })] } },
    { name: 'too many', status: 400, body: { pipelines: many(21, pipeline) } },
    { name: 'one that exists', status: 409, body: { pipelines: [pipeline('smb'), pipeline('b')] } },
  ],
  listAccounts: [
    { name: 'all', status: 200 },
    { name: 'the first page', status: 200, path: '/accounts?limit=1' },
    { name: 'the last page', status: 200, path: `/accounts?limit=1&cursor=${rtp_aid}` },
    { name: 'none', status: 200, options: { accounts: [] } },
    { name: 'those that changed', status: 200, path: '/accounts?lastSync=2026-01-01' },
    { name: 'some domains', status: 200, path: `/accounts?domains=${encodeURIComponent('["acme.com"]')}` },
    { name: 'a malformed time', status: 400, path: '/accounts?lastSync=yesterday' },
    { name: 'malformed domains', status: 400, path: '/accounts?domains=acme.com' },
    { name: 'a cursor that is none', status: 400, path: '/accounts?cursor=nowhere' },
  ],
  pushAccounts: [
    { name: 'created and failed', status: 200, body: { accounts: [account('a.com'), account('acme.com')] } },
    {
      name: 'created and updated, into a segment',
      status: 200,
      body: { accounts: [account('a.com'), account('acme.com')], upsert: true, segmentId },
    },
    { name: 'an unknown field', status: 200, body: { accounts: [account('a.com', { customFields: { X: 1 } })] } },
    { name: 'a malformed account', status: 400, body: { accounts: [account('a.com'), { domain: 'b.com' }] } },
    { name: 'too many', status: 400, body: { accounts: many(101, account) } },
    { name: 'a closed segment', status: 400, body: { accounts: [account('a.com')], segmentId: 'other' } },
  ],
  updateAccount: [
    { name: 'changed', status: 200, path: `/accounts/${rtp_aid}`, body: { customFields: { REGION_C: ['north'] } } },
    { name: 'an unknown key', status: 400, body: { customFields: { X: 1 } } },
    { name: 'another field', status: 400, body: { customFields: {}, domain: 'acme.org' } },
    { name: 'a malformed id', status: 400, path: '/accounts/crm-001' },
    { name: 'an unknown id', status: 404, path: '/accounts/663abc1f9d2e4b0012a7c3ff' },
  ],
  mapExternalIds: [
    {
      name: 'found and not found',
      status: 200,
      body: { mappings: ['acme.com', 'other.com'].map((domain) => ({ domain, externalId: 'crm-1' })) },
    },
    { name: 'no id', status: 400, body: { mappings: [{ domain: 'acme.com' }] } },
  ],
  listMissingExternalIds: [
    { name: 'one', status: 200 },
    { name: 'none', status: 200, options: { accounts: [] } },
    { name: 'a malformed limit', status: 400, path: '/accounts/missing-external-ids?limit=ten' },
  ],
  listCustomFields: [
    { name: 'one', status: 200 },
    { name: 'none', status: 200, options: { customFields: [] } },
  ],
  createCustomField: [
    { name: 'a number', status: 200, body: { label: 'Contract Value', labelType: 'number' } },
    { name: 'a selection', status: 200, body: { label: 'A', labelType: 'singleSelection', options: ['a'] } },
    { name: 'no options', status: 400, body: { label: 'A', labelType: 'singleSelection' } },
    { name: 'an option twice', status: 400, body: { label: 'A', labelType: 'singleSelection', options: ['a', 'a'] } },
    { name: 'one that exists', status: 409, body: { label: 'Region', labelType: 'number' } },
  ],
  pushSalesActivities: [
    {
      name: 'created, failed and skipped',
      status: 200,
      body: { activities: [activity('a'), activity('a'), activity('b', { activityType: 'meeting' })] },
    },
    { name: 'a malformed contact', status: 400, body: { activities: [activity('a', { contacts: [{ email: 'x' }] })] } },
    { name: 'too many', status: 400, body: { activities: many(51, activity) } },
  ],
  listSegments: [
    { name: 'all', status: 200 },
    { name: 'the first page', status: 200, path: '/segments?limit=1' },
    { name: 'a malformed limit', status: 400, path: '/segments?limit=ten' },
  ],
  listJourneyStages: [{ name: 'all', status: 200 }],
};

/** What any operation may respond with, whatever is asked. */
export function casesOfAll(operation: OperationId): (Case & { sentKey?: string | undefined })[] {
  const facts = operations[operation];
  const errors = ['nested', 'flat', 'none'] as const;
  return [
    { name: 'no key', status: 401, sentKey: undefined },
    { name: 'a wrong key', status: 401, sentKey: 'wrong' },
    { name: 'a rate limit', status: 429, options: struck({ fault: 'status', status: 429, retryAfter: 5 }) },
    { name: 'a fault of the server', status: 500, options: struck({ fault: 'status', status: 500 }) },
    { name: 'a server that is down', status: 503, options: struck({ fault: 'status', status: 503 }) },
    ...(facts.method === 'GET'
      ? []
      : [{ name: 'a body that is too large', status: 413, options: { maxBodyBytes: 5 } }]),
    ...('itemsKey' in facts
      ? errors.map((form) => ({
          name: `a refusal that nobody foresaw, ${form}`,
          status: 400,
          options: struck({ fault: 'bad-request', errors: form }),
        }))
      : []),
  ];
}
