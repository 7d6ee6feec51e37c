import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export interface Package {
  name: string;
  version: string;
  license: string;
  folder: string;
}

/** What a package holds under another licence than its own. */
const notices: Record<string, string> = {
  tldts: 'It holds the Public Suffix List (https://publicsuffix.org), which is under the Mozilla Public License 2.0.',
};

/** Whose licence each part of the build is under, with its text. Fails when a package has none. */
export function licencesOf(files: readonly string[]): string {
  const packages = new Map(
    files.flatMap((file) => packageOf(file) ?? []).map((found) => [`${found.name} ${found.version}`, found]),
  );
  const parts = [...packages]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([title, { name, license, folder }]) => {
      const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
      if (file === undefined)
        throw new Error(`${title} has no licence file in ${folder}. Leave the package out, or add its licence here.`);
      const notice = notices[name] === undefined ? '' : `${notices[name]}\n\n`;
      return `${title} (${license})\n\n${notice}${readFileSync(join(folder, file), 'utf8').trim()}\n`;
    });
  const line = `\n${'-'.repeat(80)}\n\n`;
  return ['The folder dist/ contains code of these packages, each under its own licence.\n', ...parts].join(line);
}

/** The package that a file belongs to, wherever its folder lies. Undefined for the project's own files and for what has no file. */
export function packageOf(file: string): Package | undefined {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (!existsSync(manifest)) continue;
    const { name, version, license } = JSON.parse(readFileSync(manifest, 'utf8'));
    // Some packages have more manifests inside, which only say how to read the files beside them.
    const isWhole = version !== undefined && /^(?:@[^/]+\/)?[^/]+$/.test(name) && !isInsidePackage(folder);
    if (name === 'recotap-api') return undefined;
    if (isWhole) return { name, version, license, folder };
  }
  return undefined;
}

/** Whether a folder lies deeper in `node_modules` than a package does. */
function isInsidePackage(folder: string): boolean {
  const place =
    resolve(folder)
      .split(/[\\/]node_modules[\\/]/)
      .at(-1) ?? '';
  return resolve(folder).includes('node_modules') && !/^(?:@[^\\/]+[\\/])?[^\\/]+$/.test(place);
}
