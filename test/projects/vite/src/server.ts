import { pushToEmulator } from './push';

const result = await pushToEmulator();
if (result !== '1 upserted, 1 invalid, 1 request') throw new Error(result);
