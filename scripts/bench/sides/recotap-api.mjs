// The project, compiled by the bench.
export * from '../../../node_modules/.cache/recotap-bench/dist/src/index.js';
export { undiciFetch } from '../../../node_modules/.cache/recotap-bench/dist/src/undici.js';
