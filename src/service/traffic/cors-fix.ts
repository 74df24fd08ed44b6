import type { Cors } from '@aws-sdk/client-apigatewayv2';
import type { Configuration } from '../configuration/value';
import { checkCors } from '../rules/cors';
import { allowedOrigin } from './cors-answer';
import { type CrossOriginRequest, corsReport, SAFE_METHODS, unsafeHeaders } from './cors-report';
import type { Given } from './given';
import type { TrafficRequest } from './request';
import type { World } from './world';

/**
 * The CORS configuration that lets a page make a request, with as little change as possible; what the service has allowed stays,
 * but for `*` as origin of requests with credentials, which it does not take.
 * @returns undefined where the configuration is not the cause, or not the only one: it is offered only when a trace with it shows that
 * the browser accepts the response
 */
export function corsFix(
  world: World,
  request: TrafficRequest,
  page: CrossOriginRequest,
  given: Given = {},
): Cors | undefined {
  if (corsReport(world, request, page, given).isAllowed) return undefined;
  const before = (world.configuration.api.CorsConfiguration ?? {}) as Cors;
  const after = withAllowed(before, request, page);
  if (checkCors(after).length > 0) return undefined;
  return corsReport(withCors(world, after), request, page, given).isAllowed ? after : undefined;
}

function withAllowed(before: Cors, request: TrafficRequest, page: CrossOriginRequest): Cors {
  const { AllowOrigins = [], AllowMethods = [], AllowHeaders = [] } = before;
  const method = request.method.toUpperCase();
  const named = page.hasCredentials ? AllowOrigins.filter((one) => one !== '*') : AllowOrigins;
  const isAny = (list: readonly string[]) => list.includes('*') && !page.hasCredentials;
  const methods =
    isAny(AllowMethods) || (SAFE_METHODS.has(method) && AllowMethods.length > 0) ? [] : [method];
  const headers = unsafeHeaders(request, page).filter(
    (name) => name === 'authorization' || !isAny(AllowHeaders),
  );
  return {
    ...before,
    AllowOrigins: allowedOrigin({ AllowOrigins: named }, page.origin) ? named : [...named, page.origin],
    ...extended('AllowMethods', AllowMethods, methods),
    ...extended('AllowHeaders', AllowHeaders, headers),
    ...(page.hasCredentials && { AllowCredentials: true }),
  };
}

/** A list with what it lacks; no member where it would be empty. */
function extended<Name extends string>(name: Name, list: readonly string[], wanted: readonly string[]) {
  const lower = new Set(list.map((one) => one.toLowerCase()));
  const all = [...list, ...wanted.filter((one) => !lower.has(one.toLowerCase()))];
  return all.length > 0 ? { [name]: all } : {};
}

/** The same API with another CORS configuration, on its stages too. */
function withCors(world: World, cors: Cors): World {
  const changed = (configuration: Configuration): Configuration => ({
    ...configuration,
    api: { ...configuration.api, CorsConfiguration: cors },
  });
  return {
    ...world,
    configuration: changed(world.configuration),
    stages: Object.fromEntries(
      Object.entries(world.stages).map(([name, { served, ...stage }]) => [
        name,
        { ...stage, ...(served && { served: changed(served) }) },
      ]),
    ),
  };
}
