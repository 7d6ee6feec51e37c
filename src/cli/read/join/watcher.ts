import { checkItem, InvalidItem } from '../../../index.js';
import { counted, number } from '../../terminal/words.js';
import { hashOf } from './hash.js';
import { createLastRows, type LastRow } from './last-rows.js';
import { entriesOf, idOf, type Joiner, partOf } from './model.js';
import { compared, type Part, type Shape } from './shape.js';

/** In a stream without an end memory must not grow with the ids. */
const mostIds = 200_000;

/**
 * For an input that can be read only once: rows of one id cannot wait for each other, as nobody knows whether another will come. So each
 * goes on as it is, and the user hears what that has cost.
 *
 * @param name of the input, as messages call it
 */
export function createWatcher(shape: Shape, name: string): Joiner {
  const { kind, list } = shape;
  const rows = createLastRows();
  let apart = 0;
  let invalid = 0;

  /** @returns what of it has to be known once another row of its id comes */
  function rowOf(part: Part, isInvalid: boolean): LastRow {
    const { text, entries } = compared(part, shape);
    return { fields: hashOfText(text), entries: hashOfText(entries.join()), isInvalid };
  }

  function compare(item: unknown, row: LastRow, before: LastRow): void {
    if (before.entries === row.entries) return;
    if (before.fields === row.fields) apart++;
    else if (before.isInvalid || row.isInvalid || !checkItem(item, kind).valid) invalid++;
  }

  return {
    get isDoubtful() {
      return apart + invalid > 0;
    },
    repeated: undefined,
    waiting: 0,
    take(item, place) {
      const id = list === undefined ? undefined : idOf(item, kind.idField);
      if (id !== undefined) {
        const hash = hashOfText(id);
        const before = rows.get(hash);
        if (before !== undefined || rows.size < mostIds) {
          const row = rowOf(partOf(item, place), item instanceof InvalidItem);
          rows.set(hash, row);
          if (before !== undefined) compare(item, row, before);
        }
      }
      return [{ item, at: place, places: [place] }];
    },
    rest: () => [],
    notes() {
      const entries = entriesOf(list);
      const limit = rows.size < mostIds ? '' : ` Only the first ${counted(mostIds, 'id')} were compared.`;
      const [input, argument] = name === 'the standard input' ? ['The standard input', '-'] : ['A pipe', 'a pipe'];
      const once = `${input} can be read only once`;
      const advice = `To have all ${entries}, name a file instead of ${argument}.${limit}`;
      return [
        ...(apart === 0
          ? []
          : [
              `${apart === 1 ? '1 row differs' : `${number(apart)} rows differ`} from an earlier row of the same id in their ${entries} only. ${once}, so they were not made one ${kind.word}, and the ${entries} of the last row count. ${advice}`,
            ]),
        ...(invalid === 0
          ? []
          : [
              `${invalid === 1 ? '1 row has' : `${number(invalid)} rows have`} other ${entries} than an earlier row of the same id, and one of the two is invalid. ${once}, so the invalid row was not held back with the other: once it is corrected, its ${entries} replace those of the other. ${advice}`,
            ]),
      ];
    },
    close() {},
  };
}

/** 53 bits. */
function hashOfText(text: string): number {
  const [high, low] = hashOf(text);
  return (high & 0x1fffff) * 2 ** 32 + low;
}
