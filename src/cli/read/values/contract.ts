import { isId, type ValueSpec } from '../mapping/model.js';
import { amountConverter } from './amount.js';
import { type Converter, Refused } from './converter.js';
import { toCurrency } from './currency.js';
import { dateConverter } from './date-column.js';
import { domainConverter } from './domain.js';
import { toId, toOwnId } from './id.js';
import { nothingTest } from './nothing.js';
import { toBoolean, toList, toText } from './text.js';

/** The converter for the values of one source. A word for nothing leaves the field out. */
export function converterOf(spec: ValueSpec): Converter {
  const { convert, look, ...others } = ofType(spec);
  const isNothing = nothingTest(spec.nothing);
  const isRequired = isNeeded(spec);
  return {
    ...others,
    convert(raw, tally) {
      if (typeof raw !== 'string' || !isNothing(raw)) return convert(raw, tally);
      return isRequired ? new Refused(raw, raw.trim().startsWith('#') ? sheetError : noValue) : undefined;
    },
    ...(look === undefined
      ? {}
      : {
          look(raw) {
            if (typeof raw !== 'string' || !isNothing(raw)) look(raw);
          },
        }),
  };
}

const noValue = 'must have a value, and this word stands for none';
const sheetError = 'must have a value, and this is an error of a spreadsheet: correct the cell, and export again';

/** Whether the item needs the value. What only a part of the item needs is left out with that part. */
function isNeeded({ wanted, within }: ValueSpec): boolean {
  return wanted.required === true && within === undefined;
}

function ofType(spec: ValueSpec): Converter {
  const { wanted, type, decimal, scale, format, zone, nothing, within } = spec;
  const isKept = type !== 'date' && format === undefined && zone === undefined;
  switch (type === undefined || type === 'string' ? kindOf(wanted) : type) {
    case 'date':
      return dateConverter({ formats: format, zone }, isKept);
    case 'domain':
      return domainConverter({ isRequired: isNeeded(spec), isSeveral: within === 'entry', nothing });
    case 'currency':
      return { convert: toCurrency };
    case 'id':
      return { convert: isNeeded(spec) ? (raw) => toOwnId(raw, wordIn(wanted.name)) : toId };
    case 'number':
    case 'integer':
      return amountConverter(decimal, scale);
    case 'boolean':
      return { convert: toBoolean };
    case 'array':
      return { convert: toList };
    default:
      return { convert: toText };
  }
}

/** What an item is called, by the name of its id: `deal` for `externalDealId`. */
function wordIn(idField = ''): string {
  return idField.replace(/^external|Id$/g, '').toLowerCase();
}

/** What a field takes, more closely than its type says. */
function kindOf(wanted: ValueSpec['wanted']): string {
  const { type, format = '' } = wanted;
  if (['date', 'domain', 'currency'].includes(format)) return format;
  return isId(wanted) ? 'id' : type;
}
