import { pushToEmulator } from './push.js';

pushToEmulator().then(show, show);

function show(result) {
  document.querySelector('output').textContent = String(result);
}
