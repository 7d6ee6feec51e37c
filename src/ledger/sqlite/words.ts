import * as contract from '../../../generated/fields.js';
import type { Database } from './driver.js';

/** Codes that JSON text never has as such: control characters, which it escapes. */
const MOST_WORDS = 31;

/** Makes payloads shorter, and whole again, by the words that one ledger has codes for. */
export interface Words {
  pack(json: string): string;
  unpack(packed: string): string;
}

/** What a new ledger has codes for: the names of the fields, those of deals first. A ledger keeps its own list, as the contract grows. */
export function wordsOfContract(): string[] {
  const { dealFields, associatedAccountFields, ...others } = contract;
  const fields = [dealFields, associatedAccountFields, ...Object.values(others)].filter(Array.isArray).flat();
  const names = new Set(fields.map(({ name }: contract.ContractField) => name));
  return [...names].slice(0, MOST_WORDS).map((name) => `"${name}":`);
}

export function readWords(db: Database): Words {
  const rows = db.prepare('select code, text from word order by code').all() as { code: number; text: string }[];
  const byText = new Map(rows.map(({ code, text }) => [text, String.fromCharCode(code)]));
  const byCode = new Map(rows.map(({ code, text }) => [String.fromCharCode(code), text]));
  const escaped = [...byText.keys()].map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const texts = new RegExp(escaped.join('|') || '(?!)', 'g');
  return {
    pack: (json) => json.replace(texts, (text) => byText.get(text) as string),
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are the codes.
    unpack: (packed) => packed.replace(/[\u0001-\u001f]/g, (code) => byCode.get(code) ?? code),
  };
}
