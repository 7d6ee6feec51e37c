/**
 * Parses `{account} {product}`. A literal brace is doubled.
 *
 * @returns what is wrong, when it is not a template
 */
export function parseTemplate(source: string): { texts: string[]; columns: string[] } | string {
  const texts = [''];
  const columns: string[] = [];
  for (const [part] of source.matchAll(/\{\{|\}\}|\{[^{}]*\}|[{}]|[^{}]+/g)) {
    if (part === '{' || part === '}')
      return `has a single "${part}". Name a column as {column}, and double a literal brace`;
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

/** White space that has to be collapsed. */
const untidy = /\s\s|[^\S ]/;

/** Fills in one row. White space is collapsed. Returns undefined when all columns are empty. */
export function fillTemplate(texts: readonly string[], values: readonly string[]): string | undefined {
  if (values.every((value) => value.trim() === '')) return undefined;
  let text = texts[0] ?? '';
  for (let index = 0; index < values.length; index++) text += (values[index] ?? '') + (texts[index + 1] ?? '');
  return (untidy.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
}
