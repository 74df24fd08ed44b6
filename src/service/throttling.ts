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

/** Whether a limit of 0 rejects every request with 429 (service-rules 2.9). */
export function rejectsAll(settings: RouteSettings | undefined): boolean {
  return settings?.ThrottlingRateLimit === 0 || settings?.ThrottlingBurstLimit === 0;
}

/** Route keys whose own settings reject all requests, sorted. */
export function rejectingRoutes(settings: Readonly<Record<string, RouteSettings>> | undefined): string[] {
  return Object.keys(settings ?? {})
    .filter((key) => rejectsAll(settings?.[key]))
    .sort();
}

/** Route keys of settings that remain of deleted routes, sorted; `$default` needs no route ([ACC]). */
export function orphanedSettings(
  settings: Readonly<Record<string, RouteSettings>> | undefined,
  routeKeys: readonly string[],
): string[] {
  const known = new Set(routeKeys);
  return Object.keys(settings ?? {})
    .filter((key) => key !== '$default' && !known.has(key))
    .sort();
}
