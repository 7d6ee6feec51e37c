import { examples as all } from '../generated/examples.js';

/**
 * The named examples of the contract, as typed fixtures: `request.NAME` is the body of a request, and `response[STATUS].NAME` that of the
 * response to it.
 *
 * The objects are shared. Copy one with `structuredClone` before you change it.
 *
 * @example
 * const { request, response } = examples.pushDeals;
 * const fetch = async () => Response.json(response[200].partlyFailed);
 * const client = createRecotapClient({ apiKey: 'any', fetch });
 * const report = await pushDeals(client, request.partlyFailed.deals);
 */
export const examples = all;
