/** Each parameter, response, header, named schema and property is described, and each description is made of whole sentences. */
export default function descriptionSentences() {
  const check = (described, { report, location }) => {
    const text = described?.description?.trim() ?? '';
    if (text === '') {
      report({
        message: 'A description must be here. Say in a sentence what this is.',
        location: location.key(),
      });
    } else if (!text.endsWith('.')) {
      report({
        message: `A description must end in a full stop. This one ends in "${text.slice(-20)}".`,
        location: location.child('description'),
      });
    }
  };
  return {
    Operation: check,
    Parameter: check,
    Header: check,
    Response: check,
    NamedSchemas(schemas, { report, location }) {
      for (const [name, schema] of Object.entries(schemas)) check(schema, { report, location: location.child(name) });
    },
    SchemaProperties(properties, { report, resolve, location }) {
      for (const [name, property] of Object.entries(properties)) {
        // A property by $ref may leave the description to the schema that it names, which is checked in its own place.
        const target = property?.$ref === undefined ? undefined : resolve(property).node;
        if (target?.description !== undefined && property.description === undefined) continue;
        check(property, { report, location: location.child(name) });
      }
    },
  };
}
