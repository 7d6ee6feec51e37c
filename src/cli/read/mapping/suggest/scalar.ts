/** What YAML does not take for a text, or takes for the end of one. */
const plain = /^(?!(?:true|false|null|yes|no|on|off|y|n)$)\p{L}(?:[\p{L}\p{N} ._/()-]*[\p{L}\p{N}.)])?$/iu;

/** Writes a text so that YAML reads it as that text, also between braces. */
export function scalar(text: string): string {
  return plain.test(text) ? text : JSON.stringify(text);
}
