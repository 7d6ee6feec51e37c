import { readFile } from 'node:fs/promises';

/** The mappings that come with the command, each for the export of a CRM. */
export const presetNames = ['hubspot-deals', 'pipedrive-deals', 'salesforce-opportunities'] as const;

export type PresetName = (typeof presetNames)[number];

export function isPreset(name: string): name is PresetName {
  return presetNames.some((known) => known === name);
}

/** The text of a preset, which is a mapping file. */
export function readPreset(name: PresetName): Promise<string> {
  return readFile(new URL(`${name}.yaml`, import.meta.url), 'utf8');
}
