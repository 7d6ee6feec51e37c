// Written by `npm run generate` from openapi.yaml. Do not edit.

/** The base URL of each environment. */
export const servers = {
  production: 'https://eapi.recotap.com/api/v1',
  sandbox: 'https://sandboxapi.reco-tap.com/api/v1',
} as const;
