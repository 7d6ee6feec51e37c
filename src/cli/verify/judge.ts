import type { OperationId } from '../../../generated/operations.js';
import type { Provenance } from '../../../generated/provenance.js';
import { type Deviation, type Exchange, type Inspection, type Issue, inspectResponse } from '../../index.js';
import { parseJson } from '../contract/json.js';
import { bodyOf, callOf, provenanceOf, successOf, typeOf } from './facts.js';
import { sampleOf } from './sample.js';
import { validators } from './validators.js';

/** What a difference means for a client that relies on the contract. */
export type Verdict = 'new' | 'missing' | 'contradicts';

/** A difference between answers and the contract, with the statement that is concerned. No value of an answer is in it. */
export interface Finding {
  verdict: Verdict;
  operation: string;
  status: number;
  kind: Deviation['kind'] | 'broken rule' | 'no success';
  /** Where in the body, with `[]` for the elements of an array. */
  path: string;
  expected: string;
  found: string;
  statement: string;
  provenance: Provenance;
}

/** A statement that answers kept to. */
export interface Agreement {
  statement: string;
  /** The calls whose answers kept to it, such as `listAccounts 200`. */
  seenIn: string[];
  provenance: Provenance;
}

/** Collects what answers say of the contract. */
export interface Judge {
  /** An answer to a request of this operation. */
  hear(operation: OperationId, exchange: Exchange): void;
  /** A request that is meant to succeed did not. */
  failed(operation: OperationId, status: number): void;
  readonly findings: Finding[];
  /** Without those that another answer differs from. */
  readonly agreements: Agreement[];
}

const verdicts: { readonly [kind in Finding['kind']]: Verdict } = {
  'unknown status': 'new',
  'unknown field': 'new',
  'unknown value': 'new',
  'missing field': 'missing',
  'no success': 'missing',
  'wrong type': 'contradicts',
  'content type': 'contradicts',
  'not JSON': 'contradicts',
  'broken rule': 'contradicts',
};

export function createJudge(): Judge {
  const findings = new Map<string, Finding>();
  const agreements = new Map<string, Set<string>>();

  function add(
    operation: OperationId,
    status: number,
    deviation: Omit<Finding, 'verdict' | 'operation' | 'status' | 'provenance'>,
  ) {
    const { kind, path, found, statement } = deviation;
    const finding = { verdict: verdicts[kind], operation, status, ...deviation, provenance: provenanceOf(statement) };
    findings.set([operation, status, kind, path, found].join(), finding);
  }

  return {
    hear(operation, { response }) {
      if (response === undefined) return;
      const { status, body, headers } = response;
      const contentType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? null;
      const json = sampleOf(parseJson(body));
      const call = callOf(operation);
      const inspection = inspectResponse(call, { status, contentType, json });
      if (inspection === undefined) return;
      for (const deviation of inspection.deviations)
        add(operation, status, { ...deviation, expected: expectedOf(deviation, call) });
      for (const statement of inspection.statements) {
        const seenIn = agreements.get(statement) ?? new Set();
        agreements.set(statement, seenIn.add(`${operation} ${status}`));
      }
      const schema = bodyOf(call, status);
      if (json === undefined || schema === undefined) return;
      for (const { path, message } of brokenRules(schema, json, inspection)) {
        add(operation, status, { kind: 'broken rule', path, expected: message, found: '', statement: schema });
      }
    },
    failed(operation, status) {
      const statement = `${operation} ${successOf(callOf(operation))}`;
      const expected = `status ${successOf(callOf(operation))}`;
      add(operation, status, { kind: 'no success', path: '', expected, found: `status ${status}`, statement });
    },
    get findings() {
      return [...findings.values()];
    },
    get agreements() {
      const doubted = new Set(
        [...findings.values()].filter(({ verdict }) => verdict !== 'new').map(({ statement }) => statement),
      );
      return [...agreements]
        .filter(([statement]) => !doubted.has(statement))
        .map(([statement, seenIn]) => ({ statement, seenIn: [...seenIn], provenance: provenanceOf(statement) }));
    },
  };
}

function expectedOf({ kind, statement }: Deviation, call: string): string {
  if (kind === 'unknown status') return `status ${successOf(call)}`;
  if (kind === 'content type') return 'application/json';
  return kind === 'unknown field' || kind === 'not JSON' ? '' : typeOf(statement);
}

/**
 * What the validator finds beyond the inspection: bounds and patterns. Where an object deviates, the validator also says why it has none of
 * the other forms that the contract admits, so nothing of that object is taken from it.
 */
function brokenRules(schema: string, json: unknown, { deviations }: Inspection): Issue[] {
  const checked = validators[schema]?.(json);
  if (checked === undefined || checked.valid) return [];
  const wrong = deviations.filter(({ kind }) => verdicts[kind] !== 'new' || kind === 'unknown value');
  const odd = wrong.map(({ path }) => parentOf(path));
  const issues = checked.issues.map(({ path, message }) => ({ path: inGeneral(path), message }));
  const others = issues.filter(({ path }) => !odd.some((at) => at === parentOf(path) || isWithin(at, path)));
  const plain = others.filter(({ message }) => !/ (?:anyOf|oneOf|const)$/.test(message));
  const told = plain.length > 0 ? plain : others;
  return [...new Map(told.map((issue) => [`${issue.path} ${issue.message}`, issue])).values()];
}

/** Such as `data.results[].status` for `data.results.0.status`. */
function inGeneral(path: string): string {
  return path
    .replace(/(?:^|\.)\d+(?=\.|$)/g, '[]')
    .split('.')
    .map((key) => (/^[a-z_][\w-]{0,63}(?:\[\])*$/i.test(key) || /^(?:\[\])+$/.test(key) ? key : '*'))
    .join('.');
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('.'), 0));
}

function isWithin(path: string, outer: string): boolean {
  return outer === '' || path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
}
