import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAllowed, licenceOf } from './licences.js';

/** A package in a lock file, as far as it is audited. */
interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  license?: string;
  dev?: boolean;
  devOptional?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
}

interface Manifest {
  version?: string;
  license?: unknown;
  licenses?: unknown;
  scripts?: Record<string, string>;
  allowScripts?: Record<string, boolean>;
}

const registry = 'https://registry.npmjs.org/';

/**
 * What is wrong with the packages of a lock file, without asking anybody: where each comes from, and whether its content is pinned.
 *
 * @param folder of the lock file
 * @returns one line for each finding
 */
export function auditLock(folder: string): string[] {
  const { allowScripts = {} } = readManifest(folder);
  const packages = lockedIn(folder);
  const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path));
  return [
    ...packages.flatMap(([path, locked]) => originOf(locked).map((finding) => `${path} ${finding}`)),
    ...scripted
      .filter((name) => !(name in allowScripts))
      .map((name) => `${name} has an install script, and allowScripts in package.json does not say whether it may run`),
    ...Object.keys(allowScripts)
      .filter((name) => !scripted.includes(name))
      .map((name) => `allowScripts in package.json names ${name}, which has no install script`),
  ];
}

/** What is wrong with the packages that are installed: their versions, their licences and their scripts. */
export function auditInstalled(folder: string): string[] {
  const packages = lockedIn(folder);
  const known = new Set(packages.map(([path]) => path));
  const { allowScripts = {} } = readManifest(folder);
  // Its install script may put packages below it, as that of `node` does.
  const isOfScript = (path: string) =>
    packages.some(([above]) => path.startsWith(`${above}/`) && allowScripts[nameOf(above)]);
  return [
    ...packages.flatMap(([path, locked]) =>
      differences(join(folder, path), locked).map((finding) => `${path} ${finding}`),
    ),
    ...installedIn(folder, 'node_modules')
      .filter((path) => !known.has(path) && !isOfScript(path))
      .map((path) => `${path} is installed, and package-lock.json does not have it`),
  ];
}

/** How many packages a lock file has, without the project's own. */
export function countLocked(folder: string): number {
  return lockedIn(folder).length;
}

function originOf({ resolved = registry, integrity, link }: Locked): string[] {
  if (link || !resolved.startsWith(registry)) return [`comes from ${resolved}, and not from the registry`];
  return integrity?.startsWith('sha512-') ? [] : ['has no SHA-512 in package-lock.json, so its content can change'];
}

const installScripts = ['preinstall', 'install', 'postinstall'];

function differences(folder: string, locked: Locked): string[] {
  const isDevelopment = locked.dev === true || locked.devOptional === true;
  if (!existsSync(join(folder, 'package.json'))) {
    // One for another platform.
    return locked.optional ? licenceFindings(locked.license, isDevelopment) : ['is not installed. Run npm ci'];
  }
  const manifest = readManifest(folder);
  const { version, scripts = {} } = manifest;
  const hasScript = installScripts.some((name) => name in scripts);
  return [
    ...(version === locked.version ? [] : [`is installed as ${version}, and package-lock.json has ${locked.version}`]),
    ...(hasScript && !locked.hasInstallScript ? ['has an install script that package-lock.json does not know'] : []),
    ...licenceFindings(licenceOf(manifest), isDevelopment),
  ];
}

function licenceFindings(licence: string | undefined, isDevelopment: boolean): string[] {
  if (isAllowed(licence, isDevelopment)) return [];
  return [`has the licence ${licence ?? 'of nobody'}, which scripts/dependencies/licences.ts does not have`];
}

/** The paths of all installed packages, below each other as well. */
function installedIn(folder: string, modules: string): string[] {
  const names = foldersIn(join(folder, modules)).flatMap((name) =>
    name.startsWith('@') ? foldersIn(join(folder, modules, name)).map((inner) => `${name}/${inner}`) : [name],
  );
  return names.flatMap((name) => {
    const path = `${modules}/${name}`;
    return [
      ...(existsSync(join(folder, path, 'package.json')) ? [path] : []),
      ...installedIn(folder, `${path}/node_modules`),
    ];
  });
}

function foldersIn(path: string): string[] {
  if (!existsSync(path)) return [];
  const entries = readdirSync(path, { withFileTypes: true });
  return entries.filter((each) => !each.isFile() && !each.name.startsWith('.')).map(({ name }) => name);
}

function lockedIn(folder: string): [path: string, locked: Locked][] {
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const isWorkspace = (path: string | undefined) =>
    path !== undefined && path in packages && !path.includes('node_modules/');
  return Object.entries(packages).filter(([path, { link, resolved }]) => !isWorkspace(link ? resolved : path));
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
