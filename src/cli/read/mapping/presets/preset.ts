import { readFile } from 'node:fs/promises';

/** The mappings that come with the command, one for what each CRM exports. */
export const presetNames = ['hubspot-deals', 'pipedrive-deals', 'salesforce-opportunities'] as const;

export type PresetName = (typeof presetNames)[number];

export function isPreset(name: string): name is PresetName {
  return presetNames.some((known) => known === name);
}

/** The mapping file that a preset stands for. */
export function readPreset(name: PresetName): Promise<string> {
  return readFile(new URL(`${name}.yaml`, import.meta.url), 'utf8');
}
