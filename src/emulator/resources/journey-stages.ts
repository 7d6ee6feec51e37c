import type { Endpoints } from '../endpoint.js';

/** From first to last (observed). */
const names = ['Unaware', 'Aware', 'Consideration', 'Opportunity', 'Customer'];

export function journeyStages(): Endpoints<'listJourneyStages'> {
  return { listJourneyStages: { bare: true, respond: () => names } };
}
