import type { RecotapError, RecotapErrorCode, RecotapHttpError } from '../../base/errors.js';
import { isErrorLike } from '../../base/thrown.js';
import { internals, type RecotapClient } from '../../client/client.js';
import type { Row } from '../store.js';
import type { Landing } from './landing.js';

/** The same client, which sends each request once: what is repeated inside a request may create a thing twice. */
export function sendingOnce(client: RecotapClient): RecotapClient {
  const { batch, ...others } = client[internals];
  return {
    ...client,
    [internals]: { ...others, batch: (method, path, json, call) => batch(method, path, json, { ...call, retries: 0 }) },
  };
}

/** Why a row must not be sent, if so: Recotap has it, or may have it. */
export function barredBy({ id, inFlight, settled, error }: Row): string | undefined {
  if (inFlight !== undefined) return error ?? unknown(id, 'The process that sent it ended before the response came');
  if (settled === 0 || error !== undefined) return undefined;
  return 'Recotap has an earlier version of it, and its API cannot change it. Give the new one another id.';
}

/** What came of a row that was sent once, where no response says whether Recotap has it. */
export function landedOnce({ id }: Row, landing: Landing): Landing {
  if (landing.kind !== 'unsent' || !mayHaveArrived(landing)) return landing;
  const { code, status = '' } = landing.cause as RecotapError & { status?: number };
  return { kind: 'refused', error: unknown(id, `${reasons[code] ?? 'The request failed'}${status}`), mayBeThere: true };
}

const reasons: Partial<Record<RecotapErrorCode, string>> = {
  timeout: 'No response came in time',
  connection: 'The connection broke before the response came',
  http: 'The response was a ',
  response: 'The response does not say what came of it',
  aborted: 'The request was cut off',
};

function unknown(id: string, what: string): string {
  // Whoever copies the command must not run what is in an id.
  const named = /^\w[\w.:@-]*$/.test(id) ? `${id} ` : '';
  return `${what}, so Recotap may have it, and it is not sent again by itself. Look for it in Recotap. To send it all the same, run: recotap ledger retry ${named}--kind activities`;
}

/** A 408 and a 5xx may come after the work was done, and from a proxy. */
function mayHaveArrived({ cause, lost }: Landing & { kind: 'unsent' }): boolean {
  switch (cause.code) {
    case 'http':
      return (cause as RecotapHttpError).status >= 500 || (cause as RecotapHttpError).status === 408;
    case 'unauthorized':
      return false;
    case 'connection':
      return !isBeforeSending(cause);
    case 'aborted':
      return lost === 'timed out';
    default:
      return true;
  }
}

/** What Node and undici say when there was no connection to send anything on. */
const NO_CONNECTION =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_CERT_.*|CERT_.*|UNABLE_TO_.*|.*SELF_SIGNED.*)$/;

function isBeforeSending(error: unknown): boolean {
  if (!isErrorLike(error)) return false;
  const { code, message } = error as { code?: unknown; message: string };
  return (
    (typeof code === 'string' && (NO_CONNECTION.test(code) || message.startsWith('connect '))) ||
    isBeforeSending((error as RecotapError).cause)
  );
}
