import { type Document, isMap, isPair, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { type Part, partsOf, provenanceOf } from '../contract/lint/statements.js';
import type { Evidence } from './evidence.js';

/** A part of the contract that was seen, and is not yet marked as observed. */
export interface Proposal {
  line: number;
  /** Where in openapi.yaml, joined by dots. */
  path: string;
  /** The level that it has now. */
  level: string;
  what: string;
}

type Path = string[];

/** The parts of a contract that became observed, in its order. */
export function propose(contract: string, evidence: Evidence): Proposal[] {
  const counter = new LineCounter();
  const document = parseDocument(contract, { lineCounter: counter });
  const parts = new Map(partsOf(document.toJS()).map((part) => [part.path.join('.'), part]));
  const proposals = evidence.statements.flatMap(({ statement, seenIn, types }) => {
    const what = [types.join(' or '), `in ${seenIn.join(', ')}`].filter((text) => text !== '').join(' ');
    return pathsOf(statement, document).flatMap((path) => {
      const level = levelAt(path, parts);
      const line = lineOf(path, document, counter);
      return level === 'observed' || line === undefined ? [] : [{ line, path: path.join('.'), level, what }];
    });
  });
  const byPath = new Map(proposals.map((proposal) => [proposal.path, proposal]));
  return [...byPath.values()].sort((one, other) => one.line - other.line);
}

/** Where a statement stands. A field that refers to a schema of its own is stated there as well. */
function pathsOf(statement: string, document: Document): Path[] {
  const [operation = '', status] = statement.split(' ');
  if (status !== undefined) return responseOf(operation, status, document);
  const [schema = '', ...fields] = statement.split('.');
  const path = ['components', 'schemas', schema, ...fields.flatMap((field) => ['properties', field])];
  if (!document.hasIn(path)) return [];
  const target = referenceAt(path, document);
  const isType = target !== undefined && !document.hasIn([...target, 'properties']);
  return isType ? [path, target] : [path];
}

function responseOf(operationId: string, status: string, document: Document): Path[] {
  const paths = document.toJS().paths as { [path: string]: { [method: string]: { operationId?: string } } };
  for (const [path, item] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(item)) {
      if (operation.operationId !== operationId) continue;
      const at = ['paths', path, method, 'responses', status];
      return document.hasIn(at) ? [referenceAt(at, document) ?? at] : [];
    }
  }
  return [];
}

function referenceAt(path: Path, document: Document): Path | undefined {
  const reference = document.getIn([...path, '$ref']);
  return typeof reference === 'string' ? reference.replace('#/', '').split('/') : undefined;
}

/** The level of the part at a path, or of the nearest around it. */
function levelAt(path: Path, parts: ReadonlyMap<string, Part>): string {
  for (let length = path.length; length > 0; length--) {
    const part = parts.get(path.slice(0, length).join('.'));
    if (part !== undefined) return provenanceOf(part).level;
  }
  return 'assumed';
}

/** The line on which the key of a part stands. */
function lineOf(path: Path, document: Document, counter: LineCounter): number | undefined {
  const parent = document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find(
    (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === path.at(-1),
  );
  const offset = (pair?.key as Node | undefined)?.range?.[0];
  return offset === undefined ? undefined : counter.linePos(offset).line;
}
