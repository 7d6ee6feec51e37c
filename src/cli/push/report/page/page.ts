import { byteOrderMark, csvWriter } from '../../../read/input/spreadsheet-cells.js';
import { escapedLine } from '../../../terminal/escape.js';
import type { ProblemColumns } from '../rows.js';

/** A row of the table, in the order of the input. */
interface Row {
  place: string;
  status: string;
  reason: string;
  id: string;
  name: string;
  reasons: number[];
}

type Key = 'place' | 'status' | 'reason' | 'id' | 'name';

const keys: readonly Key[] = ['place', 'status', 'reason', 'id', 'name'];
const pageSize = 25;

const find = <Found extends HTMLElement>(id: string) => document.getElementById(id) as Found;

async function unpack(base64: string): Promise<Row[]> {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const columns: ProblemColumns = JSON.parse(await new Response(stream).text());
  return columns.id.map((id, index) => ({
    id,
    place: columns.place[index] ?? '',
    status: columns.status[index] ?? '',
    reason: columns.reason[index] ?? '',
    name: columns.name[index] ?? '',
    reasons: columns.reasons[index] ?? [],
  }));
}

/** The rows that are to be seen. */
function createView(all: readonly Row[]) {
  const collator = new Intl.Collator('en', { numeric: true });
  let rows = all;
  let sorted: { key: Key; sign: 1 | -1 } | undefined;
  return {
    get rows() {
      return rows;
    },
    get sorted() {
      return sorted;
    },
    /** Up, down, and as the input has it. */
    sortBy(key: Key) {
      if (sorted?.key !== key) sorted = { key, sign: 1 };
      else sorted = sorted.sign === 1 ? { key, sign: -1 } : undefined;
    },
    filter(text: string, status: string, reason: string) {
      const wanted = text.toLowerCase();
      const number = reason === '' ? undefined : Number(reason);
      const found = all.filter(
        (row) =>
          (status === '' || row.status === status) &&
          (number === undefined || row.reasons.includes(number)) &&
          (wanted === '' || keys.some((key) => row[key].toLowerCase().includes(wanted))),
      );
      if (sorted !== undefined) {
        const { key, sign } = sorted;
        found.sort((a, b) => sign * collator.compare(a[key], b[key]));
      }
      rows = found;
    },
  };
}

function lineOf(row: Row): HTMLTableRowElement {
  const line = document.createElement('tr');
  for (const key of keys) {
    const cell = line.insertCell();
    cell.className = key;
    // As text, whatever it says. Characters that turn its direction, or are not seen, are spelt out.
    const text = document.createElement('bdi');
    text.textContent = escapedLine(row[key]);
    cell.append(text);
  }
  return line;
}

function download(rows: readonly Row[], idField: string): void {
  const toCsv = csvWriter(',');
  const lines = [['line', 'outcome', 'reason', idField, 'name'], ...rows.map((row) => keys.map((key) => row[key]))];
  const url = URL.createObjectURL(new Blob([byteOrderMark, ...lines.map(toCsv)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'report-problems.csv';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function show(all: readonly Row[]): void {
  const view = createView(all);
  const [search, status, reason] = [
    find<HTMLInputElement>('search'),
    find<HTMLSelectElement>('status'),
    find<HTMLSelectElement>('reason'),
  ];
  const [previous, next] = [find<HTMLButtonElement>('previous'), find<HTMLButtonElement>('next')];
  const headers = [...document.querySelectorAll<HTMLElement>('th[data-key]')];
  let first = 0;

  function draw(): void {
    const page = view.rows.slice(first, first + pageSize);
    find('rows').replaceChildren(...page.map(lineOf));
    const count = (value: number) => value.toLocaleString('en-US');
    find('position').textContent =
      page.length === 0
        ? 'No problem fits.'
        : `${count(first + 1)} to ${count(first + page.length)} of ${count(view.rows.length)}`;
    previous.disabled = first === 0;
    next.disabled = first + pageSize >= view.rows.length;
    for (const header of headers) {
      const isSorted = view.sorted?.key === header.dataset.key;
      if (isSorted) header.setAttribute('aria-sort', view.sorted?.sign === 1 ? 'ascending' : 'descending');
      else header.removeAttribute('aria-sort');
    }
  }

  function refresh(): void {
    first = 0;
    view.filter(search.value.trim(), status.value, reason.value);
    draw();
  }

  function turn(pages: number): void {
    first += pages * pageSize;
    draw();
  }

  for (const control of [search, status, reason]) control.addEventListener('input', refresh);
  search.form?.addEventListener('submit', (event) => event.preventDefault());
  previous.addEventListener('click', () => turn(-1));
  next.addEventListener('click', () => turn(1));
  find('export').addEventListener('click', () => download(view.rows, find('table').dataset.id ?? 'id'));
  for (const header of headers) {
    header.firstElementChild?.addEventListener('click', () => {
      view.sortBy(header.dataset.key as Key);
      refresh();
    });
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-reason]')) {
    button.addEventListener('click', () => {
      search.value = '';
      status.value = '';
      reason.value = button.dataset.reason ?? '';
      refresh();
      find('problems').focus();
    });
  }
  draw();
}

const packed = find('packed').textContent ?? '';
if (packed !== '') {
  unpack(packed).then(
    (rows) => {
      show(rows);
      document.documentElement.classList.add('ready');
    },
    () => {
      find('table').replaceChildren('This browser cannot unpack the table. It needs one of 2023 or later.');
      document.documentElement.classList.add('ready');
    },
  );
}
