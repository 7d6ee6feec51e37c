type Version = [major: number, minor: number, patch: number];

/** Undefined for a text that is not three numbers, such as a pre-release, which npm would hand out as the latest version. */
export function parseVersion(text: string): Version | undefined {
  const found = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.exec(text);
  return found === null ? undefined : (found.slice(1).map(Number) as Version);
}

/**
 * The version to release.
 *
 * @param wanted `major`, `minor`, `patch` or a version; undefined for the current one, if it was not released yet
 * @throws Error when that makes no version, or none after the current one
 */
export function nextVersion(current: string, isReleased: boolean, wanted: string | undefined): string {
  const [major, minor, patch] = versionOf(current);
  switch (wanted) {
    case undefined:
      if (isReleased)
        throw new Error(`${current} is released already. Name the next version: major, minor, patch or x.y.z.`);
      return current;
    case 'major':
      return `${major + 1}.0.0`;
    case 'minor':
      return `${major}.${minor + 1}.0`;
    case 'patch':
      return `${major}.${minor}.${patch + 1}`;
    default: {
      const order = compare(versionOf(wanted), [major, minor, patch]);
      if (order < 0 || (order === 0 && isReleased)) throw new Error(`${wanted} does not come after ${current}.`);
      return wanted;
    }
  }
}

/** Whether a version may break what worked with an earlier one: a new major version, or below 1.0 a new minor one. */
export function mayBreak(earlier: string, later: string): boolean {
  const [from, to] = [versionOf(earlier), versionOf(later)];
  return from[0] !== to[0] || (to[0] === 0 && from[1] !== to[1]);
}

function versionOf(text: string): Version {
  const version = parseVersion(text);
  if (version === undefined) throw new Error(`${text} is not a version: expected major, minor, patch or x.y.z.`);
  return version;
}

function compare(a: Version, b: Version): number {
  const place = a.findIndex((number, index) => number !== b[index]);
  return place === -1 ? 0 : (a[place] as number) - (b[place] as number);
}
