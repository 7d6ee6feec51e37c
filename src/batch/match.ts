import { RecotapResponseError } from '../base/errors.js';
import { asArray, asRecord, wordsOf } from '../base/unknown.js';
import type { AnyStatus, BulkOperation } from './operation.js';
import type { ItemStatus, NotTaken } from './outcome.js';

/** What of an operation tells how its results are to be read. */
type Reading<Taken extends AnyStatus> = Pick<BulkOperation<never, Taken, unknown>, 'idIn' | 'taken' | 'createOnly'>;

/**
 * What a response says of each id that was sent, in the order of `ids`. Results are matched by id alone: a missing or doubled one is
 * `unsent`, as nobody knows whether the item was stored, and one for an id that was not sent belongs to nobody.
 *
 * @param results the response's results, unchecked
 * @param repeated whether the request was sent more than once
 */
export function matchResults<Taken extends AnyStatus>(
  ids: readonly string[],
  results: unknown,
  operation: Reading<Taken>,
  repeated: boolean,
): ItemStatus<Taken>[] {
  const statuses = new Map<unknown, ItemStatus<Taken> | undefined>();
  for (const id of ids) statuses.set(id, undefined);
  let strangers = 0;
  for (const each of asArray(results)) {
    const result = asRecord(each);
    const id = operation.idIn(result);
    if (statuses.get(id) !== undefined)
      statuses.set(id, unknownOutcome(`The response has more than one result for '${id}'`));
    else if (statuses.has(id))
      statuses.set(id, operation.taken(result) ?? refusal(result, id, operation.createOnly && repeated));
    else strangers++;
  }
  const others = strangers === 0 ? '' : `, and ${strangers} for what was not sent`;
  return ids.map((id) => statuses.get(id) ?? unknownOutcome(`The response has no result for '${id}'${others}`));
}

/** The id of a result by a field of it. A server may make a number of digits. */
export function idBy(field: string): (result: Readonly<Record<string, unknown>>) => unknown {
  return ({ [field]: id }) => (typeof id === 'number' ? String(id) : id);
}

function refusal({ status, error }: Readonly<Record<string, unknown>>, id: unknown, mayBeOurs: boolean): NotTaken {
  const reason = textOf(error);
  if (status !== 'failed' && reason === undefined) {
    return unknownOutcome(`The response has the unknown status ${quoted(status)} for '${id}'`);
  }
  const text = reason ?? 'Recotap gave no reason.';
  return { status: 'failed', error: mayBeOurs ? `${text} (${ours})` : text };
}

const ours = 'an earlier attempt of this request may have created it';

function textOf(error: unknown): string | undefined {
  return (error ?? '') === '' ? undefined : wordsOf(error);
}

function quoted(status: unknown): string {
  return typeof status === 'string' ? JSON.stringify(wordsOf(status)) : wordsOf(status) || 'undefined';
}

function unknownOutcome(message: string): NotTaken {
  return { status: 'unsent', cause: new RecotapResponseError(`${message}. Sending it again is safe.`) };
}
