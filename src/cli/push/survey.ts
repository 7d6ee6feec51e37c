import { checkItem, type Issue } from '../../index.js';
import type { ItemKind, ItemPlace, ItemSource } from '../read/items/item.js';
import { CliError } from '../terminal/cli-error.js';
import { counted, number } from '../terminal/words.js';

/** What a file holds, found out before anything is sent. */
export interface Survey {
  total: number;
  invalid: number;
}

/** How many items may be invalid: a number, or a share of all. */
export type MostInvalid = { count: number } | { percent: number };

/** Gathers why items are invalid. */
export interface Reasons {
  add(
    problem: Partial<ItemPlace> & {
      index: number;
      id: string | undefined;
      item: unknown;
      status: 'invalid';
      issues: Issue[];
    },
  ): unknown;
  describe(): string[];
}

/** Reads a whole file, and checks each item. @throws the reason of the signal */
export async function survey(
  kind: ItemKind,
  source: ItemSource,
  reasons: Reasons,
  signal: AbortSignal,
): Promise<Survey> {
  let [total, invalid] = [0, 0];
  for await (const given of source.items) {
    signal.throwIfAborted();
    const index = total++;
    const place = source.takePlace(index);
    const checked = checkItem(given, kind);
    if (checked.valid) continue;
    invalid++;
    reasons.add({ ...place, index, id: checked.id, item: checked.item, status: 'invalid', issues: checked.issues });
  }
  return { total, invalid };
}

/** @throws CliError when more items are invalid than may be */
export function refuseInvalid(
  { total, invalid }: Survey,
  most: MostInvalid,
  { name, word, reasons }: { name: string; word: string; reasons: Reasons },
): void {
  const isTooMany = 'count' in most ? invalid > most.count : invalid * 100 > most.percent * total;
  if (!isTooMany) return;
  const allowed = 'count' in most ? number(most.count) : `${most.percent}%`;
  throw new CliError([
    `${number(invalid)} of the ${counted(total, word)} of ${name} are invalid, and --max-invalid allows ${allowed}. Nothing was sent.`,
    ...reasons.describe(),
  ]);
}
