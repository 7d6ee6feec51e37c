/** The text without the characters at its end that stand in `characters`. A regular expression would try each run of them anew. */
export function trimEnd(text: string, characters: string): string {
  let length = text.length;
  while (length > 0 && characters.includes(text[length - 1] as string)) length--;
  return text.slice(0, length);
}

/** The beginning of a text that somebody else chose the length of. */
export function excerpt(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
