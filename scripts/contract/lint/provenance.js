const ground = /\brests\s+on\s+[^.]+\./i;

/**
 * Each operation, parameter, response and named schema says how surely it is known (`x-provenance`), and one that the
 * vendor does not document says in its description what it rests on.
 */
export default function provenance({ words }) {
  const check = (node, { report, location }) => {
    const word = node['x-provenance'];
    if (!words.includes(word)) {
      const found = word === undefined ? 'missing' : `\`${word}\``;
      report({
        message: `\`x-provenance\` must be one of ${words.join(', ')}, and is ${found}. Say how surely this is known.`,
        location: word === undefined ? location.key() : location.child('x-provenance'),
      });
    } else if (word !== 'documented' && !ground.test(node.description ?? '')) {
      report({
        message: `What is ${word} and not documented must say why it is believed. Add a sentence to its description: "This rests on …."`,
        location: location.child('x-provenance'),
      });
    }
  };
  return {
    Operation: check,
    Parameter: check,
    Response: check,
    NamedSchemas(schemas, { report, location }) {
      for (const [name, schema] of Object.entries(schemas)) check(schema, { report, location: location.child(name) });
    },
  };
}
