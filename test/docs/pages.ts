import { readdirSync, readFileSync } from 'node:fs';

/** A page that people read: those in the root, and the guides. */
export interface Page {
  /** Relative to the root. */
  path: string;
  text: string;
}

export interface Block {
  page: string;
  /** The number of its first line in the page. */
  line: number;
  language: string;
  /** The word after the language: the name of a file. */
  file: string | undefined;
  code: string;
  /** What the paragraph after the block says that it prints. */
  prints: string[];
}

const markdown = (folder: string) =>
  readdirSync(folder || '.')
    .filter((name) => name.endsWith('.md'))
    .map((name) => folder + name);

export const pages: Page[] = [...markdown(''), ...markdown('docs/')].map((path) => ({
  path,
  text: readFileSync(path, 'utf8'),
}));

export function blocksOf({ path, text }: Page): Block[] {
  return [...text.matchAll(/^```(\w*)(?: (\S+))?\n(.*?)^```$\n*(That prints [^\n]*)?/gms)].map(
    ({ 1: language = '', 2: file, 3: code = '', 4: after = '', index }) => ({
      page: path,
      line: text.slice(0, index).split('\n').length + 1,
      language,
      file,
      code,
      prints: [...after.matchAll(/`([^`]+)`/g)].map(([, printed]) => printed as string),
    }),
  );
}
