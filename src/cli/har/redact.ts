import * as fields from '../../../generated/fields.js';
import { operations } from '../../../generated/operations.js';
import { answers } from '../../../generated/shapes.js';
import { parseJson } from '../contract/json.js';
import { alternatives, fieldTypes, inside } from '../contract/types.js';
import type { Redactor } from './entry.js';
import { createValues } from './values.js';

/** No response of the contract is as deep. What is deeper is left out. */
const DEEPEST = 100;

export function createRedactor(): Redactor {
  const values = createValues();

  /** @param types what the value may be, as `generated/shapes.ts` writes it */
  function redact(value: unknown, types: readonly string[], key = '', depth = 0): unknown {
    if (depth > DEEPEST) return null;
    if (typeof value === 'number') return values.number(value);
    if (typeof value === 'string') return isWord(value, types, key) ? value : text(value);
    if (Array.isArray(value)) return value.map((each) => redact(each, inside(types, '[]'), key, depth + 1));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, redact(each, typesOf(types, name), name, depth + 1)]),
    );
  }

  function text(value: string): string {
    const list = value.startsWith('[') ? parseJson(value) : undefined;
    return Array.isArray(list) ? JSON.stringify(redact(list, [])) : values.text(value);
  }

  /** @param isUsual whether the part before a path of the contract is one to show */
  function path(target: string, isUsual: (base: string) => boolean): string {
    const [pathname = '', query] = target.split('?');
    const call = templates.find(({ pattern }) => pattern.test(pathname));
    const clean =
      call === undefined
        ? '/not-in-the-contract'
        : pathname.replace(call.pattern, (_, base: string, ...ids: unknown[]) => {
            const given = ids.filter((id) => typeof id === 'string').slice(0, call.names.length);
            return (
              (isUsual(base) ? base : '/somewhere') +
              call.path.replace(/\{\w+\}/g, () => encodeURIComponent(values.text(decode(given.shift()))))
            );
          });
    if (query === undefined) return clean;
    const replaced = [...new URLSearchParams(query)].map(([name, value]) => [
      /^[a-z]+$/i.test(name) ? name : 'parameter',
      text(value),
    ]);
    return `${clean}?${new URLSearchParams(replaced)}`;
  }

  return {
    url(url) {
      const { origin, pathname, search } = new URL(url);
      return origin + path(pathname + search, () => true);
    },
    requestBody(body) {
      const json = parseJson(body);
      return json === undefined ? notJson(body) : JSON.stringify(redact(json, []));
    },
    responseBody({ request, response }) {
      const { status = 0, body = '' } = response ?? {};
      const json = parseJson(body);
      if (json === undefined) return body === '' ? '' : notJson(body);
      const type = shapeOf(request.method, new URL(request.url).pathname, status);
      const clean = redact(json, type === undefined ? [] : [type]);
      return JSON.stringify(
        isObject(json) && isObject(clean) ? { ...clean, ...envelope(json, status, request.url) } : clean,
      );
    },
  };

  /** What of an envelope follows from the call: that it agrees with the call can still be checked. */
  function envelope(json: Record<string, unknown>, status: number, url: string): object {
    return {
      ...(json.statusCode === status ? { statusCode: status } : {}),
      ...(typeof json.path === 'string' && json.path.startsWith('/')
        ? { path: path(json.path, (base) => new URL(url).pathname.startsWith(`${base}/`)) }
        : {}),
    };
  }
}

/** The paths of the contract, those without parameters first. */
const templates = [...new Set(Object.values(operations).map(({ path }) => path))]
  .sort((one, other) => Number(one.includes('{')) - Number(other.includes('{')))
  .map((path) => ({
    path,
    names: [...path.matchAll(/\{\w+\}/g)],
    pattern: new RegExp(`^(.*?)${path.replace(/\{\w+\}/g, '([^/]+)')}$`),
  }));

/** The enum values of requests, by the name of the field. */
const words = new Map(
  Object.values(fields).flatMap((list) => list.map((field) => [field.name, field.enum ?? []] as const)),
);

function isWord(value: string, types: readonly string[], key: string): boolean {
  return (
    types.flatMap(alternatives).includes(`"${value}"`) ||
    (types.length === 0 && words.get(key)?.includes(value) === true)
  );
}

function shapeOf(method: string, pathname: string, status: number): string | undefined {
  const call = templates.find(({ pattern }) => pattern.test(pathname));
  const bodies = answers[`${method} ${call?.path}`]?.bodies;
  return bodies?.[status] ?? bodies?.[`${String(status)[0]}XX`] ?? (status < 300 ? bodies?.[200] : undefined);
}

/** The types of a field. That none is known is not the same as that the whole answer is unknown. */
function typesOf(types: readonly string[], name: string): string[] {
  if (types.length === 0) return [];
  return [...fieldTypes(types, name).map(({ type }) => type), ...inside(types, '{}'), 'any'];
}

function decode(text: unknown): string {
  try {
    return decodeURIComponent(String(text));
  } catch {
    return String(text);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notJson(text: string): string {
  return `(${text.length} characters that are not JSON)`;
}
