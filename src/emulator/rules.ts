// The package's main entry would load a hundred other checks.
import email from 'validator/lib/isEmail.js';
import iso8601 from 'validator/lib/isISO8601.js';
import type { Rule } from './class-validator.js';

/*
 * The decorators of class-validator, with its names, its default texts and the functions that it calls itself. The vendor documents that
 * class-validator checks requests. A rule can be laxer than the contract, as `isIso8601` takes days that do not exist, or stricter, as
 * `isEmail` counts bytes.
 */

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

export function arrayMaxSize(name: string, most: number): Rule {
  const text = `${name} must contain no more than ${most} elements`;
  return rule('arrayMaxSize', text, (value) => sizeOf(value) <= most);
}

export function isIso8601(name: string): Rule {
  return textRule('isIso8601', `${name} must be a valid ISO 8601 date string`, isDate);
}

/** Creates the email rules of one emulator, which share a cache. */
export function createEmailRule(): (name: string) => Rule {
  const holds = cached(email.default);
  return (name) => textRule('isEmail', `${name} must be an email`, holds);
}

function isDate(text: string): boolean {
  return iso8601.default(text);
}

function rule(name: string, text: string, holds: (value: unknown) => boolean): Rule {
  return { name, text, holds };
}

/** A rule on strings. Any other value breaks it. */
function textRule(name: string, text: string, holds: (value: string) => boolean): Rule {
  return rule(name, text, (value) => typeof value === 'string' && holds(value));
}

/** NaN for anything but an array, which breaks both size rules, as in class-validator. */
function sizeOf(value: unknown): number {
  return Array.isArray(value) ? value.length : Number.NaN;
}

/** The longest valid email address. Longer strings are not cached, so that they cannot fill the memory. */
const longestEmail = 254;

/**
 * Caches the results for about the last thousand strings. The email rule is slower than all others together, and the deals of one team
 * have few owners.
 */
function cached(check: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const result = known.get(text);
    if (result !== undefined) return result;
    const holds = check(text);
    if (known.size >= 1_000) known.clear();
    if (text.length <= longestEmail) known.set(text, holds);
    return holds;
  };
}
