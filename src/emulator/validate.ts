// One by one: the package's entry would load a hundred checks more.
import email from 'validator/lib/isEmail.js';
import iso8601 from 'validator/lib/isISO8601.js';
import { limits } from '../../generated/limits.js';
import type { ValidationError } from '../../generated/schema.js';
import { checkFields, type Field, type Rule } from './class-validator.js';

/**
 * Makes the vendor's check of the body of a `POST /deals`; what that returns is empty when the body is in order.
 *
 * The vendor documents that class-validator does this, and which fields can be malformed. The rules are class-validator's as they come,
 * with its names and default texts, on the very functions that it calls. So they differ from the contract: an unknown field passes, and
 * so does a day that does not exist, as `@IsISO8601()` is not strict; an odd email address does not.
 */
export function createValidator(): (body: object) => ValidationError[] {
  const fields: readonly Field[] = [dealsField(dealFields(remembering(email.default)))];
  return (body) => checkFields(body, fields) ?? [];
}

const { itemsKey, maxItems } = limits.pushDeals;

const dealsField = (each: readonly Field[]): Field => ({
  name: itemsKey,
  optional: false,
  rules: [
    isArray(itemsKey),
    rule('arrayMinSize', `${itemsKey} must contain at least 1 elements`, (value) => sizeOf(value) >= 1),
    rule(
      'arrayMaxSize',
      `${itemsKey} must contain no more than ${maxItems} elements`,
      (value) => sizeOf(value) <= maxItems,
    ),
  ],
  each,
});

const dealFields = (isEmail: (text: string) => boolean): readonly Field[] => [
  {
    name: 'externalDealId',
    optional: false,
    rules: [
      rule('isNotEmpty', 'externalDealId should not be empty', (value) => value != null && value !== ''),
      isString('externalDealId'),
    ],
  },
  { name: 'name', optional: false, rules: [isString('name')] },
  optional(
    'amount',
    rule('isNumber', 'amount must be a number conforming to the specified constraints', Number.isFinite),
  ),
  ...['stageId', 'stageLabel', 'pipelineId', 'pipelineLabel'].map(optionalString),
  ...['startDate', 'closedDate'].map(optionalDate),
  optionalString('ownerName'),
  optional('ownerEmail', textRule('isEmail', 'ownerEmail must be an email', isEmail)),
  ...['ownerId', 'dealCurrencyCode'].map(optionalString),
  {
    name: 'associatedAccounts',
    optional: true,
    rules: [isArray('associatedAccounts')],
    each: ['externalId', 'domain', 'name'].map(optionalString),
  },
];

function optional(name: string, onlyRule: Rule): Field {
  return { name, optional: true, rules: [onlyRule] };
}

function optionalString(name: string): Field {
  return optional(name, isString(name));
}

function optionalDate(name: string): Field {
  return optional(name, textRule('isIso8601', `${name} must be a valid ISO 8601 date string`, isDate));
}

function isDate(text: string): boolean {
  return iso8601.default(text);
}

function isString(name: string): Rule {
  return rule('isString', `${name} must be a string`, (value) => typeof value === 'string');
}

function isArray(name: string): Rule {
  return rule('isArray', `${name} must be an array`, Array.isArray);
}

function rule(name: string, text: string, holds: (value: unknown) => boolean): Rule {
  return { name, text, holds };
}

/** A rule on strings; anything else breaks it. */
function textRule(name: string, text: string, holds: (value: string) => boolean): Rule {
  return rule(name, text, (value) => typeof value === 'string' && holds(value));
}

/** NaN for what is no array, so that it breaks both size rules, as in class-validator. */
function sizeOf(value: unknown): number {
  return Array.isArray(value) ? value.length : Number.NaN;
}

/** The longest email address there is; a longer one is never remembered, however many come. */
const longestEmail = 254;

/**
 * Keeps what a check said of the latest thousand or so strings. The email rule is slower than all others together, and the deals of
 * one team have few owners.
 */
function remembering(check: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const remembered = known.get(text);
    if (remembered !== undefined) return remembered;
    const holds = check(text);
    if (known.size >= 1_000) known.clear();
    if (text.length <= longestEmail) known.set(text, holds);
    return holds;
  };
}
