/** One deal that the API stores. The validator of the API takes the address; the `email` of JSON Schema refuses it. */
export const good = {
  deals: [{ externalDealId: 'deal-001', name: 'Acme Corp', ownerEmail: 'jürgen@example.com' }],
};

/** One deal that keeps to the types and is refused with a 400. */
export const malformed = { deals: [{ externalDealId: 'deal-002', name: 'Globex', ownerEmail: 'jane' }] };

export const baseUrl = process.env.RECOTAP_URL ?? '';
export const headers = { 'X-Api-Key': 'any' };

/** What the test reads: which deal was stored, and which field of the request was refused. */
export function print(stored: string | undefined, refused: string | undefined): void {
  process.stdout.write(`${JSON.stringify({ stored, refused })}\n`);
}
