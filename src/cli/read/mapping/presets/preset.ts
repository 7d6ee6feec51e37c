import { readFile } from 'node:fs/promises';

/** The mappings that come with the command, each for what a CRM exports or its API answers. */
export const presetNames = [
  'attio-deals',
  'close-opportunities',
  'dynamics-opportunities',
  'fivetran-hubspot',
  'fivetran-salesforce',
  'hubspot-api',
  'hubspot-deals',
  'odoo-leads',
  'pipedrive-api',
  'pipedrive-deals',
  'salesforce-opportunities',
  'salesforce-soql',
  'zoho-deals',
] as const;

export type PresetName = (typeof presetNames)[number];

export function isPreset(name: string): name is PresetName {
  return presetNames.some((known) => known === name);
}

/** The text of a preset, which is a mapping file. */
export function readPreset(name: PresetName): Promise<string> {
  return readFile(new URL(`${name}.yaml`, import.meta.url), 'utf8');
}
