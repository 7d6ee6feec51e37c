import { InvalidItem } from '../../index.js';
import { CliError } from '../terminal/cli-error.js';
import { standardInput } from '../terminal/io.js';
import { plural } from '../terminal/words.js';
import { olderItem } from './earlier-push.js';
import { StoppedInput } from './input/open.js';
import type { Row, Rows } from './input/row.js';
import type { ItemKind, ItemPlace, ItemSource } from './items/item.js';
import { createJoiner } from './join/joiner.js';
import type { Joined, Place } from './join/model.js';
import { comparedFields, createSurvey, type Survey } from './join/survey.js';
import { createWatcher } from './join/watcher.js';
import { skipped } from './mapping/compiled.js';
import type { Bind, Bound, OpenMapping } from './mapping/opened.js';
import { converterOf } from './values/contract.js';
import type { Tally } from './values/converter.js';
import { createTally } from './values/tally.js';

/** The files to read, and how. */
export interface Files {
  readonly kind: ItemKind;
  /** Their names, or `-` alone for the standard input. */
  readonly files: readonly string[];
  /** Opens one of them. */
  open(file: string): Promise<Rows>;
  /** Undefined when the files have items as the contract has them. */
  readonly mapping: OpenMapping | undefined;
  readonly bind: Bind;
  /** Whether the places of items have the rows as they were read. Default: false. */
  readonly keepsRows?: boolean | undefined;
}

/** Opens the files. The standard input can be opened once. */
export type OpenSource = () => Promise<ItemSource>;

/** A file that was looked at. */
interface Known {
  readonly name: string;
  readonly bound: Bound;
  /** In bytes; undefined for a stream. */
  readonly size: number | undefined;
  readonly columns: readonly string[] | undefined;
  readonly delimiter: string | undefined;
  open(): Promise<Rows>;
}

/** A guess, from which only the memory for the look is measured. */
const bytesEach = 32;

/**
 * Looks at the whole of each file, and checks all that can be checked before the first item is made.
 *
 * @throws CliError when a file cannot be used
 */
export async function lookAt({ kind, files, mapping, bind, keepsRows = false, ...given }: Files): Promise<OpenSource> {
  if (files.length > 1 && files.includes(standardInput))
    throw new CliError('The standard input (-) cannot be read together with files. Name it alone.');
  const known: Known[] = [];
  let survey: Survey | undefined;
  let row = 0;
  for (const [number, file] of files.entries()) {
    const opened = await given.open(file);
    try {
      const bound = bind(kind, opened.columns, opened.name, mapping, converterOf);
      const { name, size, columns, delimiter } = opened;
      const facts = { name, bound, size, columns, delimiter };
      if (size === undefined) {
        known.push({ ...facts, open: async () => opened });
        continue;
      }
      survey ??= createSurvey(kind.fields, size / bytesEach);
      row = await look(opened, bound, survey, { row, file: number });
      known.push({ ...facts, open: async () => unchanged(await given.open(file), opened) });
    } catch (error) {
      opened.stop();
      throw error;
    }
  }
  return async () => openKnown(kind, known, survey, keepsRows);
}

/** @throws CliError when a file is no longer what was looked at */
function unchanged(opened: Rows, before: Rows): Rows {
  if (opened.size === before.size && `${opened.columns}` === `${before.columns}`) return opened;
  opened.stop();
  throw new CliError(
    `${opened.name} has changed since it was looked at: it had ${before.size} bytes and has ${opened.size}. Run the command again when it is whole.`,
  );
}

/** Returns the number of the row after the last. */
async function look(opened: Rows, bound: Bound, survey: Survey, start: { row: number; file: number }): Promise<number> {
  let { row, file } = start;
  for await (const group of opened.rows) {
    for (const { value, line, unreadable, newer } of group) {
      for (const part of partsOf(bound, value, unreadable)) {
        const place = { row: row++, line, file };
        const id = unreadable === undefined && newer === undefined ? bound.look(part) : undefined;
        if (id !== undefined) survey.see(id, () => bound.raw(part), place);
      }
    }
  }
  return row;
}

/** The parts of a row of which each becomes an item. */
function partsOf(bound: Bound, row: unknown, unreadable: string | undefined, tally?: Tally): readonly unknown[] {
  return bound.parts === undefined || unreadable !== undefined ? [row] : bound.parts(row, tally);
}

