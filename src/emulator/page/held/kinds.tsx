import type { ComponentChildren } from 'preact';
import type { DealRow, HeldCounts } from '../api/types.js';
import { Badge } from '../parts/badge.js';
import type { Column } from '../parts/columns.js';
import { Untrusted } from '../parts/untrusted.js';
import { linkTo } from '../route.js';

/** A row of anything held: the thing itself, or for a deal the thing and what is known of it. */
export type HeldRow = Readonly<Record<string, unknown>>;

/** A kind of what the emulator holds. */
export interface HeldKind {
  /** As in the path. */
  readonly path: string;
  /** As in the responses. */
  readonly name: keyof HeldCounts;
  readonly title: string;
  readonly one: string;
  readonly idField: string;
  readonly columns: readonly Column<HeldRow>[];
  /** The keys of the columns by which the emulator sorts, each the path to a value of the row. */
  readonly sortable: readonly string[];
}

/** The thing without what the emulator knows of it. */
export function thingOf(row: HeldRow): HeldRow {
  if ('deal' in row) return row.deal as HeldRow;
  const { request: _, ...thing } = row;
  return thing;
}

export function idOf({ idField }: HeldKind, row: HeldRow): string {
  return String(thingOf(row)[idField] ?? '');
}

/** A column that shows a field as it is. */
function field(key: string, title: string, width: string, more: Partial<Column<HeldRow>> = {}): Column<HeldRow> {
  return { key, title, width, cell: (row) => <Value value={thingOf(row)[key]} />, ...more };
}

/** The same of a deal, which is inside its row. */
function dealField(...[key, title, width, more]: Parameters<typeof field>): Column<HeldRow> {
  return { ...field(key, title, width, more), key: `deal.${key}` };
}

function Value({ value }: { value: unknown }) {
  if (value === undefined || value === null) return <span class="muted">–</span>;
  if (typeof value === 'string') return <Untrusted text={value} most={120} />;
  if (Array.isArray(value)) return <Untrusted text={value.map(String).join(', ')} most={120} />;
  return <>{typeof value === 'object' ? `{${Object.keys(value).length}}` : String(value)}</>;
}

const wide = { isWide: true };
const wideNumber = { isWide: true, isNumber: true };

const requestColumn: Column<HeldRow> = {
  key: 'request',
  title: 'Request',
  width: '6rem',
  ...wideNumber,
  cell: ({ request }) => <RequestLink number={request} />,
};

export function RequestLink({ number }: { number: unknown }): ComponentChildren {
  if (typeof number !== 'number') return <span class="muted">–</span>;
  return (
    <a href={linkTo('requests', [String(number)])} onClick={(event) => event.stopPropagation()} tabIndex={-1}>
      #{number}
    </a>
  );
}

/** Whether a deal is linked, and to which accounts or why not. */
export function LinkState({ row: { link, linkedAccounts } }: { row: DealRow }) {
  if (linkedAccounts.length > 0) {
    return (
      <>
        <Badge tone="good">linked</Badge> <Untrusted text={linkedAccounts.join(', ')} most={120} />
      </>
    );
  }
  return (
    <>
      <Badge tone="warn">not linked</Badge> {link !== undefined && <Untrusted text={link.reason} most={160} />}
    </>
  );
}

export const heldKinds: readonly HeldKind[] = [
  {
    path: 'deals',
    name: 'deals',
    title: 'Deals',
    one: 'deal',
    idField: 'externalDealId',
    columns: [
      dealField('externalDealId', 'Id', 'minmax(7rem, 0.7fr)'),
      dealField('name', 'Name', 'minmax(6rem, 1fr)'),
      dealField('amount', 'Amount', '6rem', wideNumber),
      dealField('stageLabel', 'Stage', 'minmax(5rem, 0.6fr)', wide),
      {
        key: 'link.state',
        title: 'Account',
        width: 'minmax(8rem, 1.6fr)',
        cell: (row) => <LinkState row={row as unknown as DealRow} />,
      },
      {
        key: 'versions',
        title: 'Versions',
        width: '6rem',
        ...wideNumber,
        cell: ({ versions }) => String(versions ?? '–'),
      },
      requestColumn,
    ],
    sortable: [
      'deal.externalDealId',
      'deal.name',
      'deal.amount',
      'deal.stageLabel',
      'link.state',
      'versions',
      'request',
    ],
  },
  {
    path: 'accounts',
    name: 'accounts',
    title: 'Accounts',
    one: 'account',
    idField: 'domain',
    columns: [
      field('domain', 'Domain', 'minmax(8rem, 1fr)'),
      field('name', 'Name', 'minmax(8rem, 1fr)'),
      field('externalId', 'External id', 'minmax(6rem, 0.7fr)', wide),
      field('rtp_account_score', 'Score', '5rem', wideNumber),
      field('rtp_journey_stage', 'Journey stage', 'minmax(6rem, 0.7fr)', wide),
      requestColumn,
    ],
    sortable: ['domain', 'name', 'externalId', 'rtp_account_score', 'rtp_journey_stage', 'request'],
  },
  {
    path: 'sales-activities',
    name: 'salesActivities',
    title: 'Activities',
    one: 'activity',
    idField: 'externalActivityId',
    columns: [
      field('externalActivityId', 'Id', 'minmax(6rem, 0.8fr)'),
      field('activityType', 'Type', '5rem'),
      field('domain', 'Domain', 'minmax(7rem, 1fr)'),
      field('occurredAt', 'Occurred', 'minmax(8rem, 1fr)', wide),
      field('ownerEmail', 'Owner', 'minmax(7rem, 1fr)', wide),
      requestColumn,
    ],
    sortable: ['externalActivityId', 'activityType', 'domain', 'occurredAt', 'ownerEmail', 'request'],
  },
  {
    path: 'deal-stages',
    name: 'dealStages',
    title: 'Stages',
    one: 'pipeline',
    idField: 'pipelineId',
    columns: [
      field('pipelineId', 'Pipeline', 'minmax(7rem, 0.8fr)'),
      field('pipelineLabel', 'Label', 'minmax(7rem, 1fr)'),
      {
        key: 'stages',
        title: 'Stages',
        width: 'minmax(8rem, 2fr)',
        ...wide,
        cell: (row) => <Value value={stageLabels(thingOf(row).stages)} />,
      },
      requestColumn,
    ],
    sortable: ['pipelineId', 'pipelineLabel', 'request'],
  },
  {
    path: 'custom-fields',
    name: 'customFields',
    title: 'Custom fields',
    one: 'custom field',
    idField: 'key',
    columns: [
      field('key', 'Key', 'minmax(8rem, 1fr)'),
      field('label', 'Label', 'minmax(8rem, 1fr)'),
      field('labelType', 'Type', 'minmax(7rem, 0.8fr)', wide),
      field('options', 'Options', 'minmax(8rem, 1.4fr)', wide),
    ],
    sortable: ['key', 'label', 'labelType'],
  },
  {
    path: 'segments',
    name: 'segments',
    title: 'Segments',
    one: 'segment',
    idField: 'segmentId',
    columns: [
      field('segmentId', 'Id', 'minmax(8rem, 1fr)'),
      field('name', 'Name', 'minmax(8rem, 1fr)'),
      field('status', 'Status', '6rem'),
    ],
    sortable: ['segmentId', 'name', 'status'],
  },
];

function stageLabels(stages: unknown): string {
  return Array.isArray(stages) ? stages.map((stage) => Object(stage).stageLabel).join(', ') : '';
}
