import { quoted, shellWord } from '../../terminal/words.js';
import { changedColumn } from './changed-column.js';
import type { Bind } from './opened.js';

/** Binds as `bind` does, and notes once that a file has versions of which nobody has told. */
export function notingChanges(bind: Bind): Bind {
  let isNoted = false;
  return (kind, columns, ...others) => {
    const bound = bind(kind, columns, ...others);
    const column = bound.versionOf === undefined && !isNoted ? changedColumn(columns ?? []) : undefined;
    if (column === undefined) return bound;
    isNoted = true;
    const note = `${quoted(column)} seems to say when a row last changed. With --version-column ${shellWord(column)}, or version: in a mapping, an older export never overwrites a newer one.`;
    return { ...bound, notes: (isWhole) => [...bound.notes(isWhole), note] };
  };
}
