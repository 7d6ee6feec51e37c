import { listMessages } from './messages/list.js';

// Lists each message that a user can get, with its place, for somebody to read: what happened, where, and what to do.

for (const { place, text } of listMessages()) console.log(`${place}: ${text}`);
