/** What CRMs and databases call the time of the last change, without what is between the words. */
const names = [
  /^(?:hs|dt|date|last|sys|system|record){0,4}(?:modified|modification|modstamp|updated|update|changed|write)(?:at|on|date|time|timestamp|utc){0,4}$/,
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
