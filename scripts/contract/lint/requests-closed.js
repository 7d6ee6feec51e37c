import { eachSchema } from './each-schema.js';

/** Each object with fields in a request is closed, so that a misspelt field is found before the send. */
export default function requestsClosed() {
  return eachSchema('RequestBody', (schema, { report, location }) => {
    if (schema.properties === undefined || schema.additionalProperties === false) return;
    report({
      message: 'An object in a request must have `additionalProperties: false`, so that a misspelt field is found.',
      location: location.key(),
    });
  });
}
