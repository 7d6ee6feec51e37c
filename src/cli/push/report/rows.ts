/** A problem, as the table of a report has it. */
export interface ProblemRow {
  /** The line, after the file where there are several. */
  place: string;
  id: string;
  name: string;
  status: string;
  reason: string;
  /** Its reasons, as the report counts them. */
  reasons: readonly string[];
}

/** Problems column by column, which compresses best. Of its reasons, a row has the numbers. */
export type ProblemColumns = { [Key in keyof Omit<ProblemRow, 'reasons'>]: string[] } & { reasons: number[][] };

export function columnsOf(rows: readonly ProblemRow[], reasons: readonly string[]): ProblemColumns {
  const numbers = new Map(reasons.map((reason, number) => [reason, number]));
  return {
    place: rows.map(({ place }) => place),
    id: rows.map(({ id }) => id),
    name: rows.map(({ name }) => name),
    status: rows.map(({ status }) => status),
    reason: rows.map(({ reason }) => reason),
    reasons: rows.map((row) => row.reasons.map((reason) => numbers.get(reason) ?? -1)),
  };
}
