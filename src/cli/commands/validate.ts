import { checkItem } from '../../index.js';
import { createDigest, describeDigest } from '../push/digest.js';
import { type LocatedProblem, toLine } from '../push/outcome.js';
import { createReasons } from '../push/reasons.js';
import { createJsonReport } from '../push/report/json.js';
import type { ReadOptions } from '../read/input/options.js';
import { openRows } from '../read/input/rows.js';
import type { ItemSource } from '../read/items/item.js';
import { deals } from '../read/items/kinds.js';
import { bind } from '../read/mapping/bind.js';
import { lookAt } from '../read/source.js';
import { exitCode, type Io } from '../terminal/io.js';
import { print, printAll, say } from '../terminal/print.js';
import { counted, duration, number } from '../terminal/words.js';
import { type MapOptions, withoutMapping } from './resolve/mapping.js';

export interface ValidateOptions extends ReadOptions, MapOptions {
  json?: boolean | undefined;
}

/**
 * `recotap validate`: reads, maps and checks every deal, and sends none.
 *
 * @returns the exit code
 * @throws CliError when the file or the mapping cannot be used
 */
export async function validate(files: readonly string[], options: ValidateOptions, io: Io): Promise<number> {
  const { map, json } = options;
  const mapping =
    map === undefined
      ? withoutMapping(options)
      : await (await import('../read/mapping/open.js')).openMapping(map, deals, options, openRows, io);
  const rowsOf = (file: string) => openRows(file, { ...mapping?.read, ...options }, deals.itemsKey, io);
  const source = await (await lookAt({ kind: deals, files, mapping, bind, open: rowsOf }))();
  const reasons = createReasons(deals.word);
  const report = json ? createJsonReport() : undefined;
  try {
    const digest = createDigest(deals);
    const counts = await check(source, digest.add, (problem) => {
      reasons.add(problem);
      report?.add(toLine(problem, deals));
    });
    const found = digest.result(source.repeatedIds());
    const notes = source.notes();
    for (const note of notes) await say(io, [`note: ${note}`]);
    if (report !== undefined) {
      await printAll(io, report.text({ ...counts, ...found, ...(notes.length === 0 ? {} : { notes }) }));
    } else {
      await print(io, [
        describe(source.name, counts),
        ...reasons.describe(),
        ...describeDigest(found, counts.valid - counts.superseded, deals.word),
      ]);
    }
    return counts.invalid === 0 && !source.isDoubtful ? exitCode.ok : exitCode.problems;
  } finally {
    report?.close();
  }
}

interface Counts {
  total: number;
  valid: number;
  invalid: number;
  /** Valid ones that a later row of the same id replaces. */
  superseded: number;
  durationMs: number;
}

/** @param onValid called for each valid deal that nothing replaces */
async function check(
  source: ItemSource,
  onValid: (item: unknown) => void,
  onProblem: (problem: LocatedProblem) => void,
): Promise<Counts> {
  const startedAt = performance.now();
  let [total, invalid, superseded] = [0, 0, 0];
  for await (const item of source.items) {
    const index = total++;
    const place = source.takePlace(index);
    const checked = checkItem(item, deals);
    if (checked.valid) {
      if (place?.newer === undefined) onValid(checked.item);
      else superseded++;
      continue;
    }
    invalid++;
    onProblem({ ...place, index, id: checked.id, item: checked.item, status: 'invalid', issues: checked.issues });
  }
  return { total, valid: total - invalid, invalid, superseded, durationMs: Math.round(performance.now() - startedAt) };
}

function describe(name: string, { total, valid, invalid, superseded, durationMs }: Counts): string {
  const verdict = invalid === 0 ? 'all valid' : `${number(valid)} valid, ${number(invalid)} invalid`;
  const replaced = superseded === 0 ? '' : `, ${number(superseded)} superseded by a later row`;
  return `${name}: ${counted(total, deals.word)}, ${verdict}${replaced} (${duration(durationMs)})`;
}
