import type { AccountOutcome, PushReport, StageReport } from '../../index.js';
import { counted, first, number, quoted } from '../terminal/words.js';
import type { BeforePush, Links } from './before-push.js';

const most = 20;

/** What was done before the deals go, for a person. */
export function describeBefore({ stages, accounts, links }: BeforePush, createsAccounts: boolean): string {
  const lines = [
    ...(stages === undefined ? [] : describeStages(stages)),
    ...(accounts === undefined ? [] : describeAccounts(accounts)),
    ...(links === undefined ? [] : describeLinks(links, createsAccounts)),
  ];
  return `${lines.join('\n')}\n\n`;
}

function describeStages({ created, existing, withoutStages, missingStages, unusable }: StageReport): string[] {
  const stages = created.reduce((sum, pipeline) => sum + pipeline.stages.length, 0);
  const notes: string[] = [];
  if (missingStages.length > 0) {
    const missing = missingStages.map(({ pipelineId, stageId }) => `  ${quoted(stageId)} of ${quoted(pipelineId)}`);
    notes.push(
      '  not added, as the API adds no stage to a pipeline that is there. Add them in Recotap:',
      ...first(missing, most),
    );
  }
  if (withoutStages.length > 0)
    notes.push(`  not created, as no deal names a stage of them: ${withoutStages.map(quoted).join(', ')}`);
  if (unusable > 0) notes.push(`  ${counted(unusable, 'deal')} without the id of the pipeline or of the stage`);
  return [
    `Stages: ${counted(created.length, 'pipeline')} created with ${counted(stages, 'stage')}, ${number(existing.length)} there already, ${counted(missingStages.length, 'new stage')} missing in them`,
    ...notes,
  ];
}

function describeAccounts({ total, created, updated, problems }: PushReport<AccountOutcome>): string[] {
  const lost = problems.map((outcome) => `  ${quoted(outcome.domain ?? '')} ${outcome.status}: ${reasonOf(outcome)}`);
  return [
    `Accounts: ${number(created)} created${updated > 0 ? `, ${number(updated)} updated` : ''} of ${counted(total, 'domain')} without one`,
    ...first(lost, most),
  ];
}

function reasonOf(outcome: AccountOutcome): string {
  if (outcome.status === 'failed') return outcome.error;
  if (outcome.status === 'unsent') return outcome.cause.message;
  if (outcome.status === 'invalid') return outcome.issues.map(({ path, message }) => `${path} ${message}`).join('; ');
  return '';
}

function describeLinks(
  { total, linked, unlinked, withoutDomain, unusableDomain, unknownDomains }: Links,
  createsAccounts: boolean,
): string[] {
  const lines = [`Links: ${number(linked)} of ${counted(total, 'deal')} have an account in Recotap`];
  if (unlinked > 0) {
    const domains = unknownDomains.map(({ domain, deals }) => `    ${domain}  ${counted(deals, 'deal')}`);
    lines.push(
      `  ${counted(unlinked, 'deal')} ${unlinked === 1 ? 'names' : 'name'} no account that Recotap knows, by domain:`,
      ...first(domains, most),
    );
    if (!createsAccounts) lines.push('  To create these accounts first, add --create-accounts.');
  }
  if (withoutDomain > 0) {
    const such =
      unusableDomain === undefined ? '' : `, such as ${quoted(unusableDomain)}, which is below no public suffix`;
    lines.push(`  ${counted(withoutDomain, 'deal')} ${withoutDomain === 1 ? 'names' : 'name'} no usable domain${such}`);
  }
  return lines;
}
