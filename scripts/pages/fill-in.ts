/** The two comments of a page that stand around what a script writes. */
export interface Marks {
  begin: string;
  end: string;
}

/**
 * The page with the text between its two marks.
 *
 * @throws Error when a mark is missing
 */
export function fillIn(page: string, { begin, end }: Marks, text: string): string {
  const [before, after] = [page.indexOf(begin), page.indexOf(end)];
  if (before === -1 || after < before) throw new Error(`The page lacks the marks ${begin} and ${end}`);
  return `${page.slice(0, before)}${begin}\n${text}\n${page.slice(after)}`;
}
