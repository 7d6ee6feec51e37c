import { expect, it } from 'vitest';
import { createEmulator } from '../../src/emulator/index.js';
import { program, recotap } from './command.js';
import { serve } from './servers.js';

it('a program that pushed ends by itself, while the server would keep its connections for ten minutes', async () => {
  const emulator = createEmulator();
  const server = await serve(async (incoming, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const headers = incoming.headers as Record<string, string>;
    const answer = await emulator.fetch('http://127.0.0.1/api/v1/deals', {
      method: 'POST',
      headers,
      body: Buffer.concat(chunks),
    });
    response.writeHead(answer.status, { connection: 'keep-alive', 'keep-alive': 'timeout=600' });
    response.end(await answer.text());
  });
  const { code, stdout } = await recotap([server.url, '250'], { program: program('library-push.js') });
  expect(JSON.parse(stdout)).toMatchObject({ upserted: 250 });
  expect(code).toBe(0);
});
