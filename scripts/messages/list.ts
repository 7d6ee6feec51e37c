import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** A message of the program in its source, with its placeholders. */
export interface Message {
  /** Such as `src/http/body.ts:61`. */
  readonly place: string;
  readonly text: string;
}

/** What takes messages. */
const takers = /^(CliError|OutputError|ApiError|Recotap\w*Error|say|print|note|warn|inRange|wholeNumber|Error)$/;

/** Each message that a user can get, in the order of the files. */
export function listMessages(): Message[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  return files
    .map((name) => `src/${name}`)
    .sort()
    .flatMap(messagesIn);
}

function messagesIn(file: string): Message[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const messages: Message[] = [];
  const visit = (node: ts.Node): void => {
    const text = messageOf(node);
    if (text === undefined) ts.forEachChild(node, visit);
    else messages.push({ place: `${file}:${lineOf(source, node)}`, text });
  };
  ts.forEachChild(source, visit);
  return messages;
}

function lineOf(source: ts.SourceFile, node: ts.Node): number {
  return source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
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
