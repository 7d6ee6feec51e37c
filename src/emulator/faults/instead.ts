import type { ValidationError } from '../../../generated/schema.js';
import { flatten } from '../class-validator.js';
import { type Call, failure, refusal } from '../envelope.js';
import type { Struck } from './choose.js';
import type { BadRequest, ErrorStatus, LimitRetryAfter, Redirect } from './kinds.js';
import { htmlPage, statusText } from './pages.js';
import { writeRetryAfter } from './retry-after.js';

/** What an answer that is made up here needs to know of the request, and of the emulator. */
export interface Asked {
  readonly call: Call;
  readonly dealIds: readonly string[];
  /** Of the whole emulator. */
  readonly validationErrors: 'nested' | 'flat';
  /** In ms since 1970. */
  readonly now: number;
}

/** The answer that a fault gives in place of the API; undefined when it leaves that to the API. */
export function answerInstead({ rule, waitMs }: Struck, asked: Asked): Response | undefined {
  switch (rule.fault) {
    case 'status':
      return errorStatus(rule, asked);
    case 'token-bucket':
    case 'fixed-window':
      return errorStatus({ status: 429, retryAfter: rule.retryAfter }, asked, waitMs);
    case 'redirect':
      return redirect(rule);
    case 'bad-request':
      return badRequest(rule, [rule.when?.dealIds ?? asked.dealIds].flat(), asked);
    default:
      return undefined;
  }
}

type Refusal = Pick<ErrorStatus, 'status' | 'body'> & { readonly retryAfter?: LimitRetryAfter | undefined };

function errorStatus({ status, retryAfter, body }: Refusal, { call, now }: Asked, waitMs?: number): Response {
  const headers = new Headers();
  if (retryAfter !== undefined) headers.set('retry-after', writeRetryAfter(retryAfter, now, waitMs));
  switch (body ?? (status === 502 ? 'html' : 'json')) {
    case 'empty':
      return new Response('', { status, headers });
    case 'html':
      headers.set('content-type', 'text/html');
      return new Response(htmlPage(status), { status, headers });
    default:
      return Response.json(errorBody(status, call), { status, headers });
  }
}

/** A 401 as for a key that was replaced by a new one: the old one dies at once. */
function errorBody(status: number, call: Call) {
  return status === 401
    ? failure(401, call, 'Unauthorized', 'Invalid API key')
    : failure(status, call, statusText(status));
}

function redirect({ status = 307, location = 'https://elsewhere.invalid/api/v1/deals' }: Redirect): Response {
  return new Response(null, { status, headers: { location } });
}

function badRequest({ errors }: BadRequest, culprits: readonly string[], asked: Asked): Response {
  const blamed = blame(new Set(culprits), asked.dealIds);
  const shape = blamed.length === 0 ? 'none' : (errors ?? asked.validationErrors);
  if (shape === 'none') return Response.json(failure(400, asked.call, statusText(400)), { status: 400 });
  return Response.json(refusal(asked.call, shape === 'flat' ? flatten(blamed) : blamed), { status: 400 });
}

/** The validator's errors for these deals. They speak of the one field whose rule no local check knows for sure. */
function blame(culprits: ReadonlySet<string>, dealIds: readonly string[]): ValidationError[] {
  const constraints = { isEmail: 'ownerEmail must be an email' };
  const children = [...dealIds.entries()]
    .filter(([, id]) => culprits.has(id))
    .map(([index]) => ({ property: String(index), children: [{ property: 'ownerEmail', constraints }] }));
  return children.length === 0 ? [] : [{ property: 'deals', children }];
}
