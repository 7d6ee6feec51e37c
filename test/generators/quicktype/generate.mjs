import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FetchingJSONSchemaStore, InputData, JSONSchemaInput, quicktypeMultiFile } from 'quicktype-core';

// Java's types need no library this way.
const languages = {
  python: { file: 'recotap.py', options: { 'python-version': '3.7' } },
  go: { file: 'recotap.go', options: {} },
  java: { file: 'Recotap.java', options: { 'just-types': true, package: 'recotap' } },
  csharp: { file: 'Recotap.cs', options: {} },
  kotlin: { file: 'Recotap.kt', options: {} },
  rust: { file: 'recotap.rs', options: {} },
  php: { file: 'Recotap.php', options: {} },
};

const [, , schemas, output] = process.argv;

for (const [lang, { file, options }] of Object.entries(languages)) {
  const input = new JSONSchemaInput(new FetchingJSONSchemaStore());
  for (const name of readdirSync(schemas).filter((each) => each.endsWith('.schema.json'))) {
    const schema = readFileSync(join(schemas, name), 'utf8');
    await input.addSource({ name: JSON.parse(schema).title, schema });
  }
  const inputData = new InputData();
  inputData.addInput(input);
  const files = await quicktypeMultiFile({
    inputData,
    lang,
    outputFilename: file,
    rendererOptions: options,
  });
  for (const [name, { lines }] of files) {
    const path = join(output, lang, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, lines.join('\n'));
  }
}
