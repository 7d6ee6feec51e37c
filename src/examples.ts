import { examples as all } from '../generated/examples.js';

/**
 * The named examples of the contract, to use as fixtures: the body of each request, as `request.NAME`, and the body of each answer, as
 * `response[STATUS].NAME`. A request and the answer to it have the same name. Their types are exact, and fit the types of the contract.
 *
 * All parts of your app share these objects. Copy one with `structuredClone` before you change it.
 *
 * @example
 * const { request, response } = examples.pushDeals;
 * const fetch = async () => Response.json(response[200].partlyFailed);
 * const client = createRecotapClient({ apiKey: 'any', fetch });
 * const report = await pushDeals(client, request.partlyFailed.deals);
 */
export const examples = all;
