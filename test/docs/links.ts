import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import type { Page } from './pages.js';

export interface Link {
  page: string;
  target: string;
}

/** The text without code, in which brackets are no links and hashes no headings. */
const prose = (text: string) => text.replace(/^```.*?^```$/gms, '').replace(/`[^`\n]*`/g, '`code`');

/** The links of a page to other places of the repository. */
export function linksOf({ path, text }: Page): Link[] {
  const targets = [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => !/^[a-z]+:/.test(target)).map((target) => ({ page: path, target }));
}

/** The links that lead to no file, or to no heading of a page. */
export function brokenLinks(pages: readonly Page[]): Link[] {
  const anchors = new Map(pages.map((page) => [page.path, anchorsOf(page)]));
  return pages.flatMap(linksOf).filter(({ page, target }) => {
    const [file = '', anchor] = target.split('#');
    const path = file === '' ? page : normalize(join(dirname(page), file));
    if (!anchors.has(path) && (path.startsWith('..') || !existsSync(path))) return true;
    return anchor !== undefined && anchors.get(path)?.has(anchor) !== true;
  });
}

/** The anchors of the headings, as GitHub, GitLab and npm make them. */
function anchorsOf({ text }: Page): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of text.replace(/^```.*?^```$/gms, '').matchAll(/^#{1,6} +(.+?) *$/gm)) {
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const slug = plain.replace(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-');
    let anchor = slug;
    for (let count = 1; anchors.has(anchor); count++) anchor = `${slug}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}
