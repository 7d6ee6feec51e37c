import { checkItem } from '../../index.js';
import {
  type Change,
  type ChangeKind,
  canonicalJson,
  isPending,
  type Lane,
  type Plan,
  type PutItem,
  sortableVersion,
} from '../../ledger/index.js';
import { createReasons, type Reasons } from '../push/reasons.js';
import type { ItemKind, ItemSource } from '../read/items/item.js';
import { exitCode, type Io } from '../terminal/io.js';
import { print, say } from '../terminal/print.js';
import { createSpool } from '../terminal/spool.js';
import { counted, number, plural } from '../terminal/words.js';

/** What a file is compared with, and how that is told. */
export interface ComparedWith {
  kind: ItemKind;
  plan: Plan;
  /** Undefined when nothing was put into it so far. */
  lane: Lane | undefined;
  /** The ledger, as the user named it. */
  ledger: string;
  isJson: boolean;
}

const AT_ONCE = 1_000;
/** Of what is shown to people. */
const MOST_SHOWN = 20;

/** In the order in which they are told. Those that a push sends come first. */
const words: Record<ChangeKind, string> = {
  new: 'new',
  changed: 'changed',
  refused: 'refused       by Recotap last time; tried again',
  waiting: 'waiting       put earlier, and yet to be sent',
  unchanged: 'unchanged     Recotap has it already; not sent',
  superseded: 'superseded    the ledger has a newer version; not sent',
  incomparable: "incomparable  its version is of another kind than the ledger's; not sent",
};

type PlanCounts = Record<ChangeKind | 'total' | 'invalid' | 'missing' | 'known', number>;

/**
 * Compares a file with a ledger, and tells what a push would do.
 *
 * @returns the exit code
 */
export async function reportPlan(source: ItemSource, compared: ComparedWith, io: Io): Promise<number> {
  const { kind, plan, lane, isJson, ledger } = compared;
  const reasons = createReasons(kind.word);
  const { total, invalid } = await addAll(source, compared, reasons);
  const notes = [...source.notes()];
  const known = lane === undefined ? 0 : (await lane.stats(Date.now(), 'deals')).known;
  const counts: PlanCounts = { ...noChanges(), total, invalid, missing: 0, known };
  const told = isJson ? jsonReport(kind) : textReport(kind);
  try {
    for await (const change of plan.changes()) {
      counts[change.kind]++;
      if (change.kind !== 'unchanged') told.add(change);
    }
    counts.superseded += plan.superseded;
    let waitingElsewhere = 0;
    for await (const row of plan.missing()) {
      counts.missing++;
      told.missing(row.id);
      if (isPending(row)) waitingElsewhere++;
    }
    if (waitingElsewhere > 0)
      notes.push(
        `${counted(waitingElsewhere, kind.word)} that ${source.name} does not have ${waitingElsewhere === 1 ? 'waits' : 'wait'} in the ledger. A push sends ${waitingElsewhere === 1 ? 'it' : 'them'} too.`,
      );
    for (const note of notes) await say(io, [`note: ${note}`]);
    const isDoubtful = counts.missing * 2 > known;
    const guard = `${source.name} has ${number(known - counts.missing)} of ${number(known)} known ${plural(kind.word)}: is the file complete?`;
    await told.print({ name: source.name, ledger, counts, reasons, notes: isDoubtful ? [...notes, guard] : notes }, io);
    if (isDoubtful) await say(io, [`error: ${guard}`]);
    return invalid > 0 || isDoubtful || source.isDoubtful ? exitCode.problems : exitCode.ok;
  } finally {
    told.close();
  }
}

async function addAll(source: ItemSource, { kind, plan }: ComparedWith, reasons: Reasons) {
  let [total, invalid] = [0, 0];
  let items: PutItem[] = [];
  for await (const given of source.items) {
    const index = total++;
    const place = source.takePlace(index);
    const checked = checkItem(given, kind);
    if (checked.valid) {
      const { version } = place ?? {};
      items.push({
        id: checked.id as string,
        payload: canonicalJson(checked.item),
        version: version === undefined ? undefined : sortableVersion(version),
      });
    } else {
      invalid++;
      reasons.add({ ...place, index, id: checked.id, item: checked.item, status: 'invalid', issues: checked.issues });
    }
    if (items.length === AT_ONCE) {
      await plan.add(items);
      items = [];
    }
  }
  await plan.add(items);
  return { total, invalid };
}

function noChanges(): Record<ChangeKind, number> {
  return { new: 0, changed: 0, refused: 0, waiting: 0, unchanged: 0, superseded: 0, incomparable: 0 };
}

interface Found {
  /** Of the file. */
  name: string;
  ledger: string;
  counts: PlanCounts;
  reasons: Reasons;
  notes: readonly string[];
}

