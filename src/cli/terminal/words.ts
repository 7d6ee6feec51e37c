export function number(value: number): string {
  return value.toLocaleString('en-US');
}

/** `1 deal`, `8,800 deals`. */
export function counted(count: number, word: string): string {
  return `${number(count)} ${count === 1 ? word : plural(word)}`;
}

export function plural(word: string): string {
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** `a deal`, `an account`. */
export function withArticle(word: string): string {
  return `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;
}

export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const seconds = ms / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** A line for each of the first, and how many more there are. */
export function first<T>(items: readonly T[], most = 50, lineOf: (item: T) => string = String): string[] {
  const more = items.length - most;
  const lines = items.slice(0, most).map(lineOf);
  return more > 0 ? [...lines, `  and ${number(more)} more`] : lines;
}

export function quoted(name: string): string {
  return JSON.stringify(name.length > longestName ? `${name.slice(0, longestName)}…` : name);
}

/** The first columns, without those that have no name, and how many more there are. */
export function quotedList(columns: readonly string[], most = 50): string {
  const named = columns.filter((column) => column !== '');
  const more = named.length > most ? ` and ${number(named.length - most)} more` : '';
  return `${named.slice(0, most).map(quoted).join(', ')}${more}`;
}

/** The first ids in one line, and how many more there are. */
export function idList(ids: readonly string[], count: number, most: number): string {
  const named = ids.slice(0, most).map((id) => {
    const line = id.replace(/\s+/g, ' ');
    return line.length > longestName ? `${line.slice(0, longestName)}…` : line;
  });
  const more = count - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${number(more)} more` : ''}`;
}

/** Adds a full stop, unless there is one. */
export function sentence(text: string): string {
  return /[.?]$/.test(text) ? text : `${text}.`;
}

const longestName = 100;

/** Quotes one word of a command line for a shell. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
