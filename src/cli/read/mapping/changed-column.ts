import { quoted, shellWord } from '../../terminal/words.js';
import type { Bind } from './opened.js';

/** What CRMs and databases call the time of the last change, without what is between the words. */
const names = [
  /^(?:hs|dt|date|last|sys|system|record)*(?:modified|modification|modstamp|updated|update|changed|write)(?:at|on|date|time|datetime|timestamp|utc)*$/,
  /^(?:zuletzt)?(?:geändert|aktualisiert)(?:am)?$|^(?:letzte)?(?:änderung|aktualisierung)(?:am)?$|^änderungsdatum$/,
  /^(?:datede)?(?:dernière)?modification(?:le)?$|^modifiéle$|^(?:fechade)?(?:última)?(?:modificación|actualización)$/,
];
/** Alone, these may be texts. */
const alone = /^(?:update|write|modification|modificación|änderung|aktualisierung|actualización)$/;

/** The first column that seems to have the time of the last change of a row. */
export function changedColumn(columns: readonly string[]): string | undefined {
  return columns.find((column) => {
    const word = column
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}]/gu, '');
    return !alone.test(word) && names.some((name) => name.test(word));
  });
}

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
