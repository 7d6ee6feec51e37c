const text = 'Written by `npm run generate` from openapi.yaml. Do not edit.';

/** The first line of every generated module. */
export const banner = `// ${text}\n`;

/** The same for JSON, which has no comments. */
export const jsonBanner = text;
