/** The place of a rule in the schema. Nothing reads it, and it would be an eighth of every validator. */
const schemaPaths = /schemaPath:"(?:[^"\\]|\\.)*",/g;

/** Ajv counts characters by a CommonJS module, whose wrapper is larger than the function. A surrogate pair is one character. */
const ajvsLength = 'require("ajv/dist/runtime/ucs2length").default';
const length = '(text) => text.length - (text.match(/[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]/g)?.length ?? 0)';

/** A string never has more characters than code units, and is empty in both or in neither, so most need no counting. */
const isEmpty = /\bfunc\d+\((\w+)\) < 1\b/g;
const isLonger = /(\bfunc\d+\((\w+)\)) > (\d+)/g;

/** Beyond eight fields, Ajv looks names up in a copy of the schema. Comparing is smaller and faster. */
const isField = /\bfunc\d+\.call\((schema\d+)\.properties, (\w+)\)/g;
const schemaConstant = /\bconst (schema\d+) = (\{.*?\});(?=const |function |export )/g;

/** The code around each error, of which a validator has some thirty. */
const noting =
  /const (err\d+) = (\{(?:(?!const err).)*?\});\s*if\(vErrors === null\)\{\s*vErrors = \[\1\];\s*\}\s*else \{\s*vErrors\.push\(\1\);\s*\}/gs;

const patternConstant = /\bconst (pattern\d+) = new RegExp\(("(?:[^"\\]|\\.)*"), "u"\);/g;
const patternTest = /\b(pattern\d+)\.test\((\w+)\)/g;
const patternText = /params:\{pattern: ("(?:[^"\\]|\\.)*")\}/g;

/** A validator calls no other unless a schema refers to itself, so the place of the value is always the top. */
const place = '{instancePath="", parentData, parentDataProperty, rootData=data}={}';

/** What a contract says of its patterns, by pattern. */
export interface PatternFacts {
  /** What is expected, in words. They are shorter than the pattern, and of more use. */
  expected: ReadonlyMap<unknown, unknown>;
  /** A cheaper pattern for most of the strings that the pattern admits, and for no others. */
  common: ReadonlyMap<unknown, unknown>;
}

/** Makes the code that Ajv wrote smaller and faster. It means the same. */
export function lean(code: string, { expected, common }: PatternFacts): string {
  const schemas = new Map([...code.matchAll(schemaConstant)].map(([, name, json = '']) => [name, JSON.parse(json)]));
  const comparisons = (_: string, schema: string, name: string) =>
    `(${Object.keys(schemas.get(schema).properties)
      .map((field) => `${name} === ${JSON.stringify(field)}`)
      .join(' || ')})`;
  const wording = (whole: string, pattern: string) => {
    const words = expected.get(JSON.parse(pattern));
    return words === undefined ? whole : `params:${JSON.stringify({ expected: words })}`;
  };
  return commonFirst(withoutPlace(withoutCounter(code)), common)
    .replace(ajvsLength, length)
    .replace(schemaPaths, '')
    .replace(patternText, wording)
    .replace(noting, '(vErrors ??= []).push($2);')
    .replace(isEmpty, '$1.length < 1')
    .replace(isLonger, '$2.length > $3 && $1 > $3')
    .replace(isField, comparisons);
}

/** Without branches to try out, the number of errors only repeats whether there are any. */
function withoutCounter(code: string): string {
  if (code.includes('_errs')) return code;
  return code
    .replaceAll('let errors = 0;', '')
    .replaceAll('errors++;', '')
    .replaceAll('errors = vErrors.length;', '')
    .replaceAll('return errors === 0;', 'return vErrors === null;');
}

/** Without a call of one validator by another, which hands its place in. */
function withoutPlace(code: string): string {
  const placeless = code.replaceAll(place, '');
  if (placeless.includes('parentData')) return code;
  return placeless.replaceAll('instancePath,', 'instancePath:"",').replaceAll('instancePath+', '');
}

/** Tries the cheaper pattern, where there is one, before the full one. */
function commonFirst(code: string, common: PatternFacts['common']): string {
  const cheaper = new Map<string, unknown>();
  for (const [, name = '', pattern = ''] of code.matchAll(patternConstant)) {
    const text = common.get(JSON.parse(pattern));
    if (text !== undefined) cheaper.set(name, text);
  }
  return code
    .replace(patternConstant, (constant, name) =>
      cheaper.has(name)
        ? `${constant}const ${name}Common = new RegExp(${JSON.stringify(cheaper.get(name))});`
        : constant,
    )
    .replace(patternTest, (test, name, value) =>
      cheaper.has(name) ? `(${name}Common.test(${value}) || ${test})` : test,
    );
}
