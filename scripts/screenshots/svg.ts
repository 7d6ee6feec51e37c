const [size, lineHeight, charWidth, margin] = [13, 19, 7.83, 18];

/** Lines of a terminal as an image that follows the theme of the reader. Lines that are too long go on in the next one. */
export function terminalSvg(lines: readonly string[], columns: number): string {
  const rows = lines.flatMap((line) => wrapped(line, columns));
  const width = Math.ceil(columns * charWidth + 2 * margin);
  const height = rows.length * lineHeight + 2 * margin;
  const texts = rows.map((row, index) => {
    const name = row.startsWith('$ ') ? ' class="command"' : '';
    return `<text${name} x="${margin}" y="${margin + (index + 0.75) * lineHeight}" xml:space="preserve">${escaped(row)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="A push in a terminal">
<style>
rect { fill: #f6f7f8; stroke: #d5d8dc; }
text { fill: #24292f; font: ${size}px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.command { font-weight: 700; }
@media (prefers-color-scheme: dark) { rect { fill: #15181c; stroke: #30363d; } text { fill: #d7dce2; } }
</style>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
${texts.join('\n')}
</svg>
`;
}

function wrapped(line: string, columns: number): string[] {
  const rows: string[] = [];
  let rest = line;
  while (rest.length > columns) {
    const space = rest.lastIndexOf(' ', columns);
    const at = space > columns / 2 ? space : columns;
    rows.push(rest.slice(0, at));
    rest = `    ${rest.slice(at).trimStart()}`;
  }
  return [...rows, rest];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
