export type Level = 'documented' | 'observed' | 'assumed';

export function readSources(text?: string): Map<string, { title: string; level: Level }>;
