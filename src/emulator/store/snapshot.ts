import { dealFields, pipelineFields, salesActivityFields } from '../../../generated/fields.js';
import type {
  CustomField,
  Deal,
  Pipeline,
  SalesActivity,
  Segment,
  ValidationError,
} from '../../../generated/schema.js';
import { cleanDomain } from '../../base/domain.js';
import { checkFields } from '../class-validator.js';
import { type Check, type FaultIssue, fields, is, issuesOf, join, listOf, oneOf, optional } from '../faults/check.js';
import { createRequestRules } from '../request-rules.js';
import type { EmulatorAccount } from './accounts.js';

/** All that an emulator holds, as JSON. Requests and faults are no part of it. */
export interface Snapshot {
  readonly version: 1;
  readonly deals: readonly { readonly deal: Deal; readonly linkedAccounts: readonly string[] }[];
  readonly accounts: readonly EmulatorAccount[];
  readonly dealStages: readonly Pipeline[];
  readonly salesActivities: readonly SalesActivity[];
  readonly customFields: readonly CustomField[];
  readonly segments: readonly Segment[];
}

/** What is wrong with a snapshot, and where; nothing if it is one. Its items are checked as those of a request would be. */
export function snapshotIssues(value: unknown): FaultIssue[] {
  return issuesOf(value, snapshot());
}

const text = is((value) => typeof value === 'string', 'text');
const id = is((value) => typeof value === 'string' && value !== '', 'text that is not empty');
const textOrNull = is((value) => typeof value === 'string' || value === null, 'text or null');
const score = is((value) => typeof value === 'number', 'a number');
const object = is(isObject, 'an object');
const domain = is(
  (value) => typeof value === 'string' && value !== '' && cleanDomain(value) === value,
  'a cleaned domain, such as acme.com',
);

const account = fields({
  rtp_aid: id,
  domain,
  name: text,
  externalId: textOrNull,
  rtp_account_score: score,
  rtp_journey_stage: text,
  rtp_advertising_activity_score: score,
  rtp_website_intent_score: score,
  rtp_g2_intent_score: score,
  rtp_bombora_intent_score: score,
  rtp_last_account_date: textOrNull,
  customFields: object,
  shortName: optional(text),
  linkedinUrl: optional(text),
  tags: many(text),
  segmentIds: many(text),
});
const customField = fields({
  key: id,
  label: text,
  labelType: text,
  description: textOrNull,
  options: many(text),
  objectType: text,
  status: text,
});
const segment = fields({ segmentId: id, name: text, status: oneOf('active', 'draft') });

function snapshot(): Check {
  const rules = createRequestRules();
  const item = (itemFields: typeof dealFields) => keepsRules(rules.body(itemFields));
  return fields({
    version: is((value) => value === 1, '1'),
    deals: distinct(fields({ deal: item(dealFields), linkedAccounts: many(text) }), 'deal.externalDealId'),
    accounts: distinct(account, 'domain', 'rtp_aid'),
    dealStages: distinct(item(pipelineFields), 'pipelineId'),
    salesActivities: distinct(item(salesActivityFields), 'externalActivityId'),
    customFields: distinct(customField, 'key'),
    segments: distinct(segment, 'segmentId'),
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function many(element: Check): Check {
  return listOf(element, { max: Number.MAX_SAFE_INTEGER });
}

/** A list whose elements differ from each other at each of these paths. */
function distinct(element: Check, ...paths: readonly string[]): Check {
  const elements = many(element);
  return (value, at, report) => {
    elements(value, at, report);
    if (!Array.isArray(value)) return;
    for (const path of paths) {
      const seen = new Set<unknown>();
      for (const [index, row] of value.entries()) {
        const own = path.split('.').reduce<unknown>((inside, key) => Object(inside)[key], row);
        if (typeof own === 'string' && seen.has(own)) report(join(at, `${index}.${path}`), 'is there twice');
        seen.add(own);
      }
    }
  };
}

/** An item that the validator of a request would take. */
function keepsRules(rules: Parameters<typeof checkFields>[1]): Check {
  return (value, path, report) => {
    if (!isObject(value)) return report(path, 'must be an object');
    for (const error of checkFields(value, rules) ?? []) tell(error, path, report);
  };
}

function tell(
  { property, constraints = {}, children = [] }: ValidationError,
  path: string,
  report: Parameters<Check>[2],
) {
  const at = join(path, property);
  for (const told of Object.values(constraints)) {
    report(at, told.startsWith(`${property} `) ? told.slice(property.length + 1) : told);
  }
  for (const child of children) tell(child, at, report);
}
