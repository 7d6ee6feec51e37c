import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import MiniSearch from 'minisearch';
import { escaped, readPages, type SitePage } from './pages.js';

const asset = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** Fields of the search, which the page has to know too. */
export const searchOptions = { fields: ['title', 'text'], storeFields: ['title', 'page', 'href'] };

/** Writes the guides as pages that open without a server and without a network, with a search over all of them. */
export function writeSite(root: string, folder: string): void {
  const pages = readPages(root);
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  for (const page of pages) write(page.file, pageOf(page, pages));
  cpSync(join(root, 'docs/images'), join(folder, 'images'), { recursive: true });
  write('style.css', asset('style.css'));
  write('search.js', searchOf(pages));
}

/** A script instead of JSON: a page on a disk may not fetch anything. */
function searchOf(pages: readonly SitePage[]): string {
  const index = new MiniSearch(searchOptions);
  const sections = pages.flatMap(({ file, title: page, sections }) =>
    sections.map(({ title, anchor, text }) => ({ title, page, href: `${file}#${anchor}`, text })),
  );
  index.addAll(sections.map((section, id) => ({ id, ...section })));
  const library = join(dirname(createRequire(import.meta.url).resolve('minisearch')), '../umd/index.js');
  const data = JSON.stringify(JSON.stringify(index)).replaceAll('<', '\\u003c');
  const options = JSON.stringify(searchOptions);
  return `${readFileSync(library, 'utf8')}\nconst recotapSearch = MiniSearch.loadJSON(${data}, ${options});\n${asset('search.js')}`;
}

function pageOf({ file, title, html }: SitePage, pages: readonly SitePage[]): string {
  const links = pages.map((page) =>
    linkTo(page.file, page.file === 'index.html' ? 'Start' : page.title, page.file === file),
  );
  links.splice(
    pages.findIndex((page) => page.file === 'the-contract.html') + 1,
    0,
    linkTo('reference.html', 'The reference'),
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; base-uri 'none'; form-action 'none'">
<title>${escaped(title)}${file === 'index.html' ? '' : ' · recotap-api'}</title>
<link rel="stylesheet" href="style.css">
</head>
<body>
<a class="skip" href="#content">Skip to the text</a>
<header>
<a class="home" href="index.html">recotap-api</a>
<div class="search" role="search"><label for="search">Search</label><input id="search" type="search" placeholder="Search" autocomplete="off" aria-controls="found"><output id="found" class="found" for="search"></output></div>
</header>
<div class="columns">
<nav aria-label="Guides"><details open><summary>Guides</summary><ul>
${links.join('\n')}
</ul></details></nav>
<main id="content">
${html}</main>
</div>
<script src="search.js"></script>
</body>
</html>
`;
}

function linkTo(file: string, title: string, isCurrent = false): string {
  return `<li><a href="${file}"${isCurrent ? ' aria-current="page"' : ''}>${escaped(title)}</a></li>`;
}
