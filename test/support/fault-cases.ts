import type { FaultRule } from '../../src/emulator/index.js';

/** In three requests; `d-5` is in the first of them and `d-120` in the second. */
export const count = 250;

/** What becomes of a push. */
export interface Came {
  code: number;
  upserted: number;
  failed?: number;
  unsent?: number;
  /** The least that the push has to repeat. */
  retries?: number;
  /** What standard error or the problems say. */
  told?: string;
}

const whole: Came = { code: 0, upserted: count };
const repeated: Came = { ...whole, retries: 1 };
const oneUnsent = { code: 1, upserted: count - 1, unsent: 1 };
const oneFailed = { code: 1, upserted: count - 1, failed: 1 };
const lost = { code: 3, upserted: 0, unsent: count };
const secondLost: Came = { code: 1, upserted: 150, unsent: 100, retries: 4 };
const second = { dealIds: 'd-120' };

/** What goes wrong, and what is promised then: for any push. */
export const faultCases: [what: string, rules: FaultRule[], came: Came][] = [
  ['every answer takes its time', [{ fault: 'latency', ms: 150 }], whole],
  ['answers take now less, now more time', [{ fault: 'latency', ms: { min: 0, max: 300 } }], whole],
  ['answers trickle in byte by byte', [{ fault: 'trickle', msPerByte: 0 }], whole],
  ['nobody answers at first', [{ fault: 'connection-refused', times: 2 }], { ...whole, retries: 2 }],
  ['connections are reset before the answer', [{ fault: 'reset', times: 2 }], { ...whole, retries: 2 }],
  ['deals are stored without an answer', [{ fault: 'reset', stored: true, times: 2 }], { ...whole, retries: 2 }],
  ['an answer breaks off in its middle', [{ fault: 'cut-off', times: 1 }], repeated],
  [
    'one request meets a reset each time',
    [{ fault: 'reset', when: second }],
    { ...secondLost, told: 'No response from' },
  ],
  ['too many requests, come back in a second', [{ fault: 'status', status: 429, retryAfter: 1, times: 1 }], repeated],
  [
    'too many requests, come back at this date',
    [{ fault: 'status', status: 429, retryAfter: { dateIn: 1 }, times: 1 }],
    repeated,
  ],
  ['too many requests, and nothing else said', [{ fault: 'status', status: 429, times: 2 }], { ...whole, retries: 2 }],
  ['too many requests, come back soon', [{ fault: 'status', status: 429, retryAfter: 'soon', times: 1 }], repeated],
  [
    'too many requests, come back tomorrow',
    [{ fault: 'status', status: 429, retryAfter: 86_400 }],
    { ...lost, told: 'asks to wait 86400 s' },
  ],
  [
    'only so many requests a second',
    [{ fault: 'token-bucket', perSecond: 5, burst: 1, retryAfter: 'seconds' }],
    repeated,
  ],
  ['only so many requests in a window', [{ fault: 'fixed-window', max: 2, ms: 1_000 }], repeated],
  ['an internal error without a body', [{ fault: 'status', status: 500, body: 'empty', times: 1 }], repeated],
  ['a gateway that answers in HTML', [{ fault: 'status', status: 502, times: 2 }], { ...whole, retries: 2 }],
  [
    'a gateway that never lets one request pass',
    [{ fault: 'status', status: 502, when: second }],
    { ...secondLost, told: 'answered 502' },
  ],
  ['a service that is away for a moment', [{ fault: 'status', status: 503, retryAfter: 1, times: 1 }], repeated],
  ['a gateway that waits too long', [{ fault: 'status', status: 504, times: 1 }], repeated],
  ['an empty 200', [{ fault: 'body', change: 'empty', times: 1 }], repeated],
  ['half of the JSON', [{ fault: 'body', change: 'truncated', times: 1 }], repeated],
  [
    'half of the JSON each time',
    [{ fault: 'body', change: 'truncated', when: second }],
    { ...secondLost, told: 'a body that is not JSON' },
  ],
  ['HTML with a 200', [{ fault: 'body', change: 'html', times: 1 }], repeated],
  ['JSON that does not say so', [{ fault: 'body', change: 'wrong-type' }], whole],
  [
    'a result that is missing',
    [{ fault: 'results', change: 'missing', when: { dealIds: 'd-5' } }],
    { ...oneUnsent, told: "no result for 'd-5'" },
  ],
  [
    'a result that is doubled',
    [{ fault: 'results', change: 'doubled', when: { dealIds: 'd-5' } }],
    { ...oneUnsent, told: "more than one result for 'd-5'" },
  ],
  [
    'a result with an id of nobody',
    [{ fault: 'results', change: 'unknown-id', when: { dealIds: 'd-5' } }],
    { ...oneUnsent, told: "no result for 'd-5', and 1 for what was not sent" },
  ],
  [
    'a result with a status of its own',
    [{ fault: 'results', change: 'unknown-status', when: { dealIds: 'd-5' } }],
    { ...oneUnsent, told: 'unknown status' },
  ],
  ['a result too many', [{ fault: 'results', change: 'extra' }], whole],
  ['results in another order', [{ fault: 'results', change: 'shuffled' }], whole],
  ['a summary that does not match', [{ fault: 'summary' }], whole],
  ['a field that is new in every answer', [{ fault: 'deviation', change: 'added-field' }], whole],
  [
    'an id that has another name in one answer',
    [{ fault: 'deviation', change: 'renamed-field', when: second }],
    { code: 1, upserted: 150, unsent: 100, told: 'for what was not sent' },
  ],
  [
    'an answer that has lost its envelope',
    [{ fault: 'deviation', change: 'bare-array', when: second }],
    { code: 1, upserted: 150, unsent: 100, told: 'no result for' },
  ],
  ['a success that is accepted and no more', [{ fault: 'deviation', change: 'status-202' }], whole],
  [
    'a deal that is refused',
    [{ fault: 'failed-deals', when: { dealIds: 'd-5' }, error: 'No such stage' }],
    { ...oneFailed, told: 'No such stage' },
  ],
  [
    'a 400 that names the deal by its index',
    [{ fault: 'bad-request', errors: 'nested', when: { dealIds: 'd-120' } }],
    { ...oneFailed, told: 'ownerEmail must be an email' },
  ],
  [
    'a 400 that names the field only',
    [{ fault: 'bad-request', errors: 'flat', when: { dealIds: 'd-120' } }],
    { ...oneFailed, told: 'ownerEmail must be an email' },
  ],
  [
    'a 400 that names nothing',
    [{ fault: 'bad-request', errors: 'none', when: { dealIds: 'd-120' } }],
    { ...oneFailed, told: 'Bad Request' },
  ],
  ['a 413 for what is too large', [{ fault: 'status', status: 413, when: { overBytes: 2_000 } }], whole],
  [
    'a 401 for everything',
    [{ fault: 'status', status: 401 }],
    { ...lost, told: 'The API key from the environment variable RECOTAP_API_KEY is not valid' },
  ],
  ['a 404 for everything', [{ fault: 'status', status: 404 }], { ...lost, told: 'Is the base URL right?' }],
];

/** What becomes of a push whose answers do not come in time. */
export interface TimedOut {
  upserted: number;
  unsent?: number;
  retries?: number;
  /** Of the errors in the problems. */
  codes?: string[];
}

/** For a push with one repetition and a timeout of half a second. */
export const timeoutCases: [what: string, rules: FaultRule[], came: TimedOut][] = [
  ['and meets a server that never answers once', [{ fault: 'hang', times: 1 }], { upserted: count, retries: 1 }],
  [
    'and meets one that stores and never answers',
    [{ fault: 'hang', stored: true, times: 1 }],
    { upserted: count, retries: 1 },
  ],
  [
    'and never gets an answer for one request',
    [{ fault: 'hang', when: second }],
    { upserted: 150, unsent: 100, retries: 1, codes: ['timeout'] },
  ],
  [
    'and gets one byte after the other, for too long',
    [{ fault: 'trickle', msPerByte: 5, when: second }],
    { upserted: 150, unsent: 100, codes: ['timeout'] },
  ],
  [
    'and waits for an answer that comes too late',
    [{ fault: 'latency', ms: 5_000, when: second }],
    { upserted: 150, unsent: 100, codes: ['timeout'] },
  ],
];
