import { asArray, asRecord } from '../../../base/unknown.js';
import type { Pushable } from '../../read/item-kind.js';
import { plural } from '../../terminal/words.js';

/** In place of the network: everything is stored, and nothing leaves this machine. */
export function storeNothing({ word, idField, taken: [status] }: Pushable): (request: Request) => Promise<Response> {
  return async (request) => {
    const items = asArray(asRecord(await request.json())[plural(word)]);
    const results = items.map((item) => ({ [idField]: asRecord(item)[idField], status }));
    return Response.json({
      statusCode: 200,
      timestamp: new Date().toISOString(),
      path: new URL(request.url).pathname,
      data: { results },
    });
  };
}
