import { isId, type ValueSpec } from '../mapping/model.js';
import { withoutUnseen } from '../mapping/raw.js';
import { amountConverter } from './amount.js';
import { type Converter, Refused, type Tally } from './converter.js';
import { toCurrency } from './currency.js';
import { dateConverter } from './date-column.js';
import { domainConverter } from './domain.js';
import { ownIdReader, toId } from './id.js';
import { nothingTest } from './nothing.js';
import { toBoolean, toList, toText } from './text.js';
import { readTexts, readVisible } from './visible.js';

/** The converter for the values of one source. A word for nothing leaves the field out. */
export function converterOf(spec: ValueSpec): Converter {
  const { convert, look, ...others } = ofType(spec);
  const isNothing = nothingTest(spec.nothing);
  const isRequired = isNeeded(spec);
  const { name = 'a field' } = spec.wanted;
  // A character that is removed from an id would make it the id of another item.
  const readText =
    kindIn(spec) === 'id' ? (raw: string) => raw : (raw: string, tally: Tally) => readVisible(raw, name, tally);
  return {
    ...others,
    convert(raw, tally) {
      const text = typeof raw === 'string' ? readText(raw, tally) : raw;
      if (typeof text !== 'string') return text instanceof Refused ? text : convert(text, tally);
      if (text !== '' && !isNothing(text)) return convert(text, tally);
      return isRequired ? new Refused(raw, whyNothing(text)) : undefined;
    },
    ...(look === undefined
      ? {}
      : {
          look(raw) {
            const text = typeof raw === 'string' ? withoutUnseen(raw) : raw;
            if (typeof text !== 'string' || !isNothing(text)) look(text);
          },
        }),
  };
}

function whyNothing(text: string): string {
  if (text === '') return 'must have a value, and this has only invisible characters';
  if (text.trim().startsWith('#'))
    return 'must have a value, and this is an error of a spreadsheet: correct the cell, and export again';
  return 'must have a value, and this word stands for none';
}

/** Whether the item needs the value. What only a part of the item needs is left out with that part. */
function isNeeded({ wanted, within }: ValueSpec): boolean {
  return wanted.required === true && within === undefined;
}

function ofType(spec: ValueSpec): Converter {
  const { wanted, type, decimal, scale, format, zone, nothing, within } = spec;
  const isKept = type !== 'date' && format === undefined && zone === undefined;
  switch (kindIn(spec)) {
    case 'date':
      return dateConverter({ formats: format, zone }, isKept);
    case 'domain':
      return domainConverter({ isRequired: isNeeded(spec), isSeveral: within === 'entry', nothing });
    case 'currency':
      return { convert: toCurrency };
    case 'id':
      return { convert: isNeeded(spec) ? ownIdReader(wordIn(wanted.name)) : toId };
    case 'number':
    case 'integer':
      return amountConverter(decimal, scale);
    case 'boolean':
      return { convert: toBoolean };
    case 'array':
      return { convert: (raw, tally) => toList(readTexts(raw, wanted.name ?? 'a list', tally)) };
    case 'object':
      return { convert: (raw, tally) => readTexts(raw, wanted.name ?? 'an object', tally) };
    default:
      return { convert: toText };
  }
}

/** What an item is called, by the name of its id: `deal` for `externalDealId`. */
function wordIn(idField = ''): string {
  return idField.replace(/^external|Id$/g, '').toLowerCase();
}

function kindIn({ wanted, type }: ValueSpec): string {
  return type === undefined || type === 'string' ? kindOf(wanted) : type;
}

/** What a field takes, more closely than its type says. */
function kindOf(wanted: ValueSpec['wanted']): string {
  const { type, format = '' } = wanted;
  if (['date', 'domain', 'currency'].includes(format)) return format;
  return isId(wanted) ? 'id' : type;
}
