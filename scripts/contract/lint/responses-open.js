import { eachSchema } from './each-schema.js';

/** No object in a response is closed: the vendor may add fields to an answer at any time. */
export default function responsesOpen() {
  return eachSchema('Response', (schema, { report, location }) => {
    if (schema.additionalProperties !== false) return;
    report({
      message:
        'An object in a response must not be closed, as fields may come at any time. Drop `additionalProperties`.',
      location: location.child('additionalProperties'),
    });
  });
}
