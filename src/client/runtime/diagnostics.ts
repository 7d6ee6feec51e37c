/** Asking for the module this way costs a runtime nothing that has none. */
export function diagnosticsChannel(): typeof import('node:diagnostics_channel') | undefined {
  return globalThis.process?.getBuiltinModule?.('node:diagnostics_channel');
}
