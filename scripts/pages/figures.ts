import { type Row, toMarkdown } from '../bench/table.js';
import { fillIn } from './fill-in.js';

/** The guide that has the table. */
export const figuresPage = new URL('../../docs/figures.md', import.meta.url);

const marks = { begin: '<!-- bench -->', end: '<!-- /bench -->' };

/** The guide with the table of what the bench measured. */
export function withFigures(page: string, rows: readonly Row[]): string {
  return fillIn(page, marks, toMarkdown(rows));
}
