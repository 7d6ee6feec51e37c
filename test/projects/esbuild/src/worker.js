import { pushToEmulator } from './push.js';

export default {
  async fetch() {
    return new Response(await pushToEmulator());
  },
};
