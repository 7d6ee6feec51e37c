const heading = /^## Unreleased$/m;

/** What the next release brings; undefined when there is no such section, or nothing is in it. */
export function unreleased(changelog: string): string | undefined {
  const [, after] = changelog.split(heading);
  const section = after?.split(/^## /m)[0] ?? '';
  return /^[-|] ?\S/m.test(section) ? section.trim() : undefined;
}

/** The changelog with its unreleased section under the version. */
export function withRelease(changelog: string, version: string, date: string): string {
  return changelog.replace(heading, `## ${version} - ${date}`);
}

export function hasRelease(changelog: string, version: string): boolean {
  return changelog.split('\n').some((line) => line.startsWith(`## ${version} - `));
}