function openKnown(
  kind: ItemKind,
  known: readonly Known[],
  survey: Survey | undefined,
  keepsRows: boolean,
): ItemSource {
  const { word, idField, fields } = kind;
  const joining = { word, idField, list: fields.find(({ items }) => items?.fields !== undefined)?.name };
  const joiner = survey === undefined ? createWatcher(comparedFields(fields), joining) : createJoiner(survey, joining);
  const tally = createTally();
  const places = new Map<number, ItemPlace>();
  const sizes = known.map(({ size }) => size ?? Number.NaN);
  const size = sizes.reduce((sum, each) => sum + each, 0);
  const isSized = !Number.isNaN(size);
  const names = known.map(({ name }) => name).join(', ');
  let opened: Rows | undefined;
  const notes: string[] = [];
  let bytesBefore = 0;
  // Many rows are read long before they are settled.
  let rowsRead = 0;
  let index = 0;
  let isStopped = false;
  let isCut = false;
  let isRead = false;

  function placeOf({ places, newer }: Joined): ItemPlace {
    const [{ line, file }] = places as [Place];
    const { name, columns = [] } = known[file] as Known;
    const rows = places.flatMap(({ cells }) => (cells === undefined ? [] : [{ columns, cells }]));
    return {
      line,
      file: known.length > 1 ? name : undefined,
      newer: newer?.line,
      ...(rows.length === 0 ? {} : { rows }),
    };
  }

  function settle(joined: Joined, own?: Partial<ItemPlace>): unknown {
    places.set(index++, { ...placeOf(joined), ...own });
    return joined.item;
  }

  async function* untilCut(groups: AsyncIterable<Row[]>): AsyncGenerator<Row[]> {
    try {
      yield* groups;
    } catch (error) {
      if (!(error instanceof StoppedInput)) throw error;
      isCut = true;
    }
  }

  async function* items(): AsyncGenerator<unknown> {
    for (const [file, { bound, open, columns }] of known.entries()) {
      if (isStopped) return;
      opened = await open();
      for await (const group of untilCut(opened.rows)) {
        for (const { value, line, unreadable, newer } of group) {
          const cells =
            keepsRows && unreadable === undefined && columns !== undefined ? (value as string[]) : undefined;
          for (const part of partsOf(bound, value, unreadable, tally)) {
            const place = { row: rowsRead++, line, file, cells };
            const item =
              unreadable === undefined
                ? bound.toItem(part, tally)
                : new InvalidItem(part, [{ path: '', message: unreadable }]);
            if (item === skipped) continue;
            if (newer !== undefined) {
              yield settle({ item: olderItem(item, newer, word), places: [place], newer: undefined }, { newer });
              continue;
            }
            const joined = joiner.take(item, place, () => bound.raw(part));
            if (joined !== undefined) yield settle(joined, bound.placeIn?.(part));
          }
        }
      }
      bytesBefore += opened.bytesRead;
      notes.push(...opened.notes());
      opened = undefined;
    }
    for (const joined of joiner.rest()) yield settle(joined);
    isRead = !isCut;
  }

  return {
    name: names,
    isSized,
    delimiter: known.find(({ delimiter }) => delimiter !== undefined)?.delimiter,
    items: items(),
    get isRead() {
      return isRead;
    },
    get isDoubtful() {
      return joiner.isDoubtful;
    },
    takePlace(at) {
      const found = places.get(at);
      places.delete(at);
      return found;
    },
    fraction: (settled) =>
      isSized
        ? ((bytesBefore + (opened?.bytesRead ?? 0)) / Math.max(size, 1)) * (settled / Math.max(index, settled, 1))
        : undefined,
    notes: () =>
      isRead && rowsRead === 0
        ? [`${names} holds no ${plural(kind.word)}.`]
        : [
            ...notes,
            ...(opened?.notes() ?? []),
            ...known.flatMap(({ bound }) => bound.notes(isRead)),
            ...tally.notes(),
            ...joiner.notes(),
          ],
    repeatedIds: joiner.repeated,
    stop() {
      isStopped = true;
      opened?.stop();
      joiner.close();
    },
  };
}
