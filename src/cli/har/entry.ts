import { STATUS_CODES } from 'node:http';
import type { Exchange } from '../../index.js';

/** Replaces what is personal in an exchange. Keys, enum values, types and formats stay, so that it can still be compared with the contract. */
export interface Redactor {
  url(url: string): string;
  requestBody(text: string): string;
  responseBody(exchange: Exchange): string;
}

/** The headers that say something of the form of a message. Others may hold anything. */
const shown = ['accept', 'content-type', 'retry-after'];

interface Pair {
  name: string;
  value: string;
}

/** An exchange as an entry of a HAR file, version 1.2. An attempt without an answer has the status 0, as in browsers. */
export function toEntry(exchange: Exchange, redact: Redactor): object {
  const { request, response, startedAt, durationMs, waitMs, error } = exchange;
  const url = redact.url(request.url);
  const headers = shownOf(Object.entries(request.headers));
  const body = request.body === undefined ? undefined : redact.requestBody(request.body);
  const answered = shownOf(response?.headers ?? []);
  const text = redact.responseBody(exchange);
  return {
    startedDateTime: new Date(startedAt).toISOString(),
    time: durationMs,
    request: {
      method: request.method,
      url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      // The key itself is not in an exchange. That one was sent can still be seen.
      headers: [...headers, { name: 'x-api-key', value: 'removed' }],
      queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
      headersSize: -1,
      bodySize: sizeOf(body),
      ...(body === undefined ? {} : { postData: { mimeType: typeIn(headers), text: body } }),
    },
    response: {
      status: response?.status ?? 0,
      statusText: STATUS_CODES[response?.status ?? 0] ?? '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: answered,
      content: { size: sizeOf(text), mimeType: typeIn(answered), text },
      redirectURL: '',
      headersSize: -1,
      bodySize: sizeOf(text),
      ...(error === undefined ? {} : { _error: error }),
    },
    cache: {},
    timings: { blocked: waitMs, send: 0, wait: durationMs, receive: 0 },
  };
}

function shownOf(headers: readonly (readonly [name: string, value: string])[]): Pair[] {
  return (
    headers
      .map(([name, value]) => ({ name: name.toLowerCase(), value }))
      .filter(({ name }) => shown.includes(name))
      // Of its parameters, only this one says something of the form.
      .map(({ name, value }) => ({ name, value: name === 'content-type' ? mediaTypeOf(value) : value }))
  );
}

function mediaTypeOf(value: string): string {
  return /^[\w.+*-]+\/[\w.+*-]+(?:; ?charset=[\w-]+)?/i.exec(value)?.[0] ?? '';
}

function typeIn(headers: readonly Pair[]): string {
  return headers.find(({ name }) => name === 'content-type')?.value ?? '';
}

function sizeOf(text: string | undefined): number {
  return Buffer.byteLength(text ?? '');
}
