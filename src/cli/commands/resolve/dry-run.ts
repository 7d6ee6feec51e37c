import type { Fetch } from '../../../index.js';
import type { ItemKind } from '../../read/items/item.js';

/** Takes the place of the network: answers that every item was stored, and nothing leaves this machine. */
export function storeNothing({ itemsKey, idField }: ItemKind, status: string | undefined): Fetch {
  return async (url, { body = '' }) => {
    const { [itemsKey]: items } = JSON.parse(body) as Record<string, Record<string, unknown>[]>;
    const results = items?.map((item) => ({ [idField]: item[idField], status }));
    return Response.json({
      statusCode: 200,
      timestamp: new Date().toISOString(),
      path: new URL(url).pathname,
      data: { results },
    });
  };
}
