/** The schemas directly inside a schema, each with the keys that lead to it. */
export function* subschemas(schema) {
  for (const key of ['items', 'additionalProperties']) {
    if (schema[key] !== undefined) yield [[key], schema[key]];
  }
  for (const [name, property] of Object.entries(schema.properties ?? {})) yield [['properties', name], property];
  for (const key of ['oneOf', 'anyOf', 'allOf']) {
    for (const [index, branch] of (schema[key] ?? []).entries()) yield [[key, index], branch];
  }
}
