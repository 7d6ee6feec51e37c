import { parseJson } from '../json.js';
import type { Answer } from './model.js';

/** Reads an answer and leaves it whole. */
export async function readAnswer(response: Response): Promise<Answer> {
  return { text: await response.clone().text(), contentType: response.headers.get('content-type') };
}

/** The parsed body, or its text if it is not JSON; undefined if it is empty, or there is none. */
export function bodyOf(answer: Answer | undefined): unknown {
  if (answer === undefined || answer.text === '') return undefined;
  const json = parseJson(answer.text);
  return json === undefined ? answer.text : json;
}
