import { resolve } from 'node:path';
import ts from 'typescript';

/** A name that users of the package see, or a member of one, as an editor shows it. */
export interface PublicName {
  /** Such as `PushOptions.lingerMs`. */
  name: string;
  /** What it is imported from, such as `recotap-api/ledger`. */
  entry: string;
  isFunction: boolean;
  /** Whether an interface or a class has it. */
  isMember: boolean;
  isOptional: boolean;
  /** Such as `number`; empty for a name that is not a value. */
  type: string;
  /** Such as `(property) PushOptions.lingerMs?: number | undefined`. */
  signature(): string;
  comment: string;
  tags: { name: string; text: string }[];
}

const entries = ['index', 'ledger', 'emulator', 'msw', 'undici', 'examples'];

export const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: ['node'],
};

/**
 * Every public name with its members, from the types as built.
 *
 * @throws Error if they have not been built
 */
export function publicNames(): PublicName[] {
  const files = entries.map((entry) => resolve(`dist/types/${entry}.d.ts`));
  const missing = files.find((file) => !ts.sys.fileExists(file));
  if (missing !== undefined) throw new Error(`${missing} does not exist. Run: npm run build`);
  const service = ts.createLanguageService(hostOf(files));
  const program = service.getProgram() as ts.Program;
  const seen = new Set<ts.Symbol>();
  return files.flatMap((file, index) => {
    const module = program.getTypeChecker().getSymbolAtLocation(program.getSourceFile(file) as ts.SourceFile);
    const entry = index === 0 ? 'recotap-api' : `recotap-api/${entries[index]}`;
    return listed(service, entry, module as ts.Symbol, seen);
  });
}

function hostOf(files: string[]): ts.LanguageServiceHost {
  const { fileExists, readFile, readDirectory, directoryExists, getDirectories } = ts.sys;
  return {
    fileExists,
    readFile,
    readDirectory,
    directoryExists,
    getDirectories,
    getCompilationSettings: () => compilerOptions,
    getScriptFileNames: () => files,
    getScriptVersion: () => '1',
    getScriptSnapshot: (file) => ts.ScriptSnapshot.fromString(ts.sys.readFile(file) ?? ''),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    getCurrentDirectory: () => process.cwd(),
  };
}

function listed(service: ts.LanguageService, entry: string, module: ts.Symbol, seen: Set<ts.Symbol>): PublicName[] {
  const checker = (service.getProgram() as ts.Program).getTypeChecker();

  function shown(symbol: ts.Symbol, name: string, isMember: boolean): PublicName {
    const declaration = symbol.declarations?.[0] as ts.NamedDeclaration;
    const file = declaration.getSourceFile().fileName;
    const type = symbol.flags & ts.SymbolFlags.Type ? undefined : checker.getTypeOfSymbol(symbol);
    const tags = symbol.getJsDocTags(checker);
    return {
      name,
      entry,
      isFunction: type !== undefined && type.getCallSignatures().length > 0,
      isMember,
      isOptional: (symbol.flags & ts.SymbolFlags.Optional) !== 0,
      type: type === undefined ? '' : checker.typeToString(checker.getNonNullableType(type)),
      signature() {
        const info = service.getQuickInfoAtPosition(file, (declaration.name ?? declaration).getStart());
        return ts.displayPartsToString(info?.displayParts).replace(/\s+/g, ' ');
      },
      comment: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
      tags: tags.map((tag) => ({ name: tag.name, text: ts.displayPartsToString(tag.text) })),
    };
  }

  function withMembers(symbol: ts.Symbol, name: string, isMember: boolean): PublicName[] {
    if (seen.has(symbol)) return [];
    seen.add(symbol);
    const self = shown(symbol, name, isMember);
    const members = isStructure(name) ? [] : (symbol.declarations ?? []).flatMap(membersOf);
    return [self, ...members.flatMap(([member, inner]) => withMembers(inner, `${name}.${member}`, true))];
  }

  /** The fields and methods that a declaration lists, also those of a type literal in it, unless that is an alternative or a parameter. */
  function membersOf(node: ts.Node): [string, ts.Symbol][] {
    const found: [string, ts.Symbol][] = [];
    const visit = (inner: ts.Node): void => {
      if (ts.isTypeElement(inner) || ts.isClassElement(inner)) {
        const symbol = inner.name && checker.getSymbolAtLocation(inner.name);
        if (symbol !== undefined) found.push([inner.name?.getText() ?? '', symbol]);
      } else if (!isElsewhere(inner)) {
        ts.forEachChild(inner, visit);
      }
    };
    ts.forEachChild(node, visit);
    return found;
  }

  return checker
    .getExportsOfModule(module)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol))
    .flatMap((symbol) => withMembers(symbol, symbol.name, false));
}

/** Whether what is inside belongs to a parameter, an alternative or an argument, which the comment around it describes. */
const isElsewhere = (node: ts.Node) =>
  ts.isParameter(node) || ts.isUnionTypeNode(node) || ts.isFunctionTypeNode(node) || ts.isTypeReferenceNode(node);

/** What openapi-typescript writes for openapi-fetch, and what is data. */
const isStructure = (name: string) => /^(paths|webhooks|components|\$defs|operations|examples)$/.test(name);
