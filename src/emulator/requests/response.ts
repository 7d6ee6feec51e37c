import { parseJson } from '../json.js';
import type { StoredResponse } from './model.js';

/** Reads a response and leaves it whole. */
export async function readResponse(response: Response): Promise<StoredResponse> {
  return { text: await response.clone().text(), contentType: response.headers.get('content-type') };
}

/** The parsed body, or its text if it is not JSON; undefined if it is empty, or there is none. */
export function bodyOf(response: StoredResponse | undefined): unknown {
  if (response === undefined || response.text === '') return undefined;
  const json = parseJson(response.text);
  return json === undefined ? response.text : json;
}
