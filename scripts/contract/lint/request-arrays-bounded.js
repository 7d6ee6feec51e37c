import { eachSchema } from './each-schema.js';

/** Each array that a request body can hold has a `maxItems`, so that no sender has to guess how many are too many. */
export default function requestArraysBounded() {
  return eachSchema('RequestBody', (schema, { report, location }) => {
    const isArray = [schema.type].flat().includes('array') || schema.items !== undefined;
    if (!isArray || Number.isInteger(schema.maxItems)) return;
    report({
      message: 'An array in a request must have `maxItems`. Add the most items that one request may carry.',
      location: location.key(),
    });
  });
}
