import type { ValidationError } from '../../../generated/schema.js';
import { bounded } from '../class-validator.js';
import type { Envelope } from '../envelope.js';
import type { Struck } from './choose.js';
import { choosing, type Items } from './items.js';
import type { BadRequest, ErrorStatus, LimitRetryAfter, Redirect } from './kinds.js';
import { htmlPage, statusText } from './pages.js';
import { writeRetryAfter } from './retry-after.js';
import type { When } from './schedule.js';

/** What is needed to answer in place of the API. */
export interface Asked {
  readonly envelope: Envelope;
  readonly items: Items | undefined;
  /** As it was called. */
  readonly path: string;
  /** In ms since 1970. */
  readonly now: number;
}

/** The response of a fault in place of the API's; undefined when the fault lets the API answer. */
export function answerInstead({ rule, waitMs }: Struck, asked: Asked): Response | undefined {
  switch (rule.fault) {
    case 'status':
      return errorStatus(rule, asked);
    case 'token-bucket':
    case 'fixed-window':
      return errorStatus({ status: 429, retryAfter: rule.retryAfter }, asked, waitMs);
    case 'redirect':
      return redirect(rule, asked);
    case 'bad-request':
      return badRequest(rule, rule.when, asked);
    default:
      return undefined;
  }
}

type Refusal = Pick<ErrorStatus, 'status' | 'body'> & { readonly retryAfter?: LimitRetryAfter | undefined };

function errorStatus({ status, retryAfter, body }: Refusal, { envelope, now }: Asked, waitMs?: number): Response {
  const headers = new Headers();
  if (retryAfter !== undefined) headers.set('retry-after', writeRetryAfter(retryAfter, now, waitMs));
  switch (body ?? (status === 502 ? 'html' : 'json')) {
    case 'empty':
      return new Response('', { status, headers });
    case 'html':
      headers.set('content-type', 'text/html');
      return new Response(htmlPage(status), { status, headers });
    default:
      return Response.json(errorBody(status, envelope), { status, headers });
  }
}

/** A 401 is what a key gets that was replaced by a new one. */
function errorBody(status: number, { failure, unauthorized }: Envelope) {
  return status === 401 ? unauthorized('Invalid API key') : failure(status, statusText(status));
}

function redirect({ status = 307, location }: Redirect, { path }: Asked): Response {
  return new Response(null, { status, headers: { location: location ?? `https://elsewhere.invalid${path}` } });
}

function badRequest({ errors }: BadRequest, when: When | undefined, { envelope, items }: Asked): Response {
  const blamed = items === undefined ? [] : blame(items, when);
  if (blamed.length === 0 || errors === 'none') {
    return Response.json(envelope.failure(400, statusText(400)), { status: 400 });
  }
  return Response.json(envelope.refusal(blamed, errors), { status: 400 });
}

/** The validator's errors for the items that a rule is about. */
function blame(items: Items, when: When | undefined): ValidationError[] {
  const chooses = choosing(when);
  const reason = reasons[items.idField] ?? emailReason;
  const children = [...items.ids.entries()]
    .filter(([, id]) => chooses?.(id, items) ?? true)
    .map(([index]) => ({ property: String(index), children: [reason] }));
  return children.length === 0 ? [] : [{ property: items.itemsKey, ...bounded(children) }];
}

/** Each names a field that no local check can be sure about. */
const emailReason: ValidationError = {
  property: 'ownerEmail',
  constraints: { isEmail: 'ownerEmail must be an email' },
};
const reasons: Readonly<Record<string, ValidationError>> = {
  domain: { property: 'domain', constraints: { isFqdn: 'domain must be a valid domain name' } },
  pipelineId: {
    property: 'pipelineId',
    constraints: { maxLength: 'pipelineId must be shorter than or equal to 255 characters' },
  },
};
