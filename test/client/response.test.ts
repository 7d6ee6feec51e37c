import { describe, expect, it } from 'vitest';
import { createRecotapClient } from '../../src/index.js';

const text = '{"name":"Zoë"}';

/** What a middleware is handed for an answer. */
async function responseFor(body: string, init: ResponseInit = {}): Promise<Response> {
  const client = createRecotapClient({ apiKey: 'key', fetch: async () => new Response(body, init) });
  let seen: Response | undefined;
  client.use({
    onResponse({ response }) {
      seen = response.clone();
    },
  });
  await client.GET('/deal-stages');
  if (seen === undefined) throw new Error('there was no response');
  return seen;
}

describe('the response that a middleware gets', () => {
  it('is a standard one, whose body was not used yet', async () => {
    const response = await responseFor(text, { status: 201, statusText: 'Made', headers: { 'x-a': '1' } });
    expect(response).toBeInstanceOf(Response);
    const { ok, status, statusText, bodyUsed } = response;
    expect({ ok, status, statusText, bodyUsed }).toEqual({
      ok: true,
      status: 201,
      statusText: 'Made',
      bodyUsed: false,
    });
    expect(response.headers.get('x-a')).toBe('1');
  });

  it.each<[string, (response: Response) => Promise<unknown>, unknown]>([
    ['JSON', (response) => response.json(), { name: 'Zoë' }],
    ['text', (response) => response.text(), text],
    ['bytes', async (response) => new TextDecoder().decode(await response.arrayBuffer()), text],
    ['a blob', async (response) => (await response.blob()).text(), text],
    ['a stream', (response) => new Response(response.body).text(), text],
    ['the JSON of a clone', (response) => response.clone().json(), { name: 'Zoë' }],
  ])('can be read as %s', async (_, read, expected) => {
    expect(await read(await responseFor(text))).toEqual(expected);
  });

  it('can be read as a form, if it is one', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const response = await responseFor('name=Zoe', { status: 400, headers });
    expect((await response.formData()).get('name')).toBe('Zoe');
  });

  it('gives its text once, as any other', async () => {
    const response = await responseFor(text);
    await response.text();
    expect(response.bodyUsed).toBe(true);
    await expect(response.text()).rejects.toThrow(TypeError);
  });

  it('has no JSON where there is none', async () => {
    await expect((await responseFor('oops', { status: 400 })).json()).rejects.toThrow(SyntaxError);
  });

  it('says of its length what the server said', async () => {
    expect((await responseFor(text)).headers.get('content-length')).toBeNull();
    const told = await responseFor(text, { headers: { 'content-length': '15' } });
    expect(told.headers.get('content-length')).toBe('15');
  });
});
