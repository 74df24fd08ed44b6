import type { Cors } from '@aws-sdk/client-apigatewayv2';
import { allowedOrigin, isPreflight, preflightAnswer } from './cors-answer';
import type { ClientResponse } from './gateway-response';
import { headerValue, type ParsedRequest } from './request';
import { type Fact, type Step, step } from './step';

/**
 * What the CORS configuration does with a request: answers a preflight request unless a route does, and adds headers to the
 * response otherwise (traffic-rules 4.1 to 4.3).
 * @param routeKey the route that the request selects
 */
export function checkCors(
  cors: Cors | undefined,
  request: ParsedRequest,
  routeKey: string | undefined,
): { step: Step; answer?: ClientResponse } {
  const origin = headerValue(request.headers, 'origin');
  if (!cors)
    return {
      step: step({
        id: 'cors',
        title: 'CORS is not configured',
        verdict: 'skipped',
        facts: [],
        rules: ['cors.off'],
      }),
    };
  const allowed = allowedOrigin(cors, origin);
  const facts: Fact[] = [
    {
      label: 'Origin',
      value: origin ?? 'None',
      ...(origin !== undefined && { holds: allowed !== undefined }),
    },
    {
      label: 'AllowOrigins',
      value: (cors.AllowOrigins ?? []).join(', ') || 'None',
      resource: { kind: 'api', key: 'cors' },
    },
  ];
  if (isPreflight(request)) {
    if (routeKey !== undefined)
      return {
        step: step({
          id: 'cors',
          title: `The preflight request goes to the route ${routeKey}, not to the CORS configuration`,
          verdict: 'passed',
          facts,
          rules: ['cors.preflight.form', 'cors.preflight.route'],
        }),
      };
    return {
      step: step({
        id: 'cors',
        title:
          allowed === undefined
            ? `API Gateway answers the preflight request, and does not allow ${origin}`
            : 'API Gateway answers the preflight request',
        verdict: 'answered',
        facts,
        rules: [
          'cors.preflight.form',
          'cors.preflight',
          'cors.preflight.status',
          ...(allowed === undefined
            ? (['cors.origin.refused'] as const)
            : (['cors.preflight.headers'] as const)),
        ],
      }),
      answer: preflightAnswer(cors, request),
    };
  }
  const title =
    origin === undefined
      ? 'The request has no Origin, so no headers are added'
      : allowed === undefined
        ? `${origin} is not allowed, so no headers are added`
        : 'Headers for the origin are added to the response of the integration';
  return {
    step: step({
      id: 'cors',
      title,
      verdict: origin === undefined ? 'skipped' : 'passed',
      facts,
      rules: ['cors.response', 'cors.errors'],
    }),
  };
}
