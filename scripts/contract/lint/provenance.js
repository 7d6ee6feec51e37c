import { readSources } from './sources.js';
import { partsOf, provenanceOf } from './statements.js';

const date = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const keys = ['level', 'source', 'seen'];

/**
 * `x-provenance` says how surely something is known: `{ level, source, seen, except }`. It must be on all that nothing stands above: each
 * operation, server and security scheme, and each named schema, parameter, response and header. Inside them it stands only where it
 * differs, and may then have `except` alone.
 */
export default function provenance({ levels }) {
  const sources = readSources();
  return {
    Root(document, { report, location }) {
      for (const part of partsOf(document)) {
        const at = part.path.reduce((place, key) => place.child(key), location);
        for (const { message, inside } of faultsOf(part, levels, sources)) {
          report({
            message,
            location: inside === undefined ? at.key() : inside.reduce((place, key) => place.child(key), at),
          });
        }
      }
    },
  };
}

function* faultsOf(part, levels, sources) {
  const { node, parent } = part;
  // What is referred to has its own.
  if (node.$ref !== undefined && part.kind === 'response') return;
  const written = node['x-provenance'];
  const inside = ['x-provenance'];
  if (written === undefined) {
    if (parent === undefined) {
      yield { message: '`x-provenance` must say how surely this is known: `{ level, source, seen }`. It is missing.' };
    }
    return;
  }
  if (written === null || typeof written !== 'object') {
    yield {
      inside,
      message: `\`x-provenance\` must be an object, \`{ level, source, seen, except }\`, and is ${written}.`,
    };
    return;
  }
  const { except = {}, ...found } = written;
  const inherited = parent && provenanceOf(parent);
  if (inherited === undefined || Object.keys(found).length > 0) {
    const wrong = faultOf(found, levels, sources);
    if (wrong !== undefined) yield { inside, message: wrong };
    else if (inherited !== undefined && isSame(found, inherited)) {
      yield { inside, message: '`x-provenance` must differ from what stands above it. Drop what it repeats.' };
    }
  }
  for (const [keyword, exception] of Object.entries(except)) {
    const message = exceptionFault(part, keyword, exception, levels, sources);
    if (message !== undefined) yield { inside: ['x-provenance', 'except', keyword], message };
  }
}

function exceptionFault(part, keyword, exception, levels, sources) {
  // The status of a response is the key under which it stands.
  if (!(keyword in part.node) && !(keyword === 'status' && part.kind === 'response')) {
    return `An exception must be for a keyword beside it, and there is no \`${keyword}\`.`;
  }
  const own = { level: 'assumed', source: 'contract-rule' };
  if (exception !== 'assumed') {
    if (exception === null || typeof exception !== 'object') {
      return `An exception must be \`assumed\`, for a rule of this contract, or \`{ level, source, seen }\`. It is ${exception}.`;
    }
    const wrong = faultOf(exception, levels, sources);
    if (wrong !== undefined) return wrong;
  }
  const inherited = provenanceOf(part);
  if (inherited === undefined || !isSame(exception === 'assumed' ? own : exception, inherited)) return undefined;
  return `An exception must differ from what it is an exception to, and \`${keyword}\` does not.`;
}

/** What is wrong with a level, its source and its date; undefined when nothing is. */
function faultOf(found, levels, sources) {
  const { level, source, seen } = found;
  const others = Object.keys(found).filter((key) => !keys.includes(key));
  if (others.length > 0) return `\`x-provenance\` must have no \`${others.join('`, `')}\`.`;
  if (!levels.includes(level)) return `The level must be one of ${levels.join(', ')}, and is ${level}.`;
  if (sources.get(source)?.level !== level) {
    const fitting = [...sources].filter(([, known]) => known.level === level).map(([name]) => name);
    return `The source of what is ${level} must be a heading of docs/sources.md, and is ${source}. There are ${fitting.join(', ')}.`;
  }
  if (seen === undefined ? level !== 'assumed' : !date.test(seen)) {
    return `What is ${level} must have the day on which it was \`seen\`, as in '2026-06-04', and has ${seen}.`;
  }
  return undefined;
}

function isSame(one, other) {
  return keys.every((key) => one[key] === other[key]);
}
