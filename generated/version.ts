// Written by `npm run generate` from openapi.yaml. Do not edit.

/** The version of the contract, and of this package. */
export const version = '0.1.0';
