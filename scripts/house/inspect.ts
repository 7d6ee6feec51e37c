import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { buildHouse, type House, heightOf, type Import, longestWay } from './floors.js';
import { MOST_FLOORS, mayImport, options, replaceable, tsConfig } from './rules.js';

export interface Problem {
  /** The rule that is broken, and what to do. */
  advice: string;
  /** Such as `src/http/send.ts → src/client/client.ts`. */
  imports: string[];
}

export interface Inspection {
  /** The rooms of `src/`. */
  whole: House;
  /** The files of `src/cli/`. */
  cli: House;
  problems: Problem[];
}

/** Reads all imports of the repository at `root` and checks them against the rules of the house. */
export async function inspect(root: string): Promise<Inspection> {
  const folders = ['src', 'generated', 'scripts'].filter((folder) => existsSync(join(root, folder)));
  const { output } = await cruise(folders, { ...options, baseDir: root }, {}, { tsConfig });
  if (typeof output === 'string') throw new Error(output);
  const whole = houseIn('src/', output, roomOf);
  const cli = houseIn('src/cli/', output, (file) => file.slice('src/cli/'.length));
  return {
    whole,
    cli,
    problems: [
      ...brokenRules(output),
      ...unlistedRooms(output),
      ...secondImporters(output),
      ...circles(whole),
      ...tooHigh('src/', whole),
      ...tooHigh('src/cli/', cli),
    ],
  };
}

/** The folder of `src/` that a file is in, or its own name if it lies directly in `src/`. */
function roomOf(file: string): string {
  return file.split('/')[1] ?? file;
}

function houseIn(folder: string, { modules }: ICruiseResult, room: (file: string) => string): House {
  const inFolder = (file: string) => file.startsWith(folder);
  const files = modules.filter(({ source }) => inFolder(source));
  const imports = files.flatMap(({ source, dependencies }) =>
    dependencies.filter(({ resolved }) => inFolder(resolved)).map(({ resolved }) => ({ from: source, to: resolved })),
  );
  return buildHouse(
    files.map(({ source }) => source),
    imports,
    room,
  );
}

function brokenRules({ summary }: ICruiseResult): Problem[] {
  return (options.ruleSet?.forbidden ?? []).flatMap(({ name, comment = '' }) => {
    const violations = summary.violations.filter(({ rule }) => rule.name === name);
    const imports = violations.map(({ from, to, cycle }) =>
      [from, ...(cycle === undefined ? [to] : cycle.map((file) => file.name))].join(' → '),
    );
    return imports.length === 0 ? [] : [{ advice: comment, imports }];
  });
}

function unlistedRooms({ modules }: ICruiseResult): Problem[] {
  const imports = modules
    .map(({ source }) => source)
    .filter((file) => file.startsWith('src/') && !mayImport.has(roomOf(file)));
  if (imports.length === 0) return [];
  return [{ advice: 'These files are in no room of the house. Give them one in scripts/house/rules.ts.', imports }];
}

function secondImporters({ modules }: ICruiseResult): Problem[] {
  // The benchmark compares with a bare loop on openapi-fetch.
  const shipped = modules.filter(({ source }) => !source.startsWith('scripts/bench/'));
  return replaceable.flatMap((name) => {
    const importers = shipped.filter(({ dependencies }) =>
      dependencies.some((to) => to.resolved.includes(`node_modules/${name}/`) && to.preCompilationOnly === false),
    );
    if (importers.length < 2) return [];
    const advice = `Only one file may import ${name} at run time, because it may have to be replaced. Import that file.`;
    return [{ advice, imports: importers.map(({ source }) => `${source} → ${name}`) }];
  });
}

/** Circles of rooms. Those of single files break a rule of their own. */
function circles(house: House): Problem[] {
  return house.circles.map((imports) => ({
    advice: 'These rooms import each other in a circle. Turn one of the imports around.',
    imports: imports.map(show),
  }));
}

function tooHigh(where: string, house: House): Problem[] {
  const height = heightOf(house);
  if (height <= MOST_FLOORS || height === Number.POSITIVE_INFINITY) return [];
  const advice = `${where} has ${height} floors, and ${MOST_FLOORS} are the most. Shorten this way down.`;
  return [{ advice, imports: longestWay(house).map(show) }];
}

function show({ from, to }: Import): string {
  return `${from} → ${to}`;
}
