import type { Configuration, IntegrationValue, Members, RouteValue } from '../value';
import { integrationKey } from '../value';

const mapValues = <Value, Result>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value) => Result,
): Record<string, Result> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

const without = (members: Members, name: string): Members =>
  Object.fromEntries(Object.entries(members).filter(([member]) => member !== name));

const hasBothLimits = (settings: unknown) =>
  ['ThrottlingBurstLimit', 'ThrottlingRateLimit'].every((name) => Object.hasOwn(settings as object, name));

/** The configuration as Terraform can express it. */
export function expressibleInTerraform(configuration: Configuration): Configuration {
  const isHttp = configuration.protocol === 'HTTP';
  const keys = new Map<string, string>();
  const integrations: Record<string, IntegrationValue> = {};
  for (const [key, { members, responses }] of Object.entries(configuration.integrations)) {
    const value = { members, responses: mapValues(responses, (one) => without(one, 'ResponseParameters')) };
    const reduced = integrationKey(value);
    keys.set(key, reduced);
    integrations[reduced] = value;
  }
  return {
    ...configuration,
    api: without(configuration.api, 'DisableSchemaValidation'),
    integrations,
    routes: mapValues(configuration.routes, (route): RouteValue => {
      const integration = keys.get(route.integration ?? '');
      return {
        ...route,
        ...(integration !== undefined && { integration }),
        responses: mapValues(route.responses, (one) => without(one, 'ResponseParameters')),
      };
    }),
    authorizers: mapValues(configuration.authorizers, (one) =>
      isHttp && one.AuthorizerType === 'REQUEST' ? { AuthorizerResultTtlInSeconds: 0, ...one } : one,
    ),
    stages: mapValues(configuration.stages, (stage) => {
      const settings = Object.entries((stage.RouteSettings ?? {}) as Readonly<Record<string, Members>>);
      const unset = { DetailedMetricsEnabled: false, ...(!isHttp && { DataTraceEnabled: false }) };
      const kept = Object.fromEntries(
        settings.filter(([, one]) => hasBothLimits(one)).map(([key, one]) => [key, { ...unset, ...one }]),
      );
      const plain = without(without(stage, 'RouteSettings'), 'DefaultRouteSettings');
      return {
        ...plain,
        ...(Object.keys(kept).length > 0 && { RouteSettings: kept }),
        ...(stage.DefaultRouteSettings !== undefined &&
          hasBothLimits(stage.DefaultRouteSettings) && { DefaultRouteSettings: stage.DefaultRouteSettings }),
      };
    }),
  };
}
