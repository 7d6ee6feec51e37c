import { counted, duration, number } from '../../terminal/words.js';
import type { PaceBucket } from '../facts.js';

/** `131 requests, 2 throttled, held back for 2.0 s.` */
export function paceWords(buckets: readonly PaceBucket[]): string {
  const sum = (key: keyof PaceBucket) => buckets.reduce((all, each) => all + each[key], 0);
  const [throttled, failed, heldMs] = [sum('throttled'), sum('failed'), sum('heldMs')];
  const parts = [
    counted(sum('requests'), 'request'),
    ...(throttled > 0 ? [`${number(throttled)} throttled`] : []),
    ...(failed > 0 ? [`${number(failed)} without an answer or with HTTP 5xx`] : []),
    ...(heldMs > 0 ? [`held back by the server for ${duration(heldMs)}`] : []),
  ];
  return `${parts.join(', ')}.`;
}
