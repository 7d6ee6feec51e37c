import { inflateRawSync } from 'node:zlib';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;

/** A report as a browser reads it. */
export interface ReadReport {
  /** The names of its elements. */
  elements: string[];
  /** The name and value of each attribute. */
  attributes: [name: string, value: string][];
  /** What a reader sees, without the table of problems, in one line. */
  text: string;
  scripts: string[];
  /** What the page shows in its table, column by column. */
  problems: Record<'place' | 'id' | 'name' | 'status' | 'reason', string[]> & { reasons: number[][] };
}

export function readReport(html: string): ReadReport {
  const report: ReadReport = {
    elements: [],
    attributes: [],
    text: '',
    scripts: [],
    problems: { place: [], id: [], name: [], status: [], reason: [], reasons: [] },
  };
  const texts: string[] = [];
  walk(parse(html), (node) => {
    if ('tagName' in node) {
      report.elements.push(node.tagName);
      for (const { name, value } of node.attrs) report.attributes.push([name, value]);
    }
    if (node.nodeName !== '#text' || !('value' in node)) return;
    const parent = node.parentNode?.nodeName;
    if (parent === 'script') report.scripts.push(node.value);
    else if (parent !== 'style') texts.push(node.value);
  });
  report.text = texts.join(' ').replace(/\s+/g, ' ').trim();
  const packed = report.scripts[0] ?? '';
  if (/^[\w+/]+=*$/.test(packed))
    report.problems = JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString());
  return report;
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  if ('childNodes' in node) for (const child of node.childNodes) walk(child, visit);
}
