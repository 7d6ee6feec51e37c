import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (file: string) => readFileSync(file, 'utf8');

describe('the files that set up an editor and a shell', () => {
  it('.nvmrc names the Node of the npm scripts', () => {
    const { devDependencies } = JSON.parse(read('package.json'));
    expect(read('.nvmrc').trim()).toBe(devDependencies.node.split('.')[0]);
  });

  it('.editorconfig indents and wraps code as the formatter does', () => {
    const { formatter } = JSON.parse(read('biome.json'));
    const editor = Object.fromEntries(
      [...read('.editorconfig').matchAll(/^(\w+) = (\w+)$/gm)].map(([, ...pair]) => pair),
    );
    expect(editor).toMatchObject({
      indent_style: formatter.indentStyle,
      indent_size: String(formatter.indentWidth ?? 2),
      max_line_length: String(formatter.lineWidth),
      end_of_line: formatter.lineEnding ?? 'lf',
    });
  });
});
