import type { Level } from './sources.js';

export interface Provenance {
  level: Level;
  /** The anchor of a heading in docs/sources.md. */
  source: string;
  /** As `2026-06-04`. What is assumed has none. */
  seen?: string;
}

export type Kind =
  | 'rule'
  | 'server'
  | 'operation'
  | 'parameter'
  | 'response'
  | 'security scheme'
  | 'header'
  | 'schema'
  | 'property'
  | 'part';

/** A part of the contract that states something. A `part` is an unnamed schema inside another, such as the `items` of a list. */
export interface Part {
  kind: Kind;
  node: { readonly [key: string]: unknown };
  /** The keys that lead to it from the root. */
  path: (string | number)[];
  name: string;
  /** What it inherits its provenance from. */
  parent?: Part;
}

export function partsOf(document: object): Part[];

export function provenanceOf(part: Part): Provenance;

export function exceptionsOf(part: Part): [keyword: string, Provenance][];
