import { expect, it } from 'vitest';
import { createEmulator } from '../../src/emulator/index.js';

it('a front-end on another origin may call the emulator, and read Retry-After', async () => {
  const emulator = createEmulator();
  const preflight = await emulator.fetch('http://127.0.0.1/deals', {
    method: 'OPTIONS',
    headers: {
      origin: 'http://localhost:5173',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,x-api-key',
    },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-headers')).toBe('content-type,x-api-key');
  const response = await emulator.fetch('http://127.0.0.1/deals', {
    method: 'POST',
    headers: { origin: 'http://localhost:5173' },
  });
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(response.headers.get('access-control-expose-headers')).toBe('Retry-After');
  expect(emulator.requests).toHaveLength(1);
});
