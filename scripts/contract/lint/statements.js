import { subschemas } from './subschemas.js';

const methods = ['get', 'put', 'post', 'patch', 'delete'];

/**
 * Each part of the contract that states something, in the order of the document: its kind, the keys that lead to it, a name for readers, and
 * the part that it inherits its provenance from. Nothing stands above what others refer to by `$ref`.
 */
export function partsOf(document) {
  const { servers = [], paths = {}, components = {} } = document;
  const parts = [];
  const add = (part) => {
    parts.push(part);
    return part;
  };

  const addSchema = (kind, node, path, name, parent) => {
    if (node === null || typeof node !== 'object') return;
    const part = add({ kind, node, path, name, parent });
    for (const [keys, child] of subschemas(node)) {
      const inside = [...path, ...keys];
      if (keys[0] === 'properties') addSchema('property', child, inside, `${name}.${keys[1]}`, part);
      // What is referred to is described in its own place.
      else if (child?.$ref === undefined) addSchema('part', child, inside, `${name}[]`, part);
    }
  };

  const addWithSchema = (kind, node, path, name, parent) => {
    const part = add({ kind, node, path, name, parent });
    if (node.schema?.$ref === undefined) addSchema('part', node.schema, [...path, 'schema'], name, part);
  };

  for (const [index, topic] of (document['x-topics'] ?? []).entries()) {
    for (const [at, node] of topic.statements.entries()) {
      add({ kind: 'rule', node, path: ['x-topics', index, 'statements', at], name: `${topic.name} ${at + 1}` });
    }
  }
  for (const [index, node] of servers.entries())
    add({ kind: 'server', node, path: ['servers', index], name: node.url });

  for (const [path, item] of Object.entries(paths)) {
    for (const [method, node] of Object.entries(item).filter(([key]) => methods.includes(key))) {
      const [at, name] = [['paths', path, method], `${method.toUpperCase()} ${path}`];
      const operation = add({ kind: 'operation', node, path: at, name });
      for (const [index, parameter] of (node.parameters ?? []).entries()) {
        if (parameter.$ref !== undefined) continue;
        addWithSchema('parameter', parameter, [...at, 'parameters', index], `${name} ${parameter.name}`, operation);
      }
      for (const [status, response] of Object.entries(node.responses ?? {})) {
        add({
          kind: 'response',
          node: response,
          path: [...at, 'responses', status],
          name: `${name} ${status}`,
          parent: operation,
        });
      }
    }
  }

  const named = (place) =>
    Object.entries(components[place] ?? {}).map(([name, node]) => [node, ['components', place, name], name]);
  for (const rest of named('securitySchemes')) addWithSchema('security scheme', ...rest);
  for (const rest of named('parameters')) addWithSchema('parameter', ...rest);
  for (const rest of named('headers')) addWithSchema('header', ...rest);
  for (const rest of named('responses')) addWithSchema('response', ...rest);
  for (const rest of named('schemas')) addSchema('schema', ...rest);
  return parts;
}

/** What is inherited inside a part: its own level, source and date, or else those above it. An `except` is for the part alone. */
export function provenanceOf({ node, parent }) {
  const { level, source, seen } = node['x-provenance'] ?? {};
  if (level === undefined) return parent && provenanceOf(parent);
  return { level, source, ...(seen !== undefined && { seen }) };
}

/** The provenance of single keywords that differs from the part's. The word `assumed` alone stands for a rule of this contract. */
export function exceptionsOf({ node }) {
  const { except = {} } = node['x-provenance'] ?? {};
  return Object.entries(except).map(([keyword, exception]) => [
    keyword,
    typeof exception === 'string' ? { level: exception, source: 'contract-rule' } : exception,
  ]);
}
