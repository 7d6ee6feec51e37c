import { CliError } from '../../terminal/cli-error.js';
import { peek } from './peek.js';
import { createUtf8Check, type NotUtf8 } from './utf8.js';

/** In UTF-16, most texts have a zero byte in each character of ASCII. */
const lookForZeros = 64;

const byteOrderMarks: [encoding: string, mark: Buffer][] = [
  ['utf-8', Buffer.from([0xef, 0xbb, 0xbf])],
  ['utf-16le', Buffer.from([0xff, 0xfe])],
  ['utf-16be', Buffer.from([0xfe, 0xff])],
];

/**
 * The text of a file as UTF-8, without a byte order mark.
 *
 * @param encoding what the user says. By default UTF-8, or what a byte order mark names
 * @throws CliError when the bytes are in another encoding
 */
export async function* decodeText(
  bytes: AsyncIterable<Buffer>,
  name: string,
  encoding: string | undefined,
): AsyncGenerator<Buffer> {
  const { start, chunks } = await peek(bytes, lookForZeros);
  const [marked, mark] = byteOrderMarks.find(([, mark]) => start.subarray(0, mark.length).equals(mark)) ?? [];
  const said = encoding === undefined ? undefined : new TextDecoder(encoding).encoding;
  if (marked === undefined && said === undefined) refuseUtf16(start, name);
  if (marked !== undefined && said !== undefined && marked !== said && encoding?.toLowerCase() !== 'utf-16') {
    throw new CliError(`${name} is ${marked}, as its first bytes say, and not ${encoding}. Leave out the encoding.`);
  }
  const used = marked ?? said ?? 'utf-8';
  const text = used === 'utf-8' ? checkedUtf8(chunks, name) : decoded(chunks, name, used);
  yield* without(mark === undefined ? 0 : Buffer.byteLength('\ufeff'), text);
}

/** Leaves out the first bytes. */
async function* without(count: number, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let left = count;
  for await (const chunk of chunks) {
    const rest = chunk.subarray(left);
    left -= chunk.length - rest.length;
    if (rest.length > 0) yield rest;
  }
}

async function* checkedUtf8(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  const utf8 = createUtf8Check();
  for await (const chunk of chunks) {
    refuseNotUtf8(utf8.push(chunk), name);
    yield chunk;
  }
  refuseNotUtf8(utf8.end(), name);
}

function refuseNotUtf8(found: NotUtf8 | undefined, name: string): void {
  if (found === undefined) return;
  throw new CliError(
    `${name} is not UTF-8: line ${found.line} has the byte 0x${hex(found.byte)} at offset ${found.offset}. If it comes from Excel or an older program in the West, name its encoding: --encoding windows-1252. Or save it as UTF-8 (in Excel: "CSV UTF-8").`,
  );
}

function refuseUtf16(start: Buffer, name: string): void {
  const look = start.subarray(0, 8 * lookForZeros);
  const zerosAt = (parity: number) => look.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  const [even, odd] = [zerosAt(0), zerosAt(1)];
  const most = Math.max(even, odd);
  if (most < 2 || most < 0.6 * (look.length >> 1) || Math.min(even, odd) > 0.1 * most) return;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  throw new CliError(`${name} is UTF-16 without a byte order mark. Name the encoding: --encoding ${encoding}.`);
}

async function* decoded(chunks: AsyncIterable<Buffer>, name: string, encoding: string): AsyncGenerator<Buffer> {
  const options = { fatal: true, ignoreBOM: true };
  const decoder = new TextDecoder(encoding, options);
  let line = 1;
  let offset = 0;

  function decode(chunk: Buffer, isLast: boolean): Buffer {
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: !isLast });
    } catch {
      throw new CliError(
        `${name} is not ${encoding}: ${place(chunk)}. Name another encoding, or save it as UTF-8 (in Excel: "CSV UTF-8").`,
      );
    }
    line += text.split('\n').length - 1;
    offset += chunk.length;
    return Buffer.from(text);
  }

  /** Where the first wrong bytes are: somewhere in this chunk. */
  function place(chunk: Buffer): string {
    if (chunk.length === 0) return 'it ends in the middle of a character';
    const probe = new TextDecoder(encoding, options);
    for (let at = 0; at < chunk.length; at++) {
      try {
        if (probe.decode(chunk.subarray(at, at + 1), { stream: true }) === '\n') line++;
      } catch {
        return `line ${line} has the byte 0x${hex(chunk[at] ?? 0)} at offset ${offset + at}`;
      }
    }
    return `wrong bytes near line ${line}`;
  }

  for await (const chunk of chunks) yield decode(chunk, false);
  yield decode(Buffer.alloc(0), true);
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
