import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createEmulator, FaultScheduleError, parseFaultSchedule } from '../../../src/emulator/index.js';

const issuesOf = (value: unknown): string[] => {
  try {
    parseFaultSchedule(value);
    return [];
  } catch (error) {
    if (!(error instanceof FaultScheduleError)) throw error;
    return error.issues.map(({ path, message }) => `${path} ${message}`);
  }
};
const issuesOfRule = (rule: unknown) => issuesOf({ rules: [rule] });

/** Each fault with all that can be said of it. */
const everything = `
seed: 42
rules:
  - { fault: latency, ms: 250 }
  - { fault: latency, ms: { min: 20, max: 900 }, when: { probability: 0.5 } }
  - { fault: trickle, msPerByte: 2 }
  - { fault: connection-refused, when: { requests: { to: 2 } } }
  - { fault: reset, when: { requests: [4, 7] } }
  - { fault: reset, stored: true, when: { requests: { every: 5 } }, times: 3 }
  - { fault: hang, when: { requests: 9 } }
  - { fault: hang, stored: true, when: { requests: 10 } }
  - { fault: cut-off, afterBytes: 40, when: { requests: 11 } }
  - { fault: status, status: 429, retryAfter: 2, times: 1 }
  - { fault: status, status: 429, retryAfter: { dateIn: 2 }, times: 1 }
  - { fault: status, status: 429, retryAfter: soon, times: 1 }
  - { fault: status, status: 502, body: html, times: 1 }
  - { fault: status, status: 413, when: { overBytes: 100000 } }
  - { fault: status, status: 401, when: { requests: { from: 50 } } }
  - { fault: status, status: 429, when: { until: 2026-06-04T09:12:33+02:00 } }
  - { fault: redirect, status: 308, location: "https://elsewhere.example/deals", when: { requests: 12 } }
  - { fault: token-bucket, perSecond: 10, burst: 20, retryAfter: seconds }
  - { fault: fixed-window, max: 100, ms: 60000, retryAfter: date }
  - { fault: bad-request, errors: flat, when: { dealIds: [deal-13, deal-31] } }
  - { fault: failed-deals, error: Pipeline old is archived, when: { dealIds: deal-7 } }
  - { fault: failed-items, when: { itemIds: [acme.com, call-1], operation: pushAccounts } }
  - { fault: latency, ms: 5, when: { path: /accounts, operation: [pushAccounts, listAccounts] } }
  - { fault: latency, ms: 5, when: { path: [/accounts, /segments], itemIds: a } }
  - { fault: results, change: missing, count: 3, when: { probability: 0.1 } }
  - { fault: summary, when: { probability: 0.1 } }
  - { fault: body, change: truncated, when: { probability: 0.1 } }
`;

describe('A fault schedule in order', () => {
  it('is taken with all that can be said, from YAML and from JSON', () => {
    const schedule = parse(everything);
    expect(parseFaultSchedule(schedule)).toEqual(schedule);
    expect(parseFaultSchedule(JSON.parse(JSON.stringify(schedule)))).toEqual(schedule);
    expect(createEmulator({ faults: parseFaultSchedule(schedule) }).faults.schedule).toEqual(schedule);
  });

  it('is copied', () => {
    const schedule = { rules: [{ fault: 'reset' }] };
    const copy = parseFaultSchedule(schedule);
    schedule.rules.length = 0;
    expect(copy.rules).toHaveLength(1);
  });

  it('may have keys that are undefined, as JavaScript has them', () => {
    expect(
      issuesOf({ seed: undefined, rules: [{ fault: 'reset', stored: undefined, when: undefined, times: undefined }] }),
    ).toEqual([]);
  });
});

