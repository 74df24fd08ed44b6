import type { Coverage } from '../client/cache/cached-uses';
import { countOf } from '../lib/format';

/** How much of the account an answer is about: "As far as they were read: 12 of 40 APIs." */
export function coverageText({ read, total }: Coverage): string {
  if (total === undefined) return 'The list of APIs was not read yet.';
  if (read === total) return `All APIs were read: ${total.toLocaleString('en')}.`;
  return `As far as they were read: ${read.toLocaleString('en')} of ${countOf(total, 'API')}.`;
}
