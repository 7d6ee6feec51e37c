/** Not a character: Unicode keeps it free for the use of programs. */
const MARK = '\uffff';
const unfit = /[\0\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text as PostgreSQL can keep it: it has neither NUL nor one half of a character. */
export function packed(text: string): string {
  return text.replace(unfit, (char) => MARK + char.charCodeAt(0).toString(16).padStart(4, '0'));
}

/** The text that was packed. */
export function unpacked(text: string): string {
  return text.replace(/\uffff([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
