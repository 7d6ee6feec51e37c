import { subschemas } from './subschemas.js';

/**
 * Objects inside a schema are named in `components/schemas` and referred to, so that each has a name in every language.
 * Maps, objects of `additionalProperties` alone, may stand where they are used.
 */
export default function objectsByRef() {
  return {
    Schema(schema, { report, location }) {
      for (const [path, child] of subschemas(schema)) {
        if (!isNamelessObject(child)) continue;
        report({
          message:
            'An object must not be described in place. Move it to `components/schemas` and refer to it by `$ref`.',
          location: path.reduce((at, key) => at.child(key), location).key(),
        });
      }
    },
  };
}

function isNamelessObject(schema) {
  if (schema === null || typeof schema !== 'object' || '$ref' in schema) return false;
  const isObject = [schema.type].flat().includes('object') || 'properties' in schema;
  return isObject && ('properties' in schema || schema.additionalProperties === undefined);
}
