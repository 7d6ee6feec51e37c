import type { ItemKind } from '../../read/items/item.js';

/** Takes the place of the network: answers that every item was stored, and nothing leaves this machine. */
export function storeNothing({ itemsKey, idField }: ItemKind, status: string | undefined): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const body = (await request.json()) as Record<string, Record<string, unknown>[]>;
    const results = body[itemsKey]?.map((item) => ({ [idField]: item[idField], status }));
    return Response.json({
      statusCode: 200,
      timestamp: new Date().toISOString(),
      path: new URL(request.url).pathname,
      data: { results },
    });
  };
}
