import { CliError } from '../../terminal/cli-error.js';

/** How files of other kinds start, in hexadecimal digits, and what to do with them. */
const binary: [start: RegExp, what: string][] = [
  [/^50415231[01]/, "is Parquet. Export it as CSV, for example with DuckDB: copy 'deals.parquet' to 'deals.csv'"],
  [/^4f626a01/, 'is Avro. Export it as CSV or NDJSON'],
  [/^4152524f573100/, 'is Arrow (Feather). Export it as CSV or NDJSON'],
  [/^53514c69746520666f726d6174203300/, 'is an SQLite database. Export the table as CSV'],
  [/^255044462d/, 'is a PDF. Export the data as CSV or as an Excel workbook'],
  [/^7b5c727466/, 'is RTF, a text with its layout. Save it as plain text'],
  [/^fd377a585a00/, 'is packed by xz. Unpack it with xzcat, and name - as the file'],
  [/^425a683[1-9]314159265359/, 'is packed by bzip2. Unpack it with bzcat, and name - as the file'],
  [/^28b52ffd/, 'is packed by zstd. Unpack it with zstdcat, and name - as the file'],
  [/^04224d18/, 'is packed by LZ4. Unpack it with lz4cat, and name - as the file'],
  [/^377abcaf271c/, 'is a 7z archive. Unpack it with 7z x, and name the file in it'],
  [/^526172211a07/, 'is a RAR archive. Unpack it, and name the file in it'],
  [/^4f5243(?:0[0-8]|1[0-9a-f])/, 'is ORC. Export it as CSV or NDJSON'],
  [/^(?:[2-7][0-9a-f]){1,60}(?:00){4}/, 'is a tar archive, or no text. Unpack it, and name the file in it'],
  [/^504b0506/, 'is a zip archive with nothing in it'],
  [/^(?:fffe0000|0000feff)/, 'is UTF-32. Convert it: iconv -f UTF-32 -t UTF-8'],
];

const markup: [start: RegExp, what: string][] = [
  [
    /^\s*<(?:!doctype|html|head|body|table|meta)\b/i,
    'is HTML. If it is a table, open it in Excel and save it as .xlsx. If it is an error page, export the file again',
  ],
  [/^\s*<\?xml\b/i, 'is XML. If it is a table, open it in Excel and save it as .xlsx'],
];

/** How many bytes are enough to know any of them. */
export const longestSignature = 64;

/** @throws CliError when a file starts as one of a kind that cannot be read */
export function refuseOtherKinds(start: Buffer, name: string): void {
  const hex = start.toString('hex', 0, longestSignature);
  const text = start.toString('utf8', 0, longestSignature).replace(/^\ufeff/, '');
  const other = binary.find(([signature]) => signature.test(hex)) ?? markup.find(([tag]) => tag.test(text));
  if (other !== undefined) throw new CliError(`${name} ${other[1]}.`);
  if (!hex.startsWith('d0cf11e0a1b11ae1')) return;
  // A password turns a new workbook into the container of an old one.
  throw new CliError(
    /\.xls$/i.test(name)
      ? `${name} is an old Excel workbook. Save it as .xlsx, or its sheet as "CSV UTF-8".`
      : `${name} is a workbook with a password, or an old one. Open it in Excel, remove the password (File, Info, Protect Workbook), and save it as .xlsx.`,
  );
}

export function isZip(start: Buffer): boolean {
  return start.toString('hex', 0, 4) === '504b0304';
}

export function isGzip(start: Buffer): boolean {
  return start[0] === 0x1f && start[1] === 0x8b;
}
