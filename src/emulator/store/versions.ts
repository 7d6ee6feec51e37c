import type { Deal } from '../../../generated/schema.js';

/** A version of a deal. */
export interface DealVersion {
  readonly deal: Deal;
  /** The request that brought it; undefined if it came with a snapshot, or if the requests were reset since. */
  readonly request: number | undefined;
  /** When it came, in ISO 8601. */
  readonly time: string;
}

/** The request that brings a version. Those of one request share it. */
export interface Origin {
  /** Undefined for a snapshot, and when the requests were reset since. */
  request: number | undefined;
  /** In ISO 8601. */
  readonly time: string;
}

/** The versions of the deals of one emulator. How many past versions are kept is bounded. */
export interface Versions {
  /** @param size about as much memory as it takes, in bytes */
  add(deal: Deal, origin: Origin, size: number): void;
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
  readonly origin: Origin;
  readonly bytes: number;
}

interface Line {
  latest: Kept;
  versions: number;
  /** The oldest first; undefined as long as there is none. */
  past: Kept[] | undefined;
}

/** Of one deal, beside the latest. */
const mostPast = 19;
/** Of all deals, beside the latest of each. */
const mostInAll = 100_000;
const mostBytes = 64 * 1024 * 1024;

export function createVersions(): Versions {
  const lines = new Map<string, Line>();
  /** Those with past versions. The first one loses its oldest version first. */
  const withPast = new Set<Line>();
  let count = 0;
  let bytes = 0;

  function dropOldest(line: Line): void {
    const oldest = line.past?.shift();
    if (oldest === undefined) return;
    count -= 1;
    bytes -= oldest.bytes;
  }

  function supersede(line: Line): void {
    line.past ??= [];
    if (line.past.length === 0) withPast.add(line);
    line.past.push(line.latest);
    count += 1;
    bytes += line.latest.bytes;
    if (line.past.length > mostPast) dropOldest(line);
    while (count > mostInAll || bytes > mostBytes) {
      const [next] = withPast;
      if (next === undefined) return;
      dropOldest(next);
      withPast.delete(next);
      if (next.past?.length) withPast.add(next);
    }
  }

  return {
    add(deal, origin, size) {
      const latest = { deal, origin, bytes: size };
      const line = lines.get(deal.externalDealId);
      if (line === undefined) {
        lines.set(deal.externalDealId, { latest, versions: 1, past: undefined });
        return;
      }
      supersede(line);
      line.latest = latest;
      line.versions += 1;
    },
    latest(id) {
      const line = lines.get(id);
      return { versions: line?.versions ?? 0, request: line?.latest.origin.request };
    },
    history(id) {
      const line = lines.get(id);
      const versions = line === undefined ? [] : [...(line.past ?? []), line.latest];
      return versions.map(({ deal, origin: { request, time } }) => ({ deal, request, time }));
    },
    forgetRequests() {
      for (const { past = [], latest } of lines.values()) {
        for (const { origin } of [...past, latest]) origin.request = undefined;
      }
    },
    clear() {
      lines.clear();
      withPast.clear();
      count = 0;
      bytes = 0;
    },
  };
}
