/** Those who wait, grouped by who they belong to. The groups take turns; within a group, first come, first served. */
export interface Line<Waiting> {
  readonly size: number;
  join(group: object, waiting: Waiting): void;
  leave(group: object, waiting: Waiting): void;
  /** Takes out whose turn it is. */
  next(): Waiting | undefined;
}

export function createLine<Waiting>(): Line<Waiting> {
  const groups = new Map<object, Set<Waiting>>();
  let size = 0;

  function leave(group: object, waiting: Waiting): void {
    const members = groups.get(group);
    if (!members?.delete(waiting)) return;
    size--;
    if (members.size === 0) groups.delete(group);
  }

  return {
    get size() {
      return size;
    },
    join(group, waiting) {
      const members = groups.get(group);
      if (members === undefined) groups.set(group, new Set([waiting]));
      else members.add(waiting);
      size++;
    },
    leave,
    next() {
      for (const [group, members] of groups) {
        for (const waiting of members) {
          groups.delete(group);
          groups.set(group, members);
          leave(group, waiting);
          return waiting;
        }
      }
      return undefined;
    },
  };
}
