import { counted, number } from '../../terminal/words.js';
import { createGroups } from './groups.js';
import { hashOf } from './hash.js';
import { entriesOf, idOf, type Joiner, type Joining } from './model.js';
import type { Compared } from './survey.js';

/** In a stream without an end memory must not grow with the ids. */
const mostIds = 200_000;

/**
 * For an input that can be read only once: rows of one id cannot wait for each other, as nobody knows whether another will come. So each
 * goes on as it is, and the user hears what that has cost.
 */
export function createWatcher(compared: Compared, joining: Joining): Joiner {
  const { idField, word, list } = joining;
  const listBit = list === undefined ? 0 : 1 << compared.names.indexOf(list);
  const groups = createGroups(compared.names.length);
  let rows = 0;
  return {
    get isDoubtful() {
      return rows > 0;
    },
    take(item, place, raw) {
      const id = idOf(item, idField);
      if (id !== undefined) {
        const hash = hashOf(id);
        const group = groups.find(hash);
        if (group !== -1) {
          if (groups.compare(group, compared.hashesOf(raw())) === listBit && listBit !== 0) rows++;
        } else if (groups.size < mostIds) {
          groups.add(hash, compared.hashesOf(raw()));
        }
      }
      return { item, places: [place], newer: undefined };
    },
    repeated: () => undefined,
    rest: () => [],
    notes() {
      if (rows === 0) return [];
      const such = rows === 1 ? '1 row differs' : `${number(rows)} rows differ`;
      const entries = entriesOf(joining);
      const limit = groups.size < mostIds ? '' : ` Only the first ${counted(mostIds, 'id')} were compared.`;
      return [
        `${such} from an earlier row of the same id in their ${entries} only. The standard input can be read only once, so they were not made one ${word}, and the ${entries} of the last row count. To have all ${entries}, name a file instead of -.${limit}`,
      ];
    },
    close() {},
  };
}
