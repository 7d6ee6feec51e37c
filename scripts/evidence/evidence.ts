import type { Proposal } from './propose.js';

/** What is read of the file that `recotap verify --evidence` writes. */
export interface Evidence {
  server: string;
  /** The day, in UTC. */
  seen: string;
  statements: { statement: string; seenIn: string[]; types: string[] }[];
}

/** @throws Error for a file that is no evidence */
export function readEvidence(text: string, name: string): Evidence {
  let evidence: Partial<Evidence & { format: string }>;
  try {
    evidence = JSON.parse(text);
  } catch {
    throw new Error(`${name} is not JSON. Write it with: recotap verify --evidence ${name}`);
  }
  if (evidence?.format !== 'recotap-evidence' || !Array.isArray(evidence.statements)) {
    throw new Error(`${name} is no evidence. Write it with: recotap verify --evidence ${name}`);
  }
  return evidence as Evidence;
}

export function describe(proposals: readonly Proposal[], { seen, server }: Evidence): string {
  if (proposals.length === 0) return 'Nothing new was observed.';
  const lines = proposals.map(
    ({ line, path, level, what }) => `openapi.yaml:${line} ${path}: ${level} → observed (${what})`,
  );
  const levels = [...new Set(proposals.map(({ level }) => level))].map(
    (level) => `${proposals.filter((each) => each.level === level).length} ${level}`,
  );
  return [
    ...lines,
    '',
    `${proposals.length} lines (${levels.join(', ')}) were observed on ${seen}, server: ${server}.`,
  ].join('\n');
}
