import { readFileSync } from 'node:fs';

const page = new URL('../../../docs/sources.md', import.meta.url);

/** The level of what each chapter of docs/sources.md holds. */
const chapters = {
  'Pages of the vendor': 'documented',
  'Notes of integrators': 'observed',
  'Grounds of assumptions': 'assumed',
};

/** The sources in docs/sources.md: the title and the level of each, by the anchor of its heading. */
export function readSources(text = readFileSync(page, 'utf8')) {
  const sources = new Map();
  let level;
  for (const [, marks, title] of text.matchAll(/^(##|###) (.+)$/gm)) {
    if (marks === '##') level = chapters[title];
    else if (level !== undefined) sources.set(title.toLowerCase().replaceAll(' ', '-'), { title, level });
  }
  return sources;
}
