// One by one: the package's entry would load a hundred checks more.
import email from 'validator/lib/isEmail.js';
import iso8601 from 'validator/lib/isISO8601.js';
import type { Field, Rule } from './class-validator.js';

/*
 * The fields of requests, as the vendor's validator sees them.
 *
 * The vendor documents that class-validator does this, and which fields can be malformed. The rules are class-validator's as they come,
 * with its names and default texts, on the very functions that it calls. So they differ from the contract: an unknown field passes, and
 * so does a day that does not exist, as `@IsISO8601()` is not strict; an odd email address does not.
 */

export function required(name: string, ...rules: readonly Rule[]): Field {
  return { name, optional: false, rules };
}

export function optional(name: string, ...rules: readonly Rule[]): Field {
  return { name, optional: true, rules };
}

export function optionalString(name: string): Field {
  return optional(name, isString(name));
}

export function filledString(name: string): Field {
  return required(name, isNotEmpty(name), isString(name));
}

/** An array of `min` to `max` objects, each with these fields. */
export function objects(name: string, each: readonly Field[], { min, max }: { min: number; max?: number }): Field {
  const rules = [isArray(name), arrayMinSize(name, min), ...(max === undefined ? [] : [arrayMaxSize(name, max)])];
  return { ...required(name, ...rules), each };
}

export function isString(name: string): Rule {
  return rule('isString', `${name} must be a string`, (value) => typeof value === 'string');
}

export function areStrings(name: string): Rule {
  const holds = (value: unknown) => Array.isArray(value) && value.every((each) => typeof each === 'string');
  return rule('isString', `each value in ${name} must be a string`, holds);
}

export function isNotEmpty(name: string): Rule {
  return rule('isNotEmpty', `${name} should not be empty`, (value) => value != null && value !== '');
}

export function isNumber(name: string): Rule {
  return rule('isNumber', `${name} must be a number conforming to the specified constraints`, Number.isFinite);
}

export function isInt(name: string): Rule {
  return rule('isInt', `${name} must be an integer number`, Number.isInteger);
}

export function min(name: string, least: number): Rule {
  return rule('min', `${name} must not be less than ${least}`, (value) => typeof value === 'number' && value >= least);
}

export function isBoolean(name: string): Rule {
  return rule('isBoolean', `${name} must be a boolean value`, (value) => typeof value === 'boolean');
}

export function isIn(name: string, values: readonly string[]): Rule {
  const text = `${name} must be one of the following values: ${values.join(', ')}`;
  return rule('isIn', text, (value) => values.includes(value as string));
}

export function isObject(name: string): Rule {
  const holds = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
  return rule('isObject', `${name} must be an object`, holds);
}

export function isArray(name: string): Rule {
  return rule('isArray', `${name} must be an array`, Array.isArray);
}

export function arrayMinSize(name: string, least: number): Rule {
  const text = `${name} must contain at least ${least} elements`;
  return rule('arrayMinSize', text, (value) => sizeOf(value) >= least);
}

function arrayMaxSize(name: string, most: number): Rule {
  const text = `${name} must contain no more than ${most} elements`;
  return rule('arrayMaxSize', text, (value) => sizeOf(value) <= most);
}

export function isIso8601(name: string): Rule {
  return textRule('isIso8601', `${name} must be a valid ISO 8601 date string`, isDate);
}

/** Makes the rule for the email address in a field. */
export type EmailRule = (name: string) => Rule;

/** The email rules of one emulator, which share what they remember. */
export function createEmailRule(): EmailRule {
  const holds = remembering(email.default);
  return (name) => textRule('isEmail', `${name} must be an email`, holds);
}

function isDate(text: string): boolean {
  return iso8601.default(text);
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
