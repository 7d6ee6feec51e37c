import { type Compared, canonical, checked, compared, invalidNames, isAlike, type Part, type Shape } from './shape.js';

/** Rows of one id that make one item: they differ in the list only. */
export interface Version {
  /** In the order of the file. */
  readonly parts: readonly Part[];
  /** Whether some of them cannot be compared, as they are invalid in other fields than the list. */
  readonly isHeldBack: boolean;
  /** Whether they differ in nothing. */
  readonly isRepetition: boolean;
  /** The fields in which they differ from the last version. */
  readonly differs: readonly string[];
}

/**
 * Puts the rows of one id into versions, the oldest first. A version is as new as its last row.
 *
 * A row that is invalid in other fields than the list can be of any version with which it shares the valid ones. The newest version takes it
 * in when entries of the list would be lost otherwise.
 */
export function versionsOf(parts: readonly Part[], shape: Shape): Version[] {
  const last = parts.at(-1) as Part;
  if (parts.every((part) => isAlike(part, last, shape))) return [versionOf(parts, shape)];
  const rows = parts.map((part) => compared(part, shape));
  const [newest, isHeldBack] = newestOf(
    rows.map((row) => ({ ...row, part: checked(row.part, shape) })),
    shape,
  );
  const taken = new Set(newest.map(({ part }) => part.place));
  const older = new Map<string, Compared[]>();
  for (const row of rows.filter(({ part }) => !taken.has(part.place))) {
    const same = older.get(row.text) ?? [];
    older.delete(row.text);
    older.set(row.text, same);
    same.push(row);
  }
  const partsOf = (own: readonly Compared[]) => own.map(({ part }) => part);
  return [
    ...[...older.values()].map((same) => ({
      ...versionOf(partsOf(same), shape),
      differs: differences(same, newest, shape),
    })),
    { ...versionOf(partsOf(newest), shape), isHeldBack },
  ];
}

/** A version of rows that differ in the list at most. */
function versionOf(parts: readonly Part[], { list }: Shape): Version {
  const [first, ...others] = parts.map((part) => (list === undefined ? '' : canonical(part.item[list])));
  return { parts, isHeldBack: false, isRepetition: others.every((text) => text === first), differs: [] };
}

/** The rows of the last version, and whether some of them cannot be compared. */
function newestOf(rows: readonly Compared[], shape: Shape): [rows: readonly Compared[], isHeldBack: boolean] {
  const last = rows.at(-1) as Compared;
  const same = rows.filter(({ text }) => text === last.text);
  const like = rowsLike(last, rows, shape);
  const entries = new Set(same.flatMap((row) => row.entries));
  const isLosing = like.some((row) => row.entries.some((entry) => !entries.has(entry)));
  return isLosing ? [like, true] : [same, false];
}

/** The rows that differ from the last one in invalid fields only. */
function rowsLike(last: Compared, rows: readonly Compared[], shape: Shape): Compared[] {
  /** By the places of the names; undefined where the value is not known yet. */
  const known: (string | undefined)[] = shape.names.map(() => undefined);
  const like: Compared[] = [];
  // Backwards, as the newest value of a field counts where the last row has none that is valid.
  for (const row of [...rows].reverse()) {
    const invalid = invalidNames(row.part, shape);
    const own = row.texts.map((text, at) => (invalid.has(shape.names[at] as string) ? undefined : text));
    const isLike = own.every((text, at) => text === undefined || (known[at] ?? text) === text);
    if (!isLike && row.text !== last.text) continue;
    like.push(row);
    for (const [at, text] of own.entries()) known[at] ??= text;
  }
  return like.reverse();
}

function differences(older: readonly Compared[], newest: readonly Compared[], { list, names }: Shape): string[] {
  const [row, last] = [older.at(-1), newest.at(-1)] as [Compared, Compared];
  const fields = names.filter((_, at) => row.texts[at] !== last.texts[at]);
  const [own, others] = [older, newest].map((rows) => new Set(rows.flatMap(({ entries }) => entries)));
  const isSame = own?.size === others?.size && [...(own ?? [])].every((entry) => others?.has(entry));
  return isSame || list === undefined ? fields : [...fields, list];
}
