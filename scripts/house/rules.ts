import type { ICruiseOptions, IForbiddenRuleType } from 'dependency-cruiser';

/** The most floors that `src/` may have, and likewise the files of `src/cli/`. */
export const MOST_FLOORS = 7;

/** From the ground up. A room may import `generated/` and each room of an earlier line, but none of its own line. */
const order = [['base'], ['http', 'batch'], ['client'], ['resources'], ['ledger'], ['index.ts']];

/** What the contract says, without code that does something. */
const facts = ['fields', 'operations', 'provenance', 'report-page', 'schema', 'servers', 'shapes'].map(
  (name) => `generated/${name}.ts`,
);

/** What each room may import. A room is a folder of `src/`, a file that lies directly in it, or a folder of a room. */
export const mayImport = new Map<string, string[]>([
  ...order.flatMap((rooms, floor) =>
    rooms.map((room): [string, string[]] => [room, ['generated', ...order.slice(0, floor).flat()]]),
  ),
  ['undici.ts', ['base']],
  ['examples.ts', ['generated']],
  ['msw.ts', ['generated', 'base', 'emulator/index.ts']],
  ['emulator', ['generated', 'base']],
  // It runs in a browser, and asks the emulator over HTTP like anybody else. Of the emulator it has the types.
  ['emulator/page', ['generated/operations.ts', 'emulator/faults/schedule.ts']],
  // Like any user, the command has only the public entries, beside the facts of the contract.
  ['cli', [...facts, 'index.ts', 'ledger/index.ts', 'emulator/index.ts', 'undici.ts']],
]);

/** The packages that each room may import, beside openapi-fetch. The build puts them into `dist/`, except for the peers undici, msw, pg and @photostructure/sqlite. */
const packages: Record<string, string[]> = {
  base: ['tldts'],
  ledger: ['@photostructure/sqlite', 'pg'],
  emulator: ['@hono/node-server', 'hono', 'statuses', 'validator'],
  'emulator/page': ['@tanstack/virtual-core', 'preact', 'yaml'],
  'undici.ts': ['undici'],
  'msw.ts': ['msw'],
  cli: [
    'commander',
    'email-providers',
    'fastest-levenshtein',
    'fflate',
    'hono',
    'luxon',
    'marked',
    'read-excel-file',
    'string-width',
    'tldts',
    'yaml',
  ],
};

/** Packages that may have to be replaced: only one file may import each at run time, any file its types. */
export const replaceable = ['openapi-fetch', 'openapi-typescript'];

const isFile = (path: string) => path.endsWith('.ts');
const show = (path: string) => {
  const whole = path.startsWith('generated') ? path : `src/${path}`;
  return isFile(path) ? whole : `${whole}/`;
};
const pattern = (path: string) => `^${show(path).replaceAll('.', '\\.')}${isFile(path) ? '$' : ''}`;
/** The files of a room, without those of a room inside it. */
const inside = (room: string) => ({
  path: pattern(room),
  pathNot: [...mayImport.keys()].filter((other) => other.startsWith(`${room}/`)).map(pattern),
});
const words = (names: string[]) => new Intl.ListFormat('en').format(names);
const list = (paths: string[]) => words(paths.map(show));

function otherPackagesThan(names: string[]) {
  const allowed = ['openapi-fetch', ...names].join('|');
  return { path: 'node_modules/', pathNot: `node_modules/(?:@types/)?(?:${allowed})/` };
}

const forbidden: IForbiddenRuleType[] = [
  {
    name: 'circle',
    comment: 'These files import each other. Move what they share into a file that both import.',
    from: { path: '^src/' },
    to: { circular: true },
  },
  ...[...mayImport].map(([room, allowed]) => ({
    name: `imports-of-${room}`,
    comment: `${show(room)} may import only ${list(allowed)}. Move the code to where it may be imported from, or pass it in as an argument.`,
    from: inside(room),
    to: { path: '^(src|generated)/', pathNot: [room, ...allowed].map(pattern) },
  })),
  {
    name: 'page-stands-alone',
    comment: 'The page is built into a file of its own, for a browser. Nothing else may import it.',
    from: { path: '^src/', pathNot: '^src/emulator/page/' },
    to: { path: '^src/emulator/page/' },
  },
  {
    name: 'generated-is-below-all',
    comment: 'generated/ lies below everything. Let the generator write what it needs.',
    from: { path: '^generated/' },
    to: { path: '^(src|scripts|test)/' },
  },
  {
    name: 'only-what-is-shipped',
    comment: 'scripts/ and test/ are not part of the package. Move what is needed into src/.',
    from: { path: '^src/' },
    to: { path: '^(scripts|test)/' },
  },
  {
    name: 'no-way-around',
    comment: 'No rule can see where an import of the build goes. Import the file of src/ by its path.',
    from: { path: '^(src|generated)/' },
    to: { path: '^dist/' },
  },
  {
    name: 'packages-of-generated',
    comment: 'generated/ may import only openapi-fetch. Let the generator write what it needs.',
    from: { path: '^generated/' },
    to: otherPackagesThan([]),
  },
  ...[...mayImport.keys()].map((room) => ({
    name: `packages-of-${room}`,
    comment: `${show(room)} may import only ${words(['openapi-fetch', ...(packages[room] ?? [])])}. What else it needs becomes part of the package: give it a place in scripts/house/rules.ts, and a reason in docs/libraries.md.`,
    from: inside(room),
    to: otherPackagesThan(packages[room] ?? []),
  })),
  {
    name: 'no-missing-file',
    comment: 'No such file: no rule can see where this import goes. Correct the path, or install the package.',
    from: { path: '^(src|generated)/' },
    to: { couldNotResolve: true },
  },
];

/** The rules for dependency-cruiser. Each one's `comment` says what to do. Imports of types count as well. */
export const options: ICruiseOptions = {
  validate: true,
  ruleSet: { forbidden: forbidden.map((rule) => ({ ...rule, severity: 'error' })) },
  skipAnalysisNotInRules: true,
  // Sees the imports of types, and can tell them from the others.
  tsPreCompilationDeps: 'specify',
  doNotFollow: 'node_modules',
  enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'node', 'default'] },
};

/** As in `tsconfig.json`: an import without `type` is there at run time, even when nothing uses it. */
export const tsConfig = { options: { verbatimModuleSyntax: true } };
