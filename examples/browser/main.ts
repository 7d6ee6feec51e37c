import { setupWorker } from 'msw/browser';
import { createRecotapClient, type Deal, type DealOutcome, pushDeals } from 'recotap-api';
import { createEmulator } from 'recotap-api/emulator';
import { recotapHandlers } from 'recotap-api/msw';

// No such host exists. Without the worker, every request to it would fail.
const baseUrl = 'https://recotap.example/api/v1';

const emulator = createEmulator({
  refuse: (deal) => (deal.pipelineId === 'renewals' ? 'Pipeline Renewals is closed for changes' : undefined),
});
const worker = setupWorker(...recotapHandlers(emulator, { baseUrl }));

// A real API key belongs on a server, never in a page. This one is made up, and the emulator accepts any.
const client = createRecotapClient({ apiKey: 'made-up', baseUrl });

const deals: Deal[] = [
  { externalDealId: 'OPP-1', name: 'Acme Corp - Enterprise Plan', amount: 75000 },
  { externalDealId: 'OPP-2', name: 'Globex - Team Plan', ownerEmail: 'raj@globex' },
  { externalDealId: 'OPP-3', name: 'Initech - Renewal', pipelineId: 'renewals' },
  { externalDealId: 'OPP-4', name: 'Umbrella - Pilot', amount: 12000, ownerEmail: 'mei@umbrella.example' },
];

const button = element('button') as HTMLButtonElement;
const status = element('[role="status"]');
const rows = deals.map(({ externalDealId, name }) => addRow(externalDealId, name));

button.addEventListener('click', push);
try {
  await worker.start();
  button.disabled = false;
  status.textContent = 'Ready';
} catch (error) {
  status.textContent = String(error);
}

async function push() {
  button.disabled = true;
  status.textContent = 'Pushing …';
  try {
    const report = await pushDeals(client, deals, { onOutcome: showOutcome });
    status.textContent = `${report.upserted} of ${report.total} deals upserted`;
  } catch (error) {
    status.textContent = String(error);
  }
  button.disabled = false;
}

function addRow(id: string, name: string) {
  const row = (element('tbody') as HTMLTableSectionElement).insertRow();
  const header = document.createElement('th');
  header.scope = 'row';
  header.textContent = id;
  row.append(header);
  row.insertCell().textContent = name;
  const outcome = row.insertCell();
  outcome.textContent = 'not pushed';
  return { outcome, reason: row.insertCell() };
}

function showOutcome(outcome: DealOutcome) {
  const row = rows[outcome.index];
  if (row === undefined) return;
  row.outcome.textContent = outcome.status;
  row.outcome.className = outcome.status;
  row.reason.textContent = reasonOf(outcome);
}

function reasonOf(outcome: DealOutcome): string {
  if (outcome.status === 'invalid') {
    return outcome.issues.map(({ path, message }) => `${path}: ${message}`).join('; ');
  }
  if (outcome.status === 'failed') return outcome.error;
  if (outcome.status === 'unsent') return outcome.cause.message;
  return '';
}

function element(selector: string): Element {
  const found = document.querySelector(selector);
  if (found === null) throw new Error(`The page has no ${selector}.`);
  return found;
}
