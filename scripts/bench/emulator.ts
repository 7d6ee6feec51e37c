import { createEmulator } from '../../src/emulator/index.js';

// Prints its URL, and serves until it is killed.
const { url } = await createEmulator({ keepBodies: 0 }).listen();
console.log(url);
