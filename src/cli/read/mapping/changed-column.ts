/** What CRMs and databases call the time of the last change, without what is between the words. */
const names =
  /^(?:hs|dt|date|last|sys|system|record)*(?:modified|modification|modstamp|updated|update|changed|write)(?:at|on|date|time|datetime|timestamp|utc)*$/;
/** Alone, these may be texts. */
const alone = /^(?:update|write|modification)$/;

/** The first column that seems to have the time of the last change of a row. */
export function changedColumn(columns: readonly string[]): string | undefined {
  return columns.find((column) => {
    const word = column.toLowerCase().replace(/[^\p{L}]/gu, '');
    return names.test(word) && !alone.test(word);
  });
}
