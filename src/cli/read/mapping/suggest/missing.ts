import type { SampleColumn } from './model.js';
import { scalar } from './scalar.js';

const cure = 'name it, and remove the # in front';

/** The entry for the id that no column looks like. It is a comment: only the user can tell. */
export function missingId(name: SampleColumn | undefined): string {
  const what = `no column looks like the id of a deal, which every deal needs: ${cure}`;
  const values = name?.values ?? [];
  if (name === undefined || values.length === 0 || new Set(values).size < values.length)
    return `# externalDealId: { column: … } # ${what}`;
  const advice = 'This one differs in all rows that were looked at, but a deal with another name is another deal';
  return `# externalDealId: { column: ${scalar(name.name)} } # ${what}. ${advice}`;
}

/** The entry for the name that no column looks like, made of others where they tell a deal. */
export function missingName(parts: readonly SampleColumn[]): string {
  const what = 'no column looks like the name of a deal, which every deal needs';
  const usable = parts.filter(({ name }) => !/[{}]/.test(name));
  if (usable.length === 0) return `# name: { column: … } # ${what}: ${cure}`;
  const template = usable.map(({ name }) => `{${name}}`).join(' ');
  return `name: { template: ${JSON.stringify(template)} } # ${what}, so it is made of the company and the product`;
}
