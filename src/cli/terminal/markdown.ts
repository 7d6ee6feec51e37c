import { lexer, type Token, type Tokens } from 'marked';

/** Markdown as text for a terminal: without marks, and with lines of at most `width` columns, except for code. */
export function asText(markdown: string, width: number): string {
  return `${blocks(lexer(markdown), width).trim()}\n`;
}

function blocks(tokens: readonly Token[], width: number): string {
  return tokens.map((token) => block(token, width)).join('');
}

function block(token: Token, width: number): string {
  switch (token.type) {
    case 'heading':
      return heading(inline(token.tokens), token.depth);
    case 'paragraph':
    case 'text':
      return `${wrapped(inline(token.tokens ?? [token]), width)}\n\n`;
    case 'code':
      return `${indented(token.text, '    ')}\n\n`;
    case 'list':
      return `${list(token as Tokens.List, width)}\n`;
    case 'blockquote':
      return indented(blocks(token.tokens ?? [], width - 2), '  ');
    case 'table':
      return table(token as Tokens.Table, width);
    case 'html':
      return html(token.text, width);
    default:
      return '';
  }
}

function heading(text: string, depth: number): string {
  if (depth > 2) return `${text}\n\n`;
  return `${text}\n${(depth === 1 ? '=' : '-').repeat(text.length)}\n\n`;
}

function list({ items, ordered, start }: Tokens.List, width: number): string {
  return items
    .map(({ tokens }, index) => {
      const mark = ordered ? `${Number(start) + index}. ` : '- ';
      const text = blocks(tokens, width - mark.length).trimEnd();
      return `${mark}${indented(text, ' '.repeat(mark.length)).trimStart()}\n`;
    })
    .join('');
}

function html(text: string, width: number): string {
  const bare = decoded(text.replace(/<!--.*?-->|<[^>]*>/gs, ' ')).trim();
  return bare === '' ? '' : `${wrapped(bare, width)}\n\n`;
}

/** A row below the other, as no terminal is wide enough: its first cell, then the others by the names of their columns. */
function table({ header, rows }: Tokens.Table, width: number): string {
  const names = header.map(({ tokens }) => inline(tokens));
  const title = names.filter((name) => name !== '').join(' | ');
  const told = rows
    .map(([first, ...others]) => {
      const cells = others.flatMap(({ tokens }, index) => {
        const [name = '', text] = [names[index + 1], inline(tokens)];
        const label = name === '' || others.length === 1 ? '' : `${name}: `;
        return text === '' ? [] : [indented(wrapped(label + text, width - 4), '    ')];
      });
      return `${[wrapped(inline(first?.tokens), width), ...cells].join('\n')}\n\n`;
    })
    .join('');
  return `${title === '' ? '' : `${wrapped(title, width)}\n\n`}${told}`;
}

/** The addresses of links within the guides say nothing in a terminal. */
function inline(tokens: readonly Token[] = []): string {
  return tokens
    .map((token) => {
      if (token.type === 'link' && /^https?:/.test(token.href) && token.text !== token.href)
        return `${inline(token.tokens)} (${token.href})`;
      if (token.type === 'br') return '\n';
      if (token.type === 'codespan' || token.type === 'escape') return token.text;
      return 'tokens' in token && token.tokens !== undefined ? inline(token.tokens) : decoded(token.raw);
    })
    .join('');
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  ge: '≥',
  le: '≤',
};

function decoded(text: string): string {
  return text.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole);
}

function wrapped(text: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((word) => word !== '')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}

function indented(text: string, by: string): string {
  return text.replace(/^(?=.)/gm, by);
}
