import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import GithubSlugger from 'github-slugger';
import { lexer, Marked, type Token, type Tokens } from 'marked';

/** A guide as a page of the site. */
export interface SitePage {
  /** From the root of the repository, such as `docs/pace.md`. */
  source: string;
  /** In the folder of the site, such as `pace.html`. */
  file: string;
  title: string;
  html: string;
  sections: Section[];
}

/** What is under one heading, for the search. */
export interface Section {
  title: string;
  anchor: string;
  text: string;
}

/** The guides in the order of the menu: what a reader needs first, then the other ones by name. */
const first = [
  'README.md',
  'docs/load-a-crm-export.md',
  'docs/in-your-app.md',
  'docs/mock-and-emulator.md',
  'docs/the-contract.md',
  'docs/reliability.md',
  'docs/outbox-and-ledger.md',
  'docs/many-machines.md',
  'docs/pace.md',
];

export function readPages(root: string): SitePage[] {
  const guides = readdirSync(join(root, 'docs'))
    .filter((name) => /^[a-z-]+\.md$/.test(name))
    .map((name) => `docs/${name}`);
  const sources = [...first, ...guides.filter((guide) => !first.includes(guide)), 'CHANGELOG.md', 'SECURITY.md'];
  const files = new Map(sources.map((source) => [source, fileOf(source)]));
  return sources.map((source) => readPage(root, source, files));
}

function fileOf(source: string): string {
  if (source === 'README.md') return 'index.html';
  return `${source
    .replace(/^docs\//, '')
    .replace(/\.md$/, '')
    .toLowerCase()}.html`;
}

function readPage(root: string, source: string, files: ReadonlyMap<string, string>): SitePage {
  const markdown = readFileSync(join(root, source), 'utf8');
  const slugs = new GithubSlugger();
  const { sections, anchors } = sectionsOf(lexer(markdown), slugs);
  let heading = 0;
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }: Tokens.Heading) {
        const anchor = anchors[heading++];
        return `<h${depth} id="${anchor}">${this.parser.parseInline(tokens)} <a class="anchor" href="#${anchor}" aria-label="Link to this section">#</a></h${depth}>\n`;
      },
      table({ header, rows }: Tokens.Table) {
        const cells = (tag: string, of: Tokens.TableCell[]) =>
          of.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('');
        const body = rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('\n');
        return `<div class="table" tabindex="0"><table><thead><tr>${cells('th', header)}</tr></thead><tbody>${body}</tbody></table></div>\n`;
      },
      code({ text, lang = '' }: Tokens.Code) {
        const [, label = ''] = lang.split(' ');
        return `<figure>${label === '' ? '' : `<figcaption>${escaped(label)}</figcaption>`}<pre tabindex="0"><code>${escaped(text)}</code></pre></figure>\n`;
      },
    },
    walkTokens(token) {
      if (token.type === 'link' || token.type === 'image') token.href = targetOf(token.href, source, files);
    },
  });
  const html = marked.parse(markdown, { async: false });
  return { source, file: files.get(source) as string, title: sections[0]?.title ?? source, html, sections };
}

/** A link to a guide leads to its page. A link to another file of the repository leads there, from `docs/site`. */
function targetOf(href: string, source: string, files: ReadonlyMap<string, string>): string {
  if (/^([a-z]+:|#)/.test(href)) return href;
  const { pathname, hash } = new URL(href, `file:///${source}`);
  const path = pathname.slice(1);
  if (path.startsWith('docs/images/')) return path.slice('docs/'.length);
  return (files.get(path) ?? `../../${path}`) + hash;
}

function sectionsOf(tokens: readonly Token[], slugs: GithubSlugger): { sections: Section[]; anchors: string[] } {
  const sections: Section[] = [];
  for (const token of tokens) {
    if (token.type === 'heading') {
      const title = plain(token);
      sections.push({ title, anchor: slugs.slug(title), text: '' });
    } else {
      const last = sections.at(-1);
      if (last !== undefined) last.text += ` ${plain(token)}`;
    }
  }
  return { sections, anchors: sections.map(({ anchor }) => anchor) };
}

/** The words of a token, without marks. */
function plain(token: Token): string {
  const { tokens, items, header, rows, text, raw } = token as Tokens.Generic;
  const cells = token.type === 'table' ? [header, ...rows].flat() : [];
  const inner: Token[] | undefined = tokens ?? items ?? (cells.length > 0 ? cells : undefined);
  if (inner !== undefined) return inner.map(plain).join(token.type === 'heading' ? '' : ' ');
  return token.type === 'html' ? '' : (text ?? raw ?? '');
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
