import { fileURLToPath } from 'node:url';
import { type House, heightOf } from './house/floors.js';
import { inspect } from './house/inspect.js';

const root = process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url));
const { whole, cli, problems } = await inspect(root);
console.log(`${draw('src/', whole)}\n\n${draw('src/cli/', cli)}`);
for (const { advice, imports } of problems)
  console.error(`\n${advice}\n${imports.map((line) => `  ${line}`).join('\n')}`);
if (problems.length > 0) process.exitCode = 1;

/** A line for each room, the highest first: its floor, and the rooms that it imports from with theirs. */
function draw(name: string, house: House): string {
  const floorOf = (room: string) => show(house.rooms.get(room)?.floor ?? 0);
  const lines = [...house.rooms]
    .sort(([, a], [, b]) => (a.floor === b.floor ? 0 : b.floor - a.floor))
    .map(([room, { below }]) => {
      const imports = [...below.keys()].sort().map((to) => `${to} ${floorOf(to)}`);
      return `  ${floorOf(room)}  ${room}${imports.length > 0 ? ` → ${imports.join(', ')}` : ''}`;
    });
  return [`${name} has ${show(heightOf(house))} floors:`, ...lines].join('\n');
}

/** A floor that cannot be counted, because of a circle, is a question mark. */
function show(floor: number): string {
  return floor === Number.POSITIVE_INFINITY ? '?' : String(floor);
}
