import { readFileSync } from 'node:fs';

export interface Dependency {
  name: string;
  /** The field of package.json that it is in. */
  kind: 'dependencies' | 'devDependencies' | 'overrides';
  range: string;
  installed: string;
  /** Why it is pinned or kept back. */
  reason: string | undefined;
}

/** What the registry had on a day. A package that is not among the versions is the newest already. */
export interface Newest {
  date: string;
  versions: ReadonlyMap<string, string>;
}

const titles = {
  dependencies: 'Installed with the package',
  devDependencies: 'For development, or built into the package',
  overrides: 'Versions that a dependency gets in place of the one it asks for',
};
const kinds = Object.keys(titles) as (keyof typeof titles)[];

/** Every direct dependency by package.json, with the version of package-lock.json. */
export function readDependencies(): Dependency[] {
  const manifest = readJson('../../package.json') as { [kind in Dependency['kind']]?: Record<string, string> };
  const { packages } = readJson('../../package-lock.json') as { packages: Record<string, { version: string }> };
  const reasons = readReasons();
  return kinds.flatMap((kind) =>
    Object.entries(manifest[kind] ?? {}).map(([name, range]) => ({
      name,
      kind,
      range: range.replace(/^npm:/, ''),
      installed: installedVersion(packages, name),
      reason: reasons[name],
    })),
  );
}

/** An override may be installed below the package that needs it. */
function installedVersion(packages: Record<string, { version: string }>, name: string): string {
  const nested = Object.keys(packages).find((path) => path.endsWith(`/node_modules/${name}`));
  const { version } = packages[`node_modules/${name}`] ?? packages[nested ?? ''] ?? {};
  if (version === undefined) throw new Error(`package-lock.json lacks ${name}. Run npm install.`);
  return version;
}

export function readReasons(): Record<string, string> {
  return readJson('./reasons.json') as Record<string, string>;
}

/** Whether a newer version is out that is not installed, or would not be when it comes out. */
export function isHeldBack({ name, range, installed }: Dependency, { versions }: Newest): boolean {
  return !/(^|@)\^/.test(range) || (versions.get(name) ?? installed) !== installed;
}

/** The page docs/dependencies.md. */
export function toMarkdown(dependencies: Dependency[], newest: Newest): string {
  const sections = kinds.map((kind) => {
    const rows = dependencies
      .filter((dependency) => dependency.kind === kind)
      .map(({ name, range, installed, reason = '' }) => {
        const latest = newest.versions.get(name) ?? installed;
        return `| \`${name}\` | \`${range}\` | ${installed} | ${latest} | ${reason} |`;
      });
    const head =
      '| package | range | installed | newest | why it is pinned or kept back |\n| --- | --- | --- | --- | --- |';
    return rows.length === 0 ? '' : `\n## ${titles[kind]}\n\n${head}\n${rows.join('\n')}\n`;
  });
  return `# Versions of the dependencies

\`npm run outdated\` writes this page. It asks the registry which version of each package is the newest. The last time was
${newest.date}. [libraries.md](libraries.md) says what each package is for. The reasons are in \`scripts/dependencies/reasons.json\`.
${sections.join('')}`;
}

/** Reads back what a page says of the registry. */
export function newestIn(markdown: string): Newest {
  const rows = markdown.matchAll(/^\| `([^`]+)` \| `[^`]+` \| \S+ \| (\S+) \|/gm);
  return {
    date: /The last time was\n(\S+)\. /.exec(markdown)?.[1] ?? '',
    versions: new Map([...rows].map(([, name = '', version = '']) => [name, version])),
  };
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}
