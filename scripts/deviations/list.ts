/** An answer of the server, as it goes over the wire. */
export interface Reply {
  status: number;
  type: string;
  body: unknown;
}

/** One way in which a server differs from the contract. */
export interface Deviation {
  name: string;
  /** The call whose answer differs. */
  call: string;
  change(reply: Reply): Reply;
  /** What `recotap verify` has to find: a kind, and where. */
  finds: readonly (readonly [kind: string, path: string])[];
}

type Any = Record<string, unknown>;

const body = (change: (body: Any) => unknown) => (reply: Reply) => ({ ...reply, body: change(reply.body as Any) });
const data = (change: (data: Any) => unknown) => body((all) => ({ ...all, data: change(all.data as Any) }));
/** In the rows of a page. */
const rows = (change: (row: Any) => Any) => data((page) => ({ ...page, data: (page.data as Any[]).map(change) }));
const without = (name: string, { [name]: _, ...rest }: Any) => rest;

export const deviations: readonly Deviation[] = [
  {
    name: 'added field',
    call: 'GET /segments',
    change: rows((row) => ({ ...row, owner: 'Jane' })),
    finds: [['unknown field', 'data.data[].owner']],
  },
  {
    name: 'renamed field',
    call: 'GET /segments',
    change: rows((row) => ({ ...without('name', row), title: row.name })),
    finds: [
      ['unknown field', 'data.data[].title'],
      ['missing field', 'data.data[].name'],
    ],
  },
  {
    name: 'wrong type',
    call: 'GET /accounts',
    change: data((page) => ({ ...page, hasNextPage: 'no' })),
    finds: [['wrong type', 'data.hasNextPage']],
  },
  {
    name: 'wrong enum value',
    call: 'GET /segments',
    change: rows((row) => ({ ...row, status: 'paused' })),
    finds: [['unknown value', 'data.data[].status']],
  },
  {
    name: 'missing required field',
    call: 'POST /deals',
    change: data((result) => ({ ...result, summary: without('failed', result.summary as Any) })),
    finds: [['missing field', 'data.summary.failed']],
  },
  {
    name: 'bare array',
    call: 'GET /segments',
    change: body((all) => (all.data as Any).data),
    finds: [['wrong type', '']],
  },
  {
    name: 'other status',
    call: 'POST /deals',
    change: (reply) => ({ ...reply, status: 201 }),
    finds: [['unknown status', '']],
  },
  {
    name: 'null where none is admitted',
    call: 'GET /accounts',
    change: rows((row) => ({ ...row, name: null })),
    finds: [['wrong type', 'data.data[].name']],
  },
  {
    name: 'number as text',
    call: 'GET /accounts',
    change: rows((row) => ({ ...row, rtp_account_score: '78' })),
    finds: [['wrong type', 'data.data[].rtp_account_score']],
  },
  {
    name: 'envelope without data',
    call: 'GET /accounts/custom-fields',
    change: body((all) => without('data', all)),
    finds: [['missing field', 'data']],
  },
  {
    name: 'one more level',
    call: 'GET /accounts/missing-external-ids',
    change: data((list) => ({ items: list })),
    finds: [['wrong type', 'data']],
  },
  {
    name: 'wrong content type',
    call: 'GET /journey-stages',
    change: (reply) => ({ ...reply, type: 'text/html' }),
    finds: [['content type', '']],
  },
];
