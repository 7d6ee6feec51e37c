import { parseJson } from '../json.js';
import type { Answer } from './model.js';

/** Reads an answer and leaves it whole. */
export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.clone().text();
  const json = parseJson(text);
  return {
    body: json === undefined && text !== '' ? text : json,
    isJson: json !== undefined,
    bytes: text.length,
    contentType: response.headers.get('content-type'),
  };
}
