/** A text with columns in it: the texts around them, and the columns between. One text more than columns. */
export interface Template {
  texts: string[];
  columns: string[];
}

/**
 * Reads `{account} {product}`. A brace that stands for itself is doubled.
 *
 * @returns what is wrong with it, when it is no template
 */
export function parseTemplate(source: string): Template | string {
  const texts = [''];
  const columns: string[] = [];
  for (const [part] of source.matchAll(/\{\{|\}\}|\{[^{}]*\}|[{}]|[^{}]+/g)) {
    if (part === '{' || part === '}')
      return `has a single "${part}". Name a column as {column}, and double a brace that stands for itself`;
    if (part === '{{' || part === '}}' || !part.startsWith('{')) {
      texts[texts.length - 1] += part === '{{' ? '{' : part === '}}' ? '}' : part;
      continue;
    }
    const column = part.slice(1, -1).trim();
    if (column === '') return 'has {} with no column in it';
    columns.push(column);
    texts.push('');
  }
  return columns.length === 0 ? 'names no column. For a constant, use { value: … }' : { texts, columns };
}

/**
 * The text for one row. An empty column gives nothing, and runs of white space shrink to one; with all columns empty there is no text.
 */
export function fillTemplate(texts: readonly string[], values: readonly string[]): string | undefined {
  if (values.every((value) => value.trim() === '')) return undefined;
  let text = texts[0] ?? '';
  for (const [index, value] of values.entries()) text += value + (texts[index + 1] ?? '');
  return text.replace(/\s+/g, ' ').trim();
}
