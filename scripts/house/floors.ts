/** One file that imports another. */
export interface Import {
  from: string;
  to: string;
}

export interface House {
  /** For each room its floor, and for each room that it imports from, one import that shows it. */
  rooms: Map<string, { floor: number; below: Map<string, Import> }>;
  /** Of each circle of rooms, the imports that close it. */
  circles: Import[][];
}

/**
 * Puts each file into its room and each room on its floor: 1 where it imports from no other room, else one more than the highest room that
 * it imports from. A room in a circle, or above one, has no floor that could be counted; its number is Infinity.
 */
export function buildHouse(files: string[], imports: Import[], roomOf: (file: string) => string): House {
  const rooms: House['rooms'] = new Map();
  const circles: Import[][] = [];
  const roomAt = (file: string) => {
    const name = roomOf(file);
    const room = rooms.get(name) ?? { floor: 0, below: new Map() };
    rooms.set(name, room);
    return room;
  };
  for (const file of [...files].sort()) roomAt(file);
  for (const found of imports) {
    if (roomOf(found.from) !== roomOf(found.to)) roomAt(found.from).below.set(roomOf(found.to), found);
  }

  function climb(name: string, path: Import[]): number {
    const start = path.findIndex(({ from }) => roomOf(from) === name);
    if (start !== -1) {
      circles.push(path.slice(start));
      return Number.POSITIVE_INFINITY;
    }
    const room = rooms.get(name);
    if (room === undefined) return 0;
    if (room.floor === 0) room.floor = 1 + Math.max(0, ...[...room.below].map(([to, by]) => climb(to, [...path, by])));
    return room.floor;
  }
  for (const name of rooms.keys()) climb(name, []);
  return { rooms, circles };
}

/** The imports that lead from the highest room to the ground. */
export function longestWay({ rooms }: House): Import[] {
  const byHeight = [...rooms].sort(([, a], [, b]) => b.floor - a.floor);
  const way: Import[] = [];
  for (let room = byHeight[0]?.[1]; room !== undefined && room.floor > 1; ) {
    const next: number = room.floor - 1;
    const step: [string, Import] | undefined = [...room.below].find(([to]) => rooms.get(to)?.floor === next);
    if (step === undefined) break;
    way.push(step[1]);
    room = rooms.get(step[0]);
  }
  return way;
}

/** How many floors there are; Infinity while there is a circle. */
export function heightOf({ rooms }: House): number {
  return Math.max(0, ...[...rooms.values()].map(({ floor }) => floor));
}
