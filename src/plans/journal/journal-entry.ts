import type { CachedBefore } from '../../client/cache/cache-snapshot';
import type { CallResult, StartedCall } from '../../client/calls/call-events';

/**
 * A completed call of this tab, unredacted: no operation of API Gateway V2 accepts or returns a secret
 * (credentials are in the signature, which a lower layer adds), and hiding members by name patterns
 * would falsify user-defined maps, such as a stage variable called `token_url`.
 */
export interface JournalEntry extends StartedCall, CallResult, CachedBefore {
  /** Counts up from 1 in the order in which calls ended; negative for a call that was sent before the page was loaded. */
  id: number;
  /** It was undone later. */
  undone?: true;
  /** What the user did, where that took several calls. */
  change?: { id: string; title: string };
}
