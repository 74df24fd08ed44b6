import type { RuleId } from '../rules';
import { step } from '../step';

/** Of a message, in bytes (traffic-rules 12.4). */
export const MAX_MESSAGE = 128 * 1024;

/** Of a frame, in bytes (traffic-rules 12.4). */
export const MAX_FRAME = 32 * 1024;

/** What a client sends that ends its connection; sizes are in bytes. */
export type Refused = { type: 'message' | 'frame'; size: number } | { type: 'binary' };

/** What becomes of it: the connection is closed, and no route is selected (traffic-rules 12.4). */
export function refuseMessage(refused: Refused) {
  const { title, why, close, rule } = describeRefused(refused);
  return {
    steps: [step({ id: 'limits', title, verdict: 'stopped', facts: [], rules: [rule] })],
    summary: `The connection is closed with ${close}: ${why}`,
    succeeds: false,
    sent: {},
    close,
  };
}

function describeRefused(refused: Refused): { title: string; why: string; close: number; rule: RuleId } {
  if (refused.type === 'binary')
    return { title: 'The message is binary', why: 'the message is binary', close: 1003, rule: 'ws.binary' };
  const { type, size } = refused;
  const most = type === 'message' ? MAX_MESSAGE : MAX_FRAME;
  return {
    title: `The ${type} has ${size.toLocaleString('en')} of ${most.toLocaleString('en')} bytes`,
    why: `the ${type} is too large`,
    close: 1009,
    rule: type === 'message' ? 'ws.size' : 'ws.frame',
  };
}