interface PlanReport {
  add(change: Change): void;
  missing(id: string): void;
  print(found: Found, io: Io): Promise<void>;
  close(): void;
}

/** The fields that a change takes away. */
function emptied({ kind, fields }: Change): string[] {
  return kind === 'changed' ? Object.keys(fields).filter((name) => fields[name]?.to === undefined) : [];
}

function jsonReport({ idField }: ItemKind): PlanReport {
  const [changes, missing] = [createSpool(), createSpool()];
  let [isFirstChange, isFirstMissing] = [true, true];
  return {
    add(change) {
      const { id, kind, fields, error } = change;
      const shown = Object.entries(fields).map(([name, { from, to }]) => [
        name,
        { from: from ?? null, to: to ?? null },
      ]);
      const cleared = emptied(change);
      const entry = {
        [idField]: id,
        change: kind,
        error,
        ...(kind === 'changed' ? { fields: Object.fromEntries(shown) } : {}),
        ...(cleared.length === 0 ? {} : { emptied: cleared }),
      };
      changes.add(`${isFirstChange ? '\n' : ',\n'}${JSON.stringify(entry)}`);
      isFirstChange = false;
    },
    missing(id) {
      missing.add(`${isFirstMissing ? '\n' : ',\n'}${JSON.stringify(id)}`);
      isFirstMissing = false;
    },
    async print({ ledger, counts, notes }, io) {
      const facts = { ledger, ...counts, ...(notes.length === 0 ? {} : { notes }) };
      await print(io, `${JSON.stringify(facts).slice(0, -1)},"changes":[`);
      for (const text of changes.read()) await print(io, text);
      await print(io, `${isFirstChange ? '' : '\n'}],"missingIds":[`);
      for (const text of missing.read()) await print(io, text);
      await print(io, `${isFirstMissing ? '' : '\n'}]}\n`);
    },
    close() {
      changes.close();
      missing.close();
    },
  };
}

function textReport({ word }: ItemKind): PlanReport {
  const shown: Change[] = [];
  const missingIds: string[] = [];
  const cleared = new Map<string, number>();
  return {
    add(change) {
      for (const name of emptied(change)) cleared.set(name, (cleared.get(name) ?? 0) + 1);
      if (change.kind !== 'new' && shown.length < MOST_SHOWN) shown.push(change);
    },
    missing(id) {
      if (missingIds.length < MOST_SHOWN) missingIds.push(id);
    },
    async print({ name, ledger, counts, reasons }, io) {
      const rows: [number, string][] = [
        ...(Object.keys(words) as ChangeKind[]).map((kind): [number, string] => [counts[kind], words[kind]]),
        [counts.invalid, 'invalid       breaks the contract; never sent'],
        [counts.missing, `missing       the ledger knows it, and ${name} does not have it; nothing happens to it`],
      ];
      const width = Math.max(...rows.map(([count]) => number(count).length));
      const sent = counts.new + counts.changed + counts.refused + counts.waiting;
      await print(io, [
        `${name} against ${ledger}: ${counted(counts.total, word)}, of which a push would send ${number(sent)}`,
        ...rows.filter(([count]) => count > 0).map(([count, text]) => `  ${number(count).padStart(width)} ${text}`),
        ...reasons.describe(),
        ...describeChanges(shown, counts),
        ...(missingIds.length === 0 ? [] : ['', 'Missing:', ...missingIds.map((id) => `  ${id}`)]),
        ...(counts.missing > missingIds.length ? [`  and ${number(counts.missing - missingIds.length)} more`] : []),
        ...describeEmptied(cleared, word),
      ]);
    },
    close() {},
  };
}

function describeChanges(shown: readonly Change[], counts: PlanCounts): string[] {
  if (shown.length === 0) return [];
  const rest =
    counts.changed + counts.refused + counts.waiting + counts.incomparable + counts.superseded - shown.length;
  return [
    '',
    'Changes, field by field:',
    ...shown.flatMap(({ id, kind, fields, error }) => [
      `  ${id}${kind === 'changed' ? '' : `  ${kind}`}${error === undefined ? '' : `: ${error}`}`,
      ...(kind === 'changed'
        ? Object.entries(fields).map(([name, { from, to }]) => `    ${name}: ${shownValue(from)} → ${shownValue(to)}`)
        : []),
    ]),
    ...(rest > 0 ? [`  and ${number(rest)} more, which --json lists`] : []),
  ];
}

function describeEmptied(cleared: ReadonlyMap<string, number>, word: string): string[] {
  if (cleared.size === 0) return [];
  const fields = [...cleared].map(([name, count]) => `${name} of ${counted(count, word)}`);
  return ['', `Cleared in the file, and cannot be cleared by the API: ${fields.join(', ')}. Clear them in Recotap.`];
}

function shownValue(value: unknown): string {
  return value === undefined ? '(none)' : JSON.stringify(value);
}
