import { describe, expect, it } from 'vitest';
import { parseRetryAfter } from '../../src/http/pace/retry-after.js';
import { createRedactor } from '../../src/http/redact.js';
import * as recotap from '../../src/index.js';
import { createRecotapClient, listSegments, pushDeals } from '../../src/index.js';
import { recotapHandlers } from '../../src/msw.js';
import { undiciFetch } from '../../src/undici.js';
import { isSlow } from '../support/linear.js';

/** Texts of a length that make a careless regular expression try the same characters again and again. */
const hostile: [what: string, make: (length: number) => string][] = [
  ...[...' /.:-+@%&\\#?=0a\n"[{(,_~'].map((each): [string, (length: number) => string] => [
    JSON.stringify(each),
    (length) => `${each.repeat(length)}\u0001`,
  ]),
  ...[
    'a.',
    'a@',
    '.a@a',
    '0-',
    '1.',
    ':0',
    '://',
    '/a',
    'www.',
    '\\u',
    '\\u0041',
    '%25',
    '%',
    '&#',
    '&lt;',
    '&amp;',
    '00:00:00 ',
    'a@a.',
    'a-',
    'é',
    '[0]',
    '2026-01-',
    'T00:',
    '\r\n ',
  ].map((part): [string, (length: number) => string] => [
    JSON.stringify(part),
    (length) => `${part.repeat(length / part.length)}\u0001`,
  ]),
  ['an email', (length) => `${'a'.repeat(length / 2)}@${'a.'.repeat(length / 4)}`],
  ['a URL', (length) => `https://acme.com/${'/'.repeat(length)}x`],
  ['a domain', (length) => `https://www.${'a-'.repeat(length / 2)}.com`],
  ['a date', (length) => `2026-01-15T09:30:00.${'0'.repeat(length)}x`],
  ['an HTTP date', (length) => `Mon, ${'00:00:0'.repeat(length / 7)}`],
];

/** Every place of each object that a validator takes, filled with one text. */
function filled(text: string) {
  const of = (names: string) => Object.fromEntries(names.split(' ').map((name) => [name, text]));
  const account = of('domain name externalId shortName linkedinUrl');
  return {
    ...of(
      'externalDealId name stageId stageLabel pipelineId pipelineLabel ownerEmail ownerName currency startDate closedDate domain',
    ),
    ...of(
      'externalActivityId activityType occurredAt accountName subject outcome direction timestamp path statusCode message',
    ),
    associatedAccounts: [account],
    contacts: [of('email externalContactId name title phone linkedinUrl')],
    tags: [text],
    customFields: { [text]: text },
    data: { data: [account], results: [of('externalDealId status domain error')], nextCursor: text, hasNextPage: text },
    pipelines: [{ ...of('pipelineId pipelineLabel'), stages: [of('stageId stageLabel')] }],
    ...account,
  };
}

const inUrl = (text: string) => `https://acme.com/${text}`;
const caught = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (!recotap.RecotapError.is(error)) throw error;
  }
};
const answering = (body: string, status: number) =>
  createRecotapClient({ apiKey: 'canary-4f9a2c81d7', retries: 0, fetch: async () => new Response(body, { status }) });
const redactor = createRedactor('canary/4+"\\<%9a2cZ81d7');

const validators = Object.entries(recotap).filter(([name]) => name.startsWith('validate')) as [
  string,
  (value: unknown) => unknown,
][];

/** Everything that reads a text of somebody else's. */
const readers: [name: string, read: (text: string) => unknown][] = [
  ...validators.map(([name, validate]): [string, (text: string) => unknown] => [
    name,
    (text) => [text, filled(text), { data: filled(text) }].map(validate),
  ]),
  ['cleanDomain', recotap.cleanDomain],
  ['valueAt', (text) => recotap.valueAt({}, text)],
  [
    'checkItem',
    (text) => recotap.checkItem(filled(text), { idField: 'externalDealId', validate: recotap.validateDeal }),
  ],
  [
    'inspectResponse',
    (text) => recotap.inspectResponse('POST /deals', { status: 200, contentType: text, json: filled(text) }),
  ],
  [
    'the base URL',
    (text) => [text, inUrl(text)].map((baseUrl) => caught(() => createRecotapClient({ apiKey: 'any', baseUrl }))),
  ],
  ['the API key', (text) => caught(() => createRecotapClient({ apiKey: text }))],
  [
    'the base URL of recotapHandlers',
    (text) => [text, inUrl(text), `/${text}`].map((baseUrl) => caught(() => recotapHandlers({} as never, { baseUrl }))),
  ],
  ['Retry-After', (text) => parseRetryAfter(text, 0)],
  ['what takes the API key out of a text', (text) => redactor.text(text)],
  ['what takes the API key out of JSON', (text) => redactor.body(JSON.stringify({ [text]: text }))],
];

const asyncReaders: [name: string, read: (text: string) => Promise<unknown>][] = [
  [
    'a page as an answer',
    (text) =>
      answering(text, 200)
        .POST('/deals', { body: { deals: [] } })
        .catch(String),
  ],
  [
    'the reasons of a 400',
    (text) =>
      pushDeals(answering(JSON.stringify({ data: [{ property: text, constraints: { a: text } }] }), 400), [
        { externalDealId: '1', name: 'a' },
      ]),
  ],
  [
    'a list',
    (text) =>
      listSegments(answering(JSON.stringify({ data: [text], nextCursor: text }), 200))
        .next()
        .catch(String),
  ],
  ['the message of a 404', (text) => listSegments(answering(text, 404)).next().catch(String)],
  [
    'the proxy of undiciFetch',
    (text) => undiciFetch({ env: { https_proxy: text } })('http://127.0.0.1:1').catch(String),
  ],
];

describe('a text of 200 kB takes time in proportion to its length:', () => {
  it.each([...readers, ...asyncReaders])('%s', async (_, read) => {
    const slow: string[] = [];
    for (const [what, make] of hostile) if (await isSlow((length) => read(make(length)))) slow.push(what);
    expect(slow).toEqual([]);
  });
});
