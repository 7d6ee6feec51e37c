import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

const [, , file] = process.argv;
let rows = 0;
for await (const _ of createReadStream(file).pipe(parse({ columns: true }))) rows++;
console.log(JSON.stringify({ rows }));
