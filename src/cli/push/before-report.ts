import type { AccountOutcome, LinkReport, Pipeline, PushReport, StageReport } from '../../index.js';

/** What was done before the deals were pushed, as it stands in the JSON report. */
export interface BeforePush {
  stages?: StageReport | UnfinishedStages;
  /** After the accounts were created. */
  links?: Links;
  accounts?: PushReport<AccountOutcome>;
}

/** What a registration of stages had created when it ended early. */
export interface UnfinishedStages {
  created: Pipeline[];
  isUnfinished: true;
}

/** How many deals have an account to link to, and what the others lack. */
export interface Links extends Pick<LinkReport, 'total' | 'linked' | 'unknownDomains'> {
  unlinked: number;
  withoutDomain: number;
  /** An example of a domain that cannot be used, as a deal has it. */
  unusableDomain?: string;
}
