import type { Deal } from '../../../generated/schema.js';

/** A version of a deal. */
export interface DealVersion {
  readonly deal: Deal;
  /** The request that brought it; undefined if it came with a snapshot, or if the requests were reset since. */
  readonly request: number | undefined;
  /** When it came, in ISO 8601. */
  readonly time: string;
}

/** The versions of the deals of one emulator. How many past versions are kept is bounded. */
export interface Versions {
  /** @param bytes about as much memory as it takes */
  add(version: DealVersion, bytes: number): void;
  /** How many versions of a deal there were, and which request brought the latest. */
  latest(externalDealId: string): { readonly versions: number; readonly request: number | undefined };
  /** The last versions of a deal, the latest at the end: at most 20, and fewer when much is held. */
  history(externalDealId: string): DealVersion[];
  /** Forgets which requests brought the versions. */
  forgetRequests(): void;
  clear(): void;
}

interface Kept {
  readonly deal: Deal;
  request: number | undefined;
  readonly time: string;
  readonly bytes: number;
}

interface Line {
  latest: Kept;
  versions: number;
  /** The oldest first. */
  past: Kept[];
}

/** Of one deal, beside the latest. */
const mostPast = 19;
/** Of all deals, beside the latest of each. */
const mostInAll = 100_000;
const mostBytes = 64 * 1024 * 1024;

export function createVersions(): Versions {
  const lines = new Map<string, Line>();
  /** Every past version with the line that it is the oldest of, once all before it are gone. The oldest first. */
  const past = new Map<Kept, Line>();
  let bytes = 0;

  function drop(version: Kept | undefined): void {
    if (version === undefined) return;
    past.get(version)?.past.shift();
    past.delete(version);
    bytes -= version.bytes;
  }

  function supersede(line: Line): void {
    line.past.push(line.latest);
    past.set(line.latest, line);
    bytes += line.latest.bytes;
    if (line.past.length > mostPast) drop(line.past[0]);
    while (past.size > mostInAll || bytes > mostBytes) drop(past.keys().next().value);
  }

  return {
    add({ deal, request, time }, bytes) {
      const latest = { deal, request, time, bytes };
      const line = lines.get(deal.externalDealId);
      if (line === undefined) {
        lines.set(deal.externalDealId, { latest, versions: 1, past: [] });
        return;
      }
      supersede(line);
      line.latest = latest;
      line.versions += 1;
    },
    latest(id) {
      const line = lines.get(id);
      return { versions: line?.versions ?? 0, request: line?.latest.request };
    },
    history(id) {
      const line = lines.get(id);
      const versions = line === undefined ? [] : [...line.past, line.latest];
      return versions.map(({ deal, request, time }) => ({ deal, request, time }));
    },
    forgetRequests() {
      for (const line of lines.values()) for (const version of [line.latest, ...line.past]) version.request = undefined;
    },
    clear() {
      lines.clear();
      past.clear();
      bytes = 0;
    },
  };
}
