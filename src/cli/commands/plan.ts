import { type Ledger, openPlan } from '../../ledger/index.js';
import { type ComparedWith, reportPlan } from '../ledger/plan.js';
import type { ReadOptions } from '../read/input/options.js';
import { openRows } from '../read/input/rows.js';
import { deals } from '../read/items/kinds.js';
import { bind } from '../read/mapping/bind.js';
import { lookAt } from '../read/source.js';
import type { Io } from '../terminal/io.js';
import { say } from '../terminal/print.js';
import {
  isThere,
  type LaneOptions,
  laneNamed,
  laneThere,
  neededPath,
  openNamed,
  shownLedger,
} from './resolve/ledger.js';
import { type MapOptions, withoutMapping } from './resolve/mapping.js';

export interface PlanOptions extends ReadOptions, MapOptions, LaneOptions {
  json?: boolean | undefined;
  versionColumn?: string | undefined;
}

/**
 * `recotap plan`: what a push by the same ledger would do. It sends nothing, and changes nothing in the ledger.
 *
 * @returns the exit code
 * @throws CliError when the file, the mapping or the ledger cannot be used
 */
export async function plan(files: readonly string[], options: PlanOptions, io: Io): Promise<number> {
  const { map, json = false } = options;
  const path = neededPath(options, io);
  const name = laneNamed(options);
  const mapping =
    map === undefined
      ? withoutMapping(options)
      : await (await import('../read/mapping/open.js')).openMapping(map, deals, options, openRows, io);
  const rowsOf = (file: string) => openRows(file, { ...mapping?.read, ...options }, deals.itemsKey, io);
  const open = await lookAt({ kind: deals, files, mapping, bind, versionColumn: options.versionColumn, open: rowsOf });
  const ledger = isThere(path, io) ? await openNamed(path, io) : undefined;
  try {
    const lane = ledger && (await laneThere(ledger, name));
    if (lane === undefined) await say(io, [await describeNone(ledger, shownLedger(path), name)]);
    const found = await openPlan(lane, 'deals');
    const compared: ComparedWith = { kind: deals, plan: found, lane, ledger: shownLedger(path), isJson: json };
    return await reportPlan(await open(), compared, io).finally(() => found[Symbol.asyncDispose]());
  } finally {
    await ledger?.close();
  }
}

/** A path or a server that was mistyped looks like a first push. */
async function describeNone(ledger: Ledger | undefined, path: string, name: string): Promise<string> {
  const there = (await ledger?.lanes()) ?? [];
  const what = ledger === undefined ? `There is no ledger ${path} so far` : `The ledger ${path} has no lane ${name}`;
  const others = there.length === 0 ? '' : ` It has: ${there.join(', ')}.`;
  return `note: ${what}, so every deal counts as new.${others}`;
}
