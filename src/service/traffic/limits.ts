import { utf8Bytes } from '../../lib/bytes';
import { type Stop, stopWith } from './gateway-response';
import type { ParsedRequest } from './request';
import { type Step, step } from './step';

/** Of the request line and all header values together, in bytes (traffic-rules 10.1). */
const MAX_HEADERS = 10_240;

/** Of a body, in bytes (traffic-rules 10.1). */
const MAX_PAYLOAD = 10 * 1024 * 1024;

/** A step only where the request is too large; nothing to say otherwise. */
export function checkLimits(request: ParsedRequest): { step: Step; stop: Stop } | undefined {
  const query = request.rawQuery === '' ? '' : `?${request.rawQuery}`;
  const line = `${request.method} ${request.path}${query} HTTP/1.1`;
  const headers = [line, ...request.headers.map(([, value]) => value)].reduce(
    (sum, text) => sum + utf8Bytes(text).length,
    0,
  );
  if (headers > MAX_HEADERS)
    return {
      step: step({
        id: 'limits',
        title: 'The request line and the header values are too large',
        verdict: 'stopped',
        facts: [
          {
            label: 'Size',
            value: `${headers.toLocaleString('en')} of ${MAX_HEADERS.toLocaleString('en')} bytes`,
            holds: false,
          },
        ],
        rules: ['limits.headers', 'limits.headers.status'],
      }),
      stop: stopWith(431, 'the request line and the header values have more than 10,240 bytes'),
    };
  const size = request.body.length;
  if (size <= MAX_PAYLOAD) return undefined;
  return {
    step: step({
      id: 'limits',
      title: 'The body is too large',
      verdict: 'stopped',
      facts: [
        {
          label: 'Size',
          value: `${size.toLocaleString('en')} of ${MAX_PAYLOAD.toLocaleString('en')} bytes`,
          holds: false,
        },
      ],
      rules: ['limits.payload', 'limits.payload.status'],
    }),
    stop: stopWith(413, 'the body has more than 10 MB'),
  };
}
