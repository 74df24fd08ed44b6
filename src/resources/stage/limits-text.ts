import type { RouteSettings } from '@aws-sdk/client-apigatewayv2';

/** "1,000 requests/s, burst 500"; undefined when no limit is configured. */
export function limitsText(settings: RouteSettings | undefined): string | undefined {
  const { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } = settings ?? {};
  const parts = [
    ...(rate === undefined ? [] : [`${rate.toLocaleString('en')} requests/s`]),
    ...(burst === undefined ? [] : [`burst ${burst.toLocaleString('en')}`]),
  ];
  return parts.length > 0 ? parts.join(', ') : undefined;
}
