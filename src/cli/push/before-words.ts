import type { AccountOutcome, PushReport, StageReport } from '../../index.js';
import { counted, first, idList, number, quoted } from '../terminal/words.js';
import type { BeforePush, DealWithout, Links, UnfinishedStages } from './facts.js';

const [most, mostIds] = [20, 5];

/** What was done before the deals were pushed, for a person. */
export function describeBefore({ stages, accounts, links }: BeforePush): string[] {
  return [
    ...(stages === undefined ? [] : describeStages(stages)),
    ...(accounts === undefined ? [] : describeAccounts(accounts)),
    ...(links === undefined ? [] : describeLinks(links)),
    ...(links !== undefined && links.unlinked > 0 && accounts === undefined
      ? ['  To create these accounts first, add --create-accounts.']
      : []),
    ...(links !== undefined && links.unlinked + links.withoutDomain > mostIds
      ? ['  A report in JSON (--report report.json) names all of these deals.']
      : []),
    '',
  ];
}

function describeStages(report: StageReport | UnfinishedStages): string[] {
  const { created } = report;
  const stages = created.reduce((sum, pipeline) => sum + pipeline.stages.length, 0);
  const done = `Stages: ${counted(created.length, 'pipeline')} created with ${counted(stages, 'stage')}`;
  if ('isUnfinished' in report) return [`${done}, and then the push ended`];
  const { existing, withoutStages, missingStages, unusable } = report;
  const missing = missingStages.map(({ pipelineId, stageId }) => `  ${quoted(stageId)} of ${quoted(pipelineId)}`);
  return [
    `${done}, ${number(existing.length)} there already, ${counted(missing.length, 'new stage')} missing in them`,
    ...(missing.length === 0
      ? []
      : ['  The API cannot add a stage to an existing pipeline. Add these in Recotap:', ...first(missing, most)]),
    ...(withoutStages.length === 0
      ? []
      : [`  not created, because no deal names a stage of theirs: ${withoutStages.map(quoted).join(', ')}`]),
    ...(unusable === 0 ? [] : [`  ${counted(unusable, 'deal')} without the id of the pipeline or of the stage`]),
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

function describeLinks(links: Links): string[] {
  const { total, linked, unlinked, unlinkedDeals, withoutDomain, withoutDomainDeals, unknownDomains } = links;
  const domains = first(unknownDomains, most, ({ domain, deals }) => {
    const named = idsOf(unlinkedDeals.filter((deal) => deal.domains.includes(domain)));
    return `    ${domain}  ${counted(deals, 'deal')}: ${named}`;
  });
  const [unusable] = withoutDomainDeals.flatMap((deal) => deal.domains);
  const such = unusable === undefined ? '' : `, such as ${quoted(unusable)}, which is not below a public suffix`;
  return [
    `Links: ${number(linked)} of ${counted(total, 'deal')} ${total === 1 ? 'has' : 'have'} an account in Recotap`,
    ...(withoutDomain === 0
      ? []
      : [
          `  ${counted(withoutDomain, 'deal')} ${withoutDomain === 1 ? 'names' : 'name'} no usable domain${such}:`,
          `    ${idsOf(withoutDomainDeals)}`,
        ]),
    ...(unlinked === 0
      ? []
      : [
          `  ${counted(unlinked, 'deal')} ${unlinked === 1 ? 'names' : 'name'} no account that Recotap knows, by domain:`,
          ...domains,
        ]),
  ];
}

function idsOf(deals: readonly DealWithout[]): string {
  const ids = deals.map(({ externalDealId = '' }) => externalDealId);
  return idList(ids, ids.length, mostIds);
}
