import { operationIds } from '../operations.js';
import {
  byType,
  type Check,
  type FaultIssue,
  fields,
  is,
  issuesOf,
  listOf,
  number,
  oneOf,
  only,
  optional,
  ordered,
  textOf,
  whole,
} from './check.js';
import { deviationKinds } from './deviate.js';
import type { Fault, FaultKind } from './kinds.js';
import type { FaultSchedule } from './schedule.js';

/**
 * A fault schedule is invalid. `message` lists all of `issues`.
 *
 * @example
 * try {
 *   parseFaultSchedule({ rules: [{ fault: 'latencey', ms: 5 }] });
 * } catch (error) {
 *   if (error instanceof FaultScheduleError) console.error(error.issues);
 * }
 */
export class FaultScheduleError extends Error {
  /** What is wrong, at most 100 problems. */
  readonly issues: readonly FaultIssue[];

  constructor(issues: readonly FaultIssue[]) {
    const lines = issues.map(({ path, message }) => `  ${path === '' ? 'It' : path} ${message}`);
    super(`The fault schedule is not in order:\n${lines.join('\n')}`);
    this.name = 'FaultScheduleError';
    this.issues = issues;
  }
}

/**
 * Checks a fault schedule, such as the content of a JSON or YAML file. It can have 1,000 rules, lists of 10,000 elements and text of 1,000
 * characters.
 *
 * @returns a copy of it
 * @throws FaultScheduleError if it is invalid
 *
 * @example
 * const schedule = parseFaultSchedule(JSON.parse('{ "rules": [{ "fault": "latency", "ms": 200 }] }'));
 * createEmulator({ faults: schedule });
 */
export function parseFaultSchedule(value: unknown): FaultSchedule {
  const issues = issuesOf(value, schedule);
  if (issues.length > 0) throw new FaultScheduleError(issues);
  return structuredClone(value) as FaultSchedule;
}

/** The longest that a timer can wait. */
const longestMs = 2 ** 31 - 1;

const ms = number(0, longestMs);
const text = textOf('text');
const flag = is((value) => typeof value === 'boolean', 'true or false');
const path = textOf('a path, such as /accounts', (value) => value.startsWith('/'));
const url = textOf('a whole URL', URL.canParse);
/** What a header can hold. */
const header = textOf('text of plain ASCII', (value) => /^[\x20-\x7e]*$/.test(value));

const retryAfter = byType('a number of seconds, { dateIn: seconds }, or text', {
  number: number(-1e15, 1e15),
  text: header,
  object: fields({ dateIn: number(-1e9, 1e9) }),
});

const requestNumber = whole(1);
const range = { from: optional(requestNumber), to: optional(requestNumber), every: optional(requestNumber) };
const when = fields({
  requests: optional(
    byType('the number of a request, a list of them, or { from, to, every }', {
      number: requestNumber,
      list: listOf(requestNumber, { min: 1 }),
      object: ordered('from', 'to', fields(range)),
    }),
  ),
  operation: optional(oneOrMore('the name of an operation', oneOf(...operationIds))),
  path: optional(oneOrMore('a path', path)),
  dealIds: optional(ids('the id of a deal, as text')),
  itemIds: optional(ids('the id of an item, as text')),
  probability: optional(number(0, 1)),
  overBytes: optional(whole(0)),
  until: optional(textOf('a time with its zone, such as 2026-06-04T09:12:33Z', isTime)),
});

/** The options of each fault. TypeScript makes sure that none is missing. */
const faults: { [Kind in FaultKind]: Record<Exclude<keyof Extract<Fault, { fault: Kind }>, 'fault'>, Check> } = {
  latency: {
    ms: byType('a number of ms, or { min, max }', {
      number: ms,
      object: ordered('min', 'max', fields({ min: ms, max: ms })),
    }),
  },
  trickle: { msPerByte: ms },
  'connection-refused': {},
  reset: { stored: optional(flag) },
  hang: { stored: optional(flag) },
  'cut-off': { afterBytes: optional(whole(0)) },
  status: {
    status: whole(400, 599),
    retryAfter: optional(retryAfter),
    body: optional(oneOf('json', 'html', 'empty')),
  },
  redirect: { status: optional(oneOf(301, 302, 303, 307, 308)), location: optional(url) },
  'token-bucket': { perSecond: number(1e-6, 1e9), burst: whole(1), retryAfter: optional(retryAfter) },
  'fixed-window': { max: whole(1), ms: number(1, longestMs), retryAfter: optional(retryAfter) },
  'bad-request': { errors: optional(oneOf('nested', 'flat', 'none')) },
  'failed-deals': { error: optional(text) },
  'failed-items': { error: optional(text) },
  results: {
    change: oneOf('missing', 'doubled', 'unknown-id', 'extra', 'unknown-status', 'shuffled'),
    count: optional(whole(1)),
  },
  summary: {},
  deviation: { change: oneOf(...deviationKinds) },
  body: { change: oneOf('empty', 'truncated', 'html', 'wrong-type') },
};

const kind = oneOf(...Object.keys(faults));
const rules = Object.fromEntries(
  Object.entries(faults).map(([name, own]) => [
    name,
    fields({ fault: kind, ...own, when: optional(when), times: optional(whole(1)) }),
  ]),
);

const rule: Check = (value, path, report) => {
  const { fault }: { fault?: unknown } = Object(value);
  const check = typeof fault === 'string' && Object.hasOwn(rules, fault) ? rules[fault] : undefined;
  // Nothing else can be checked of an unknown fault.
  (check ?? only('fault', kind))(value, path, report);
};

/** Each is tried for each request. */
const mostRules = 1_000;

const schedule = fields({ seed: optional(whole(0)), rules: listOf(rule, { max: mostRules }) });

function isTime(value: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(value) && !Number.isNaN(Date.parse(value));
}

function oneOrMore(expected: string, check: Check): Check {
  return byType(`${expected}, or a list of them`, { text: check, list: listOf(check, { min: 1 }) });
}

function ids(expected: string): Check {
  const isId = (value: string) => value !== '';
  return oneOrMore(expected, textOf(expected, isId));
}
