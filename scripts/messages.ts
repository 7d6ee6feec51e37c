import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

// Lists each message that a user can get, with its place, for somebody to read: what happened, where, and what to do.

/** What takes messages. */
const takers = /^(CliError|OutputError|ApiError|Recotap\w*Error|say|print|note|warn|inRange|wholeNumber|Error)$/;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
for (const file of files.map((name) => `src/${name}`).sort()) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    const text = messageOf(node);
    if (text === undefined) ts.forEachChild(node, visit);
    else console.log(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${text}`);
  };
  ts.forEachChild(source, visit);
}

/** The text of a literal that has the form of a sentence, or that an error takes. */
function messageOf(node: ts.Node): string | undefined {
  if (!ts.isStringLiteralLike(node) && !ts.isTemplateExpression(node)) return undefined;
  const text = node.getText().slice(1, -1).replace(/\s+/g, ' ');
  return /^[A-Z$].* .*[.?:]$/.test(text) || (isTaken(node) && /[a-z] [a-z]/.test(text)) ? text : undefined;
}

function isTaken(node: ts.Node): boolean {
  for (let at = node.parent; at !== undefined && !ts.isStatement(at); at = at.parent) {
    if ((ts.isNewExpression(at) || ts.isCallExpression(at)) && takers.test(at.expression.getText())) return true;
  }
  return false;
}
