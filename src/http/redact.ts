import { decode, hasEscape } from './escapes.js';

/** Takes the API key out of what a server or a transport says, in whatever form it repeats it. */
export interface Redactor {
  /**
   * The same text without the key. It is found as it is, in upper or lower case, in base64 (as a part of `user:key` too), and behind the
   * escapes of JSON, URLs and HTML. Where it stood behind escapes, those of the whole text come out decoded.
   */
  text(text: string): string;
  /** A body without the key, and what it says as JSON: without it in all its values and in the keys of all its objects. */
  body(text: string): Body;
}

export interface Body {
  /** JSON if it was JSON before. */
  text: string;
  /** Undefined if it is none. */
  json: unknown;
}

const MARK = '[API key]';

/** A shorter key is a stand-in, such as `any` for the emulator, and its letters may stand in the id of any deal. */
const SHORTEST_SECRET = 8;

/** JSON may be quoted in JSON, and that in a URL. */
const MOST_ESCAPES = 4;

export function createRedactor(key: string): Redactor {
  if (key.length < SHORTEST_SECRET) return { text: (text) => text, body: (text) => ({ text, json: parse(text) }) };
  const forms = formsOf(key);
  // Escapes make a text longer only.
  const shortest = Math.min(...forms.map(({ length }) => length));

  const mayHoldKey = (text: string) => hasEscape(text) || forms.some((form) => text.includes(form));
  const withoutForms = (text: string) => forms.reduce((clean, form) => clean.replaceAll(form, MARK), text);

  function redact(text: string): string {
    if (text.length < shortest) return text;
    let clean = withoutForms(text);
    let decoded = clean;
    for (let round = 0; round < MOST_ESCAPES && hasEscape(decoded); round++) {
      const next = decode(decoded);
      if (next === decoded) break;
      decoded = withoutForms(next);
      if (decoded !== next) clean = decoded;
    }
    return clean;
  }

  return {
    text: redact,
    body(text) {
      const json = parse(text);
      // Nearly every answer ends here, so this has to be cheap.
      if (!mayHoldKey(text)) return { text, json };
      const clean = redact(text);
      if (json === undefined) return { text: clean, json };
      const { value, isChanged } = redactJson(json, redact);
      return { text: isChanged || clean !== text ? (write(value) ?? clean) : text, json: value };
    },
  };
}

/** The texts by which the key can be seen, the longest first. */
function formsOf(key: string): string[] {
  const keys = [key];
  // A decoder takes a key with `%41` in it for one with `A`.
  for (let round = 0; round < MOST_ESCAPES; round++) keys.push(decode(keys[round] as string));
  const shown = keys.flatMap((each) => [each, each.toLowerCase(), each.toUpperCase()]);
  return [...new Set([...shown, ...inBase64(key)])].filter(Boolean).sort((a, b) => b.length - a.length);
}

/** The key within a longer text in base64: one form for each place that it may begin at, without what its neighbours have a part in. */
function inBase64(key: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const standard = base64Of(`${' '.repeat(before)}${key}`).slice(Math.ceil((before * 8) / 6));
    return [standard, standard.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

/** An ASCII text in base64, up to its last whole six bits; nothing where a platform has no `btoa`, such as a bare realm of tests. */
function base64Of(text: string): string {
  return (globalThis.btoa?.(text) ?? '').slice(0, Math.floor((text.length * 8) / 6));
}

/** Changes parsed JSON in place. It needs no stack, as a server may nest as deep as it likes. */
function redactJson(json: unknown, redact: (text: string) => string): { value: unknown; isChanged: boolean } {
  const root = { value: json };
  const left: object[] = [root];
  let isChanged = false;
  for (let object = left.pop(); object !== undefined; object = left.pop()) {
    for (const [name, value] of Object.entries(object)) {
      if (typeof value === 'object' && value !== null) left.push(value);
      const cleanName = Array.isArray(object) ? name : redact(name);
      const clean = cleanScalar(value, redact);
      if (cleanName === name && clean === value) continue;
      isChanged = true;
      if (cleanName !== name) delete (object as Record<string, unknown>)[name];
      // Not an assignment, which does something else for `__proto__`.
      Object.defineProperty(object, cleanName, { value: clean, writable: true, enumerable: true, configurable: true });
    }
  }
  return { value: root.value, isChanged };
}

/** A key of nothing but digits may come as a number. */
function cleanScalar(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (typeof value !== 'number') return value;
  const text = String(value);
  const clean = redact(text);
  return clean === text ? value : clean;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function write(json: unknown): string | undefined {
  try {
    return JSON.stringify(json);
  } catch {
    // It is nested too deep.
    return undefined;
  }
}
