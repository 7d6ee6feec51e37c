/** A whole answer as it came: nothing of it is left to be read from the connection. */
export interface RawAnswer {
  status: number;
  statusText: string;
  headers: Iterable<[name: string, value: string]>;
  body: string;
}

/** An answer that was read. */
export interface Answer {
  status: number;
  statusText: string;
  headers: Headers;
  body: string;
  /** What the body says as JSON; undefined if it is none. */
  json: unknown;
}

/** @param redact takes out of each text what nobody is to see: a server may repeat the key anywhere */
export function readAnswer(raw: RawAnswer, redact: (text: string) => string): Answer {
  const headers = new Headers();
  for (const [name, value] of raw.headers) headers.append(name, redact(value));
  const body = redact(raw.body);
  return { status: raw.status, statusText: redact(raw.statusText), headers, body, json: parse(body) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
