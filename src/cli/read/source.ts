import { InvalidItem } from '../../index.js';
import { CliError } from '../terminal/cli-error.js';
import { standardInput } from '../terminal/io.js';
import { plural } from '../terminal/words.js';
import { olderItem } from './earlier-push.js';
import { StoppedInput } from './input/open.js';
import type { Row, Rows } from './input/row.js';
import type { ItemKind, ItemPlace, ItemSource } from './items/item.js';
import { createJoiner } from './join/joiner.js';
import type { Joined, Repeats } from './join/model.js';
import { createSurvey, type Survey } from './join/repeats.js';
import { shapeOf } from './join/shape.js';
import { createWaiting } from './join/waiting.js';
import { createWatcher } from './join/watcher.js';
import { skipped } from './mapping/compiled.js';
import type { Bind, Bound, OpenMapping } from './mapping/opened.js';
import { partsOf } from './parts.js';
import { createPlaces } from './places.js';
import { converterOf } from './values/contract.js';
import { Refused } from './values/converter.js';
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
  /** The column that has the version of a row, if the user names one. */
  readonly versionColumn?: string | undefined;
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

/**
 * Looks at the whole of each file, and checks all that can be checked before the first item is made.
 *
 * @throws CliError when a file cannot be used
 */
export async function lookAt({
  kind,
  files,
  mapping,
  bind,
  keepsRows = false,
  versionColumn,
  ...given
}: Files): Promise<OpenSource> {
  if (files.length > 1 && files.includes(standardInput))
    throw new CliError('The standard input (-) cannot be read together with files. Name it alone.');
  const known: Known[] = [];
  const survey = createSurvey();
  try {
    for (const file of files) {
      const opened = await given.open(file);
      try {
        const bound = bind(kind, opened.columns, opened.name, mapping, converterOf, versionColumn);
        const { name, size, columns, delimiter } = opened;
        const facts = { name, bound, size, columns, delimiter };
        if (size === undefined) {
          known.push({ ...facts, open: async () => opened });
          continue;
        }
        await look(opened, bound, survey, keepsRows && columns !== undefined);
        known.push({ ...facts, open: async () => unchanged(await given.open(file), opened) });
      } catch (error) {
        opened.stop();
        throw error;
      }
    }
    if (keepsRows) refuseOtherColumns(known);
    // The rows of a stream cannot be known before.
    const repeats = known.every(({ size }) => size !== undefined) ? survey.repeats() : undefined;
    return async () => openKnown(kind, known, repeats, keepsRows);
  } finally {
    survey.close();
  }
}

/** @throws CliError when the rows of the files cannot stand below one header */
function refuseOtherColumns([first, ...others]: readonly Known[]): void {
  const other = others.find(({ columns }) => `${columns}` !== `${first?.columns}`);
  if (first === undefined || other === undefined) return;
  throw new CliError(
    `A problems file in CSV has the columns of the input, and those of ${first.name} and ${other.name} differ. Name it .ndjson, or push the files one by one.`,
  );
}

/** The cells of a row, so that they mean the same without the others; of one that could not be read, its text. */
function cellsOf({ value, unreadable }: Row, columns: readonly string[], { alone }: Bound): string[] {
  const cells: string[] = Array.isArray(value) ? value : [String(value)];
  if (alone === undefined || unreadable !== undefined) return cells;
  return cells.map((cell, at) => alone(columns[at] ?? '', cell));
}

/** An item whose version cannot be used. */
function withIssue(given: unknown, message: string): InvalidItem {
  const [item, issues] = given instanceof InvalidItem ? [given.item, given.issues] : [given, []];
  return new InvalidItem(item, [...issues, { path: 'version', message }]);
}

/** @throws CliError when a file is no longer what was looked at */
function unchanged(opened: Rows, before: Rows): Rows {
  if (opened.size === before.size && `${opened.columns}` === `${before.columns}`) return opened;
  opened.stop();
  throw new CliError(
    `${opened.name} changed while it was being read: it had ${before.size} bytes and has ${opened.size}. Run the command again when it is complete.`,
  );
}

