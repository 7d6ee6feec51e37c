/** For any package. */
const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
]);

/** For packages of the development alone, which nobody is given. */
const forDevelopment = new Set([...permissive, 'CC-BY-4.0', 'LGPL-3.0-or-later', 'MPL-2.0']);

/** Whether the licence of a manifest, an SPDX expression without nested parentheses, is one to use a package under. */
export function isAllowed(licence: string | undefined, isDevelopment: boolean): boolean {
  if (licence === undefined) return false;
  const allowed = isDevelopment ? forDevelopment : permissive;
  const choices = licence.replace(/^\((.*)\)$/, '$1').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((each) => allowed.has(each)));
}

/** What a manifest says, in today's form or in an earlier one. */
export function licenceOf({ license, licenses }: { license?: unknown; licenses?: unknown }): string | undefined {
  if (typeof license === 'string') return license;
  const types = [license, licenses].flat().flatMap((each) => {
    const { type }: { type?: unknown } = Object(each);
    return typeof type === 'string' ? [type] : [];
  });
  return types.length === 0 ? undefined : types.join(' OR ');
}
