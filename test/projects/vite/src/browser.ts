import { pushToEmulator } from './push';

const output = document.querySelector('output') as HTMLOutputElement;
try {
  output.textContent = await pushToEmulator();
} catch (error) {
  output.textContent = String(error);
}
