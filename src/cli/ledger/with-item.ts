/**
 * A row as JSON. Its item stays the text that the ledger has, however deeply it is nested.
 *
 * @param facts all else of the row
 */
export function withItem(facts: object, payload: string): string {
  return `${JSON.stringify(facts).slice(0, -1)},"item":${payload}}`;
}
