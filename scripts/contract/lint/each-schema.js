import { subschemas } from './subschemas.js';

/**
 * A visitor that gives `check` each schema reachable from the bodies inside `nodeType` (`RequestBody` or `Response`), once, with
 * its location.
 */
export function eachSchema(nodeType, check) {
  const seen = new Set();

  // Redocly's own walk passes each schema once, be it met first in a request or in a response: so this one is ours.
  const visit = (node, at, { report, resolve }) => {
    if (node === null || typeof node !== 'object') return;
    const { node: schema, location } = '$ref' in node ? resolve(node) : { node, location: at };
    if (schema === undefined || seen.has(location.absolutePointer)) return;
    seen.add(location.absolutePointer);
    check(schema, { report, location });
    for (const [path, child] of subschemas(schema)) visit(child, below(location, path), { report, resolve });
  };

  return {
    [nodeType]: {
      MediaType(mediaType, context) {
        visit(mediaType.schema, context.location.child('schema'), context);
      },
    },
  };
}

function below(location, path) {
  return path.reduce((at, key) => at.child(key), location);
}
