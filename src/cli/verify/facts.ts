import { type OperationId, operations } from '../../../generated/operations.js';
import { type Provenance, provenance } from '../../../generated/provenance.js';
import { answers, shapes } from '../../../generated/shapes.js';
import { fieldOf } from '../contract/types.js';

/** How surely a statement is known, such as `DealResult.status` or `pushDeals 200`. */
export function provenanceOf(statement: string): Provenance {
  const own = Object.hasOwn(provenance, statement) ? provenance[statement] : undefined;
  if (own !== undefined) return own;
  const end = Math.max(statement.lastIndexOf('.'), statement.lastIndexOf(' '));
  return end === -1 ? { level: 'assumed' } : provenanceOf(statement.slice(0, end));
}

/** The type that the contract gives a field, such as `string or null`. Empty for a statement that is no field. */
export function typeOf(statement: string): string {
  const end = statement.lastIndexOf('.');
  const name = statement.slice(0, end);
  const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
  const field = statement.slice(end + 1);
  const type = typeof shape === 'object' ? (fieldOf(shape, field) ?? '') : '';
  return type.replaceAll('"', '').replaceAll('|', ' or ');
}

/** The name of the shape of an answer. */
export function bodyOf(call: string, status: number): string | undefined {
  const bodies = answers[call]?.bodies ?? {};
  const isSuccess = status >= 200 && status < 300;
  return bodies[status] ?? bodies[`${String(status)[0]}XX`] ?? (isSuccess ? bodies[successOf(call)] : undefined);
}

/** The status of a success of a call. */
export function successOf(call: string): string {
  return Object.keys(answers[call]?.bodies ?? {}).find((status) => status.startsWith('2')) ?? '200';
}

/** Every statement on the fields of a shape and of those inside it. */
export function statementsOf(name: string, seen = new Set<string>()): string[] {
  const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
  if (shape === undefined || seen.has(name)) return [];
  seen.add(name);
  const types = typeof shape === 'string' ? [shape] : Object.values(shape);
  const own = typeof shape === 'string' ? [] : Object.keys(shape).map((key) => `${name}.${key.replace(/\?$/, '')}`);
  const inside = types.flatMap((type) => type.split('|')).map((type) => type.replace(/(?:\[\]|\{\})$/, ''));
  return [...own, ...inside.flatMap((type) => statementsOf(type, seen))];
}

/** The key of an operation in `generated/shapes.ts`. */
export function callOf(operation: OperationId): string {
  const { method, path } = operations[operation];
  return `${method} ${path}`;
}