describe('A fault schedule that is not in order', () => {
  it.each<[unknown, string]>([
    [undefined, ' must be an object, and is missing'],
    [null, ' must be an object, and is null'],
    [[], ' must be an object, and is a list'],
    ['rules', ' must be an object, and is the text "rules"'],
    [{}, 'rules must be a list, and is missing'],
    [{ rules: {} }, 'rules must be a list, and is an object'],
    [{ rules: [], faults: 1 }, 'faults is not known here; known are seed, rules'],
    [{ rules: [], seed: -1 }, 'seed must be a whole number from 0 up, and is -1'],
    [{ rules: [], seed: 1.5 }, 'seed must be a whole number from 0 up, and is 1.5'],
    [{ rules: [null] }, 'rules.0 must be an object, and is null'],
    // biome-ignore lint/suspicious/noSparseArray: a hole is what is meant
    [{ rules: [,] }, 'rules.0 must be an object, and is missing'],
  ])('is told what is wrong: %j', (value, issue) => {
    expect(issuesOf(value)).toEqual([issue]);
  });

  it.each<[unknown, string]>([
    [{ fault: 'status' }, 'status must be a whole number from 400 to 599, and is missing'],
    [{ fault: 'status', status: 200 }, 'status must be a whole number from 400 to 599, and is 200'],
    [{ fault: 'status', status: '500' }, 'status must be a whole number from 400 to 599, and is the text "500"'],
    [
      { fault: 'status', status: 429, retryAfter: true },
      'retryAfter must be a number of seconds, { dateIn: seconds }, or text, and is true',
    ],
    [
      { fault: 'status', status: 429, retryAfter: 'a\r\nb' },
      'retryAfter must be text of plain ASCII, and is the text "a\\r\\nb"',
    ],
    [
      { fault: 'status', status: 429, retryAfter: { dateIn: 'x' } },
      'retryAfter.dateIn must be a number from -1000000000 to 1000000000, and is the text "x"',
    ],
    [{ fault: 'status', status: 500, body: 'xml' }, 'body must be one of json, html, empty, and is the text "xml"'],
    [{ fault: 'latency' }, 'ms must be a number of ms, or { min, max }, and is missing'],
    [{ fault: 'latency', ms: Number.NaN }, 'ms must be a number from 0 to 2147483647, and is NaN'],
    [{ fault: 'latency', ms: { min: 5, max: 4 } }, 'ms.min must not be above max'],
    [{ fault: 'reset', stored: 'yes' }, 'stored must be true or false, and is the text "yes"'],
    [{ fault: 'reset', status: 500 }, 'status is not known here; known are fault, stored, when, times'],
    [{ fault: 'redirect', location: '/deals' }, 'location must be a whole URL, and is the text "/deals"'],
    [{ fault: 'redirect', status: 304 }, 'status must be one of 301, 302, 303, 307, 308, and is 304'],
    [{ fault: 'failed-deals', error: 5 }, 'error must be text, and is 5'],
    [{ fault: 'reset', times: 0 }, 'times must be a whole number from 1 up, and is 0'],
    [{ fault: 'reset', when: [] }, 'when must be an object, and is a list'],
    ...['soon', '2026-06-04', '2026-06-04T09:12:33', '2026-13-04T09:12:33Z', ' 2026-06-04T09:12:33Z'].map(
      (until): [unknown, string] => [
        { fault: 'reset', when: { until } },
        `when.until must be a time with its zone, such as 2026-06-04T09:12:33Z, and is the text "${until}"`,
      ],
    ),
    [
      { fault: 'reset', when: { request: 1 } },
      'when.request is not known here; known are requests, operation, path, dealIds, itemIds, probability, overBytes, until',
    ],
    [
      { fault: 'reset', when: { requests: 'all' } },
      'when.requests must be the number of a request, a list of them, or { from, to, every }, and is the text "all"',
    ],
    [{ fault: 'reset', when: { requests: [] } }, 'when.requests must not be an empty list'],
    [{ fault: 'reset', when: { requests: [1, 0] } }, 'when.requests.1 must be a whole number from 1 up, and is 0'],
    [{ fault: 'reset', when: { requests: { from: 3, to: 2 } } }, 'when.requests.from must not be above to'],
    [{ fault: 'reset', when: { dealIds: ['a', 7] } }, 'when.dealIds.1 must be the id of a deal, as text, and is 7'],
    [
      { fault: 'reset', when: { itemIds: 7 } },
      'when.itemIds must be the id of an item, as text, or a list of them, and is 7',
    ],
    [
      { fault: 'reset', when: { itemIds: [''] } },
      'when.itemIds.0 must be the id of an item, as text, and is the text ""',
    ],
    [
      { fault: 'reset', when: { path: 'accounts' } },
      'when.path must be a path, such as /accounts, and is the text "accounts"',
    ],
    [{ fault: 'reset', when: { path: [] } }, 'when.path must not be an empty list'],
    [{ fault: 'reset', when: { probability: 2 } }, 'when.probability must be a number from 0 to 1, and is 2'],
  ])('is told what is wrong with a rule: %j', (rule, issue) => {
    expect(issuesOfRule(rule)).toEqual([`rules.0.${issue}`]);
  });

  it('is told which operations there are', () => {
    expect(issuesOfRule({ fault: 'reset', when: { operation: ['pushDeals', 'pullDeals'] } })).toEqual([
      expect.stringMatching(/^rules\.0\.when\.operation\.1 must be one of pushDeals, .*, and is the text "pullDeals"$/),
    ]);
  });

  it.each([{}, { fault: 'slow', ms: 'x' }, { fault: 'constructor' }, { fault: ['reset'] }])(
    'is told which faults there are: %j',
    (rule) => {
      expect(issuesOfRule(rule)).toEqual([
        expect.stringMatching(/^rules\.0\.fault must be one of latency, trickle, .*, body, and is /),
      ]);
    },
  );

  it('is told everything at once, in one message', () => {
    const wrong = { rules: [{ fault: 'reset' }, { fault: 'status', status: 5, retry: 1 }, 7] };
    expect(() => parseFaultSchedule(wrong)).toThrow(
      new FaultScheduleError([
        { path: 'rules.1.status', message: 'must be a whole number from 400 to 599, and is 5' },
        {
          path: 'rules.1.retry',
          message: 'is not known here; known are fault, status, retryAfter, body, when, times',
        },
        { path: 'rules.2', message: 'must be an object, and is 7' },
      ]),
    );
    expect(() => parseFaultSchedule(7)).toThrow(
      'The fault schedule is not in order:\n  It must be an object, and is 7',
    );
  });
});
