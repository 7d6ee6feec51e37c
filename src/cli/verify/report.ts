import { operations } from '../../../generated/operations.js';
import { counted } from '../terminal/words.js';
import type { Left } from './calls.js';
import { bodyOf, callOf, statementsOf, successOf } from './facts.js';
import type { Agreement, Finding, Verdict } from './judge.js';

/** What a verification found. No value of an answer is in it. */
export interface VerifyReport {
  environment: string | null;
  baseUrl: string;
  /** Whether nothing is missing and nothing contradicts. */
  agrees: boolean;
  requests: number;
  agreements: Agreement[];
  new: Finding[];
  missing: Finding[];
  contradicts: Finding[];
  /** Statements on answers of the operations that were called, of which no response had anything: lists were empty, or fields absent. */
  notSeen: string[];
  /** Operations that were not called. */
  notCalled: string[];
  /** What is in Recotap now, because of `--write`. The API cannot delete it. */
  left: Left;
}

export interface Heard {
  called: ReadonlySet<string>;
  findings: readonly Finding[];
  agreements: readonly Agreement[];
}

/** Sorts what was heard. */
export function reportOf({ called, findings, agreements }: Heard) {
  const of = (verdict: Verdict) => findings.filter((finding) => finding.verdict === verdict);
  const heard = new Set([
    ...agreements.map(({ statement }) => statement),
    ...findings.map(({ statement }) => statement),
  ]);
  const names = Object.keys(operations) as (keyof typeof operations)[];
  const possible = names
    .filter((name) => called.has(name))
    .flatMap((name) => statementsOf(bodyOf(callOf(name), Number(successOf(callOf(name)))) ?? ''));
  const [missing, contradicts] = [of('missing'), of('contradicts')];
  return {
    agrees: missing.length + contradicts.length === 0,
    agreements: [...agreements],
    new: of('new'),
    missing,
    contradicts,
    notSeen: [...new Set(possible)].filter((statement) => !heard.has(statement)),
    notCalled: names.filter((name) => !called.has(name)),
  };
}

/** For a person: one line for each statement that deviates, and one for each schema that agrees. */
export function describeReport(report: VerifyReport): string[] {
  const { environment, baseUrl, requests, agreements, agrees, notSeen, notCalled, left } = report;
  const place = environment === null ? baseUrl : `${environment} (${baseUrl})`;
  return [
    `${place}: ${counted(requests, 'request')}`,
    '',
    `Agrees: ${counted(agreements.length, 'statement')}${levels(agreements)}`,
    ...describeAgreements(agreements),
    ...section('New, which the contract does not have', report.new),
    ...section('Missing, which the contract promises', report.missing),
    ...section('Contradicts the contract', report.contradicts),
    ...(notSeen.length === 0
      ? []
      : ['', `Not seen, as lists were empty or fields absent: ${counted(notSeen.length, 'statement')}`]),
    ...grouped(notSeen).map(({ schema, fields }) => `  ${schema}: ${fields.join(', ')}`),
    ...(notCalled.length === 0 ? [] : ['', `Not called: ${notCalled.join(', ')}`]),
    ...describeLeft(left),
    '',
    agrees
      ? `The contract agrees with the responses${report.new.length === 0 ? '' : ', which only add to it'}.`
      : 'The contract does not agree with the responses.',
  ];
}

/** What `--write` left behind, for a person. */
export function describeLeft({ deals, accounts }: Left, what = 'Left in Recotap'): string[] {
  if (deals.length + accounts.length === 0) return [];
  return [
    '',
    `${what}, as the API cannot delete:`,
    ...(accounts.length === 0 ? [] : [`  accounts, by domain: ${accounts.join(', ')}`]),
    ...(deals.length === 0 ? [] : [`  deals: ${deals.join(', ')}`]),
  ];
}

function section(title: string, findings: readonly Finding[]): string[] {
  return findings.length === 0 ? [] : ['', `${title}: ${findings.length}`, ...findings.map(describeFinding)];
}

function describeFinding({
  operation,
  status,
  kind,
  path,
  expected,
  found,
  statement,
  provenance,
  verdict,
}: Finding): string {
  const call = callOf(operation as keyof typeof operations);
  const comparison = [expected === '' ? '' : `expected ${expected}`, found === '' ? '' : `found ${found}`];
  const told = comparison.filter((text) => text !== '').join(', ');
  const source = provenance.source === undefined ? '' : `, ${provenance.source}`;
  const ground = verdict === 'new' ? '' : ` [${statement}: ${provenance.level}${source}]`;
  return `  ${call} ${status}: ${kind}${path === '' ? '' : ` ${path}`}${told === '' ? '' : `, ${told}`}${ground}`;
}

function describeAgreements(agreements: readonly Agreement[]): string[] {
  const answers = agreements.filter(({ statement }) => !statement.includes('.'));
  const levelOf = new Map(agreements.map(({ statement, provenance }) => [statement, provenance.level]));
  return [
    ...answers.map(({ statement, provenance }) => `  ${statement} (${provenance.level})`),
    ...grouped(agreements.map(({ statement }) => statement).filter((statement) => statement.includes('.'))).map(
      ({ schema, fields }) => `  ${schema}: ${byLevel(schema, fields, levelOf)}`,
    ),
  ];
}

function byLevel(schema: string, fields: readonly string[], levelOf: ReadonlyMap<string, string>): string {
  const levels = [...new Set(fields.map((field) => levelOf.get(`${schema}.${field}`) ?? ''))];
  return levels
    .map((level) => `${fields.filter((field) => levelOf.get(`${schema}.${field}`) === level).join(', ')} (${level})`)
    .join('; ');
}

function grouped(statements: readonly string[]): { schema: string; fields: string[] }[] {
  const groups = new Map<string, string[]>();
  for (const statement of statements) {
    const end = statement.lastIndexOf('.');
    const schema = statement.slice(0, end);
    groups.set(schema, [...(groups.get(schema) ?? []), statement.slice(end + 1)]);
  }
  return [...groups].map(([schema, fields]) => ({ schema, fields }));
}

function levels(agreements: readonly Agreement[]): string {
  const counts = new Map<string, number>();
  for (const { provenance } of agreements) counts.set(provenance.level, (counts.get(provenance.level) ?? 0) + 1);
  const words = [...counts].map(([level, count]) => `${count} ${level}`);
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}
