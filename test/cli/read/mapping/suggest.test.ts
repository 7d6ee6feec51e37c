import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { presetNames, readPreset } from '../../../../src/cli/read/mapping/presets/preset.js';
import { suggestMapping } from '../../../../src/cli/read/mapping/suggest/suggest.js';

/** The fields of a suggested mapping, and their entries. */
function fieldsOf(columns: readonly string[] | undefined, rows: readonly unknown[]): Record<string, unknown> {
  const { fields } = parse(suggestMapping(columns, rows).join('\n'));
  const { associatedAccounts = [], ...others } = fields ?? {};
  return { ...others, ...Object.assign({}, ...associatedAccounts) };
}

describe('a suggested mapping', () => {
  it('knows the words of German, French and Spanish', () => {
    const german = [
      'Vorgangsnummer',
      'Bezeichnung',
      'Betrag in EUR',
      'Währung',
      'Abschlussdatum',
      'Zuständiger',
      'Firma',
      'Webseite',
    ];
    const french = [
      'ID',
      "Intitulé de l'affaire",
      'Montant',
      'Devise',
      'Étape',
      'Date de clôture',
      'Propriétaire',
      'Société',
      'Site web',
    ];
    const spanish = [
      'ID oportunidad',
      'Nombre',
      'Importe',
      'Moneda',
      'Etapa',
      'Fecha de cierre',
      'Propietario',
      'Empresa',
      'Sitio web',
    ];
    const common = ['amount', 'closedDate', 'dealCurrencyCode', 'domain', 'externalDealId', 'name', 'ownerName'];
    for (const columns of [german, french, spanish]) {
      expect(Object.keys(fieldsOf(columns, []))).toEqual(expect.arrayContaining(common));
    }
  });

  it('tells a domain and the mail of a customer by their values', () => {
    const rows = [
      ['1', 'One', 'acme.com', 'kim@yourcompany.com'],
      ['2', 'Two', 'https://globex.com/about', 'jo@yourcompany.com'],
    ];
    expect(fieldsOf(['id', 'name', 'Firmensitz', 'Owner'], rows)).toMatchObject({
      domain: { column: 'Firmensitz' },
      ownerEmail: { column: 'Owner' },
    });
    const mails = [
      ['1', 'One', 'kim@acme.com'],
      ['2', 'Two', 'jo@globex.com'],
    ];
    expect(fieldsOf(['id', 'name', 'Kontakt'], mails)).toMatchObject({ domain: { column: 'Kontakt' } });
  });

  it('does not take the address of the CRM itself for the domain of a customer', () => {
    const rows = [1, 2, 3].map((id) => [`${id}`, `Deal ${id}`, `https://crm.yourcompany.com/deals/${id}`]);
    expect(fieldsOf(['id', 'name', 'Link'], rows)).not.toHaveProperty('domain');
  });

  it('writes all formats of a column, and lets one date decide the order of day and month for all', () => {
    const dates = ['2026-01-15', '1/2/2026', '31/12/2026', '1/2/2026 14:05'];
    const rows = dates.map((date, index) => [`${index}`, 'Deal', date]);
    expect(fieldsOf(['id', 'name', 'Close Date'], rows)).toMatchObject({
      closedDate: { format: ['iso', 'd/M/yyyy', 'd/M/yyyy H:mm'] },
    });
  });

  it('takes no column whose name repeats, and says so', () => {
    const lines = suggestMapping(['id', 'name', 'Amount', 'Amount'], [['1', 'One', '5', '6']]);
    expect(lines).toContain('#   "Amount"');
    expect(lines.join('\n')).not.toContain('amount:');
  });

  it.each(presetNames)('finds the columns of the preset %s by their names', async (preset) => {
    const { fields } = parse(await readPreset(preset));
    const missed = columnsIn(fields).filter(([field, column]) => {
      const isPath = /^\S+\.\S+$/.test(column);
      const found = fieldsOf(isPath ? undefined : [column], isPath ? [nested(column.split('.'))] : []);
      return !other.includes(column) && (found[field] as { column?: string } | undefined)?.column !== column;
    });
    expect(missed).toEqual([]);
  });
});

/** Columns that only the preset knows for what they are, or that their values tell. */
const other = ['Topic', 'stage_id', 'user_id', 'email_from', 'person_id.email[primary=true].value'];

/** The columns that a preset takes for each field as they are. */
function columnsIn(fields: Record<string, unknown>): [field: string, column: string][] {
  return Object.entries(fields).flatMap(([field, value]): [string, string][] => {
    if (field === 'associatedAccounts')
      return (value as Record<string, unknown>[]).filter((entry) => !('each' in entry)).flatMap(columnsIn);
    const entries = (Array.isArray(value) ? value : [value]) as { column?: string; lookup?: string }[];
    return entries.flatMap(({ column, lookup }) => (column === undefined || lookup ? [] : [[field, column]]));
  });
}

function nested(path: readonly string[]): unknown {
  const [key, ...rest] = path;
  return key === undefined ? '' : /^\d+$/.test(key) ? [nested(rest)] : { [key]: nested(rest) };
}
