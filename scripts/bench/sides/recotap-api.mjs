// The project, compiled by the bench.
export * from '../../../node_modules/.cache/recotap-bench/dist/esm/src/index.js';
export {
  canonicalJson,
  laneName,
  openLedger,
} from '../../../node_modules/.cache/recotap-bench/dist/esm/src/ledger/index.js';
export { undiciFetch } from '../../../node_modules/.cache/recotap-bench/dist/esm/src/undici.js';
