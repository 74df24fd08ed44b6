import type { RouteSettings } from '@aws-sdk/client-apigatewayv2';
import type { Members } from '../configuration/value';
import { limitsText, rejectsAll } from '../throttling';
import { type Stop, stopWith } from './gateway-response';
import { type Fact, type Step, step } from './step';

/** A token bucket at a time: what is left of its burst. */
export interface Bucket {
  tokens: number;
  /** When it had them, in milliseconds. */
  at: number;
}

/** Tokens a second, and the most that there can be. */
export interface Limits {
  rate: number;
  burst: number;
}

/**
 * Takes one token at a time (traffic-rules 9.1). A clock that goes back adds nothing.
 * @param bucket undefined: no request has come yet, so it is full
 */
export function takeToken(
  bucket: Bucket | undefined,
  { rate, burst }: Limits,
  now: number,
): { passes: boolean; bucket: Bucket } {
  const before = bucket ?? { tokens: burst, at: now };
  const elapsed = Math.max(0, now - before.at) / 1000;
  const tokens = Math.min(burst, before.tokens + elapsed * rate);
  const passes = rate > 0 && tokens >= 1;
  return { passes, bucket: { tokens: passes ? tokens - 1 : tokens, at: Math.max(now, before.at) } };
}

/** The settings that apply to a route: its own, else those of the stage; each limit by itself (traffic-rules 9.1). */
export function limitsFor(
  settings: Members | undefined,
  routeKey: string | undefined,
): { limits: RouteSettings; isOwn: boolean } {
  const { RouteSettings: all = {}, DefaultRouteSettings: common = {} } = (settings ?? {}) as {
    RouteSettings?: Record<string, RouteSettings>;
    DefaultRouteSettings?: RouteSettings;
  };
  const own = routeKey !== undefined && Object.hasOwn(all, routeKey) ? all[routeKey] : undefined;
  const isOwn = own?.ThrottlingBurstLimit !== undefined || own?.ThrottlingRateLimit !== undefined;
  return {
    limits: {
      ThrottlingRateLimit: own?.ThrottlingRateLimit ?? common.ThrottlingRateLimit,
      ThrottlingBurstLimit: own?.ThrottlingBurstLimit ?? common.ThrottlingBurstLimit,
    },
    isOwn,
  };
}

/**
 * The limits of the route, and whether they let a request pass: a limit of 0 lets none, other limits depend on the requests
 * before this one.
 * @param bucket what these have left, where it is known
 */
export function checkThrottle(
  settings: Members | undefined,
  stage: string,
  routeKey: string | undefined,
  now: number,
  bucket?: Bucket,
): { step: Step; stop?: Stop } {
  const { limits, isOwn } = limitsFor(settings, routeKey);
  const text = limitsText(limits);
  const rules: Step['rules'] =
    text === undefined
      ? ['throttle.account']
      : isOwn
        ? ['throttle.bucket', 'throttle.route']
        : ['throttle.bucket'];
  const facts: Fact[] = [
    {
      label: isOwn ? `Limits of ${routeKey}` : 'Limits of the stage',
      value: text ?? 'None: those of the account and Region apply',
      resource: { kind: 'stage', key: stage },
    },
  ];
  if (rejectsAll(limits))
    return {
      step: step({
        id: 'throttle',
        title: 'A limit of 0 rejects every request',
        verdict: 'stopped',
        facts,
        rules: [...rules, 'throttle.zero'],
      }),
      stop: stopWith(429, 'a throttling limit of 0 rejects every request'),
    };
  const { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } = limits;
  if (bucket && rate !== undefined && burst !== undefined && !takeToken(bucket, { rate, burst }, now).passes)
    return {
      step: step({
        id: 'throttle',
        title: 'Earlier requests have used up the limit',
        verdict: 'stopped',
        facts: [...facts, { label: 'Tokens left', value: bucket.tokens.toFixed(2), holds: false }],
        rules,
      }),
      stop: stopWith(429, 'earlier requests have used up the throttling limit'),
    };
  return {
    step: step({
      id: 'throttle',
      title:
        text === undefined
          ? 'No limits are configured'
          : 'The request passes unless earlier ones used up the limit',
      verdict: 'passed',
      facts,
      rules,
    }),
  };
}
