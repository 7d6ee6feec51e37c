import { RecotapResponseError } from '../errors.js';
import { asArray, asRecord } from '../unknown.js';
import type { ItemStatus } from './outcome.js';

/**
 * What a response says of each id that was sent, in the order of `ids`. Results are matched by id alone: a missing or doubled one is
 * `unsent`, as nobody knows what became of the item, and one for an id that was not sent belongs to nobody.
 *
 * @param results the response's results, unchecked
 * @param idField the field of a result that names its item
 */
export function matchResults(ids: readonly string[], results: unknown, idField: string): ItemStatus[] {
  const statuses = new Map<unknown, ItemStatus | undefined>();
  for (const id of ids) statuses.set(id, undefined);
  let strangers = 0;
  for (const result of asArray(results)) {
    const id = idOf(result, idField);
    if (statuses.get(id) !== undefined)
      statuses.set(id, unknownFate(`The response has more than one result for '${id}'`));
    else if (statuses.has(id)) statuses.set(id, statusOf(result, id));
    else strangers++;
  }
  const others = strangers === 0 ? '' : `, and ${strangers} for what was not sent`;
  return ids.map((id) => statuses.get(id) ?? unknownFate(`The response has no result for '${id}'${others}`));
}

function idOf(result: unknown, idField: string): unknown {
  const id = asRecord(result)[idField];
  return typeof id === 'number' ? String(id) : id;
}

function statusOf(result: unknown, id: unknown): ItemStatus {
  const { status, error } = asRecord(result);
  if (status === 'upserted') return { status };
  if (status === 'failed') return { status, error: textOf(error) ?? 'Recotap gave no reason.' };
  const reason = textOf(error);
  if (reason !== undefined) return { status: 'failed', error: reason };
  return unknownFate(`The response has the unknown status ${JSON.stringify(status)} for '${id}'`);
}

function textOf(error: unknown): string | undefined {
  if ((error ?? '') === '') return undefined;
  return typeof error === 'string' ? error : JSON.stringify(error);
}

function unknownFate(message: string): ItemStatus {
  return { status: 'unsent', cause: new RecotapResponseError(`${message}. Sending it again is safe.`) };
}
