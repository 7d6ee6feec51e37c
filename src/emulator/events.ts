import type { FaultSchedule } from './faults/schedule.js';
import type { EmulatorRequest } from './requests/model.js';

/** The parts of an emulator that can be reset one by one. Custom fields and segments are with the accounts. */
export const allParts = ['requests', 'deals', 'accounts', 'activities', 'stages', 'faults'] as const;

/** What a snapshot holds. */
export const heldParts = ['deals', 'accounts', 'activities', 'stages'] as const;

export type Part = (typeof allParts)[number];

/** Something that happened in an emulator. */
export type EmulatorEvent =
  /** A request ended. */
  | { readonly event: 'request'; readonly request: EmulatorRequest }
  | { readonly event: 'faults'; readonly schedule: FaultSchedule }
  | { readonly event: 'reset'; readonly parts: readonly Part[] };

/** Tells those who look into an emulator what happens in it. */
export interface Events {
  publish(event: EmulatorEvent): void;
  /** @returns ends it */
  subscribe(hear: (event: EmulatorEvent) => void): () => void;
}

export function createEvents(): Events {
  const listeners = new Set<(event: EmulatorEvent) => void>();
  return {
    publish(event) {
      for (const hear of listeners) hear(event);
    },
    subscribe(hear) {
      listeners.add(hear);
      return () => void listeners.delete(hear);
    },
  };
}
