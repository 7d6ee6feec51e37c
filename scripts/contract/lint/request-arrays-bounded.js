import { subschemas } from './subschemas.js';

/** Each array that a request body can hold has a `maxItems`, so that no sender has to guess how many are too many. */
export default function requestArraysBounded() {
  const seen = new Set();

  // Redocly's own walk passes each schema once, be it met first in a request or in a response: so this one is ours.
  const visit = (node, at, { report, resolve }) => {
    if (node === null || typeof node !== 'object') return;
    const { node: schema, location } = '$ref' in node ? resolve(node) : { node, location: at };
    if (schema === undefined || seen.has(location.absolutePointer)) return;
    seen.add(location.absolutePointer);
    const isArray = [schema.type].flat().includes('array') || schema.items !== undefined;
    if (isArray && !Number.isInteger(schema.maxItems)) {
      report({
        message: 'An array in a request must have `maxItems`. Add the most items that one request may carry.',
        location: location.key(),
      });
    }
    for (const [path, child] of subschemas(schema)) visit(child, below(location, path), { report, resolve });
  };

  return {
    RequestBody: {
      MediaType(mediaType, context) {
        visit(mediaType.schema, context.location.child('schema'), context);
      },
    },
  };
}

function below(location, path) {
  return path.reduce((at, key) => at.child(key), location);
}
