import { createEmulator } from '../src/emulator/index.js';
import { respect } from './contract/respect.js';

const { url, close } = await createEmulator().listen();
const { exitCode, stdout, stderr } = await respect(`${url}/api/v1`);
await close();
console.log(stdout + (exitCode === 0 ? '' : stderr));
process.exitCode = exitCode;