async function look(opened: Rows, bound: Bound, survey: Survey, keepsRows: boolean): Promise<void> {
  for await (const group of opened.rows) {
    for (const row of group) {
      const isAlone = row.unreadable !== undefined || row.newer !== undefined;
      for (const part of partsOf(bound, row, keepsRows)) survey.see(isAlone ? undefined : bound.look(part));
    }
  }
}

function openKnown(
  kind: ItemKind,
  known: readonly Known[],
  repeats: Repeats | undefined,
  keepsRows: boolean,
): ItemSource {
  const { word } = kind;
  const shape = shapeOf(kind);
  const names = known.map(({ name }) => name).join(', ');
  const nameOf = (file: number) => (known[file] as Known).name;
  const joiner =
    repeats === undefined
      ? createWatcher(shape, names)
      : createJoiner({ repeats, waiting: createWaiting(), shape, nameOf });
  const tally = createTally();
  const places = createPlaces(known);
  const sizes = known.map(({ size }) => size ?? Number.NaN);
  const size = sizes.reduce((sum, each) => sum + each, 0);
  const isSized = !Number.isNaN(size);
  let opened: Rows | undefined;
  const notes: string[] = [];
  let bytesBefore = 0;
  // Many rows are read long before they are settled.
  let rowsRead = 0;
  let isStopped = false;
  let isCut = false;
  let isRead = false;

  function settle(joined: Joined, own?: Partial<ItemPlace>): unknown {
    places.add(joined, own);
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
    try {
      yield* rowsOfAll();
      for (const joined of joiner.rest()) yield settle(joined);
      isRead = !isCut;
    } finally {
      joiner.close();
    }
  }

  async function* rowsOfAll(): AsyncGenerator<unknown> {
    for (const [file, each] of known.entries()) {
      if (isStopped) return;
      opened = await each.open();
      for await (const group of untilCut(opened.rows)) {
        for (const row of group) for (const item of itemsOf(row, file, each)) yield item;
      }
      bytesBefore += opened.bytesRead;
      notes.push(...opened.notes());
      opened = undefined;
    }
  }

  /** The items that need no row after this one. */
  function* itemsOf(row: Row, file: number, { bound, columns }: Known): Generator<unknown> {
    const { value, line, unreadable, newer } = row;
    const hasCells = keepsRows && columns !== undefined;
    const cells = hasCells ? cellsOf(row, columns, bound) : undefined;
    for (const part of partsOf(bound, row, hasCells, tally)) {
      const number = rowsRead++;
      const made =
        unreadable === undefined
          ? bound.toItem(part, tally)
          : new InvalidItem(part, [{ path: '', message: unreadable }]);
      if (made === skipped) continue;
      const own = bound.placeIn?.(part);
      const version = own?.version ?? (unreadable === undefined ? bound.versionOf?.(value) : undefined);
      const isRefused = version instanceof Refused;
      const item = isRefused ? withIssue(made, version.message) : made;
      const place = { row: number, line, file, cells, version: isRefused ? undefined : version };
      if (newer !== undefined) {
        yield settle({ item: olderItem(item, newer, word), at: place, places: [place] }, { newer });
      } else if (own?.newer !== undefined) {
        yield settle({ item, at: place, places: [place] }, own);
      } else {
        for (const joined of joiner.take(item, place)) yield settle(joined, own);
      }
    }
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
    takePlace: places.take,
    versionOf: (at) => places.get(at)?.version,
    fraction: (settled) =>
      isSized
        ? ((bytesBefore + (opened?.bytesRead ?? 0)) / Math.max(size, 1)) *
          (settled / Math.max(places.count + joiner.waiting, settled, 1))
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
    repeatedIds: () => joiner.repeated,
    stop() {
      isStopped = true;
      opened?.stop();
      joiner.close();
    },
  };
}
