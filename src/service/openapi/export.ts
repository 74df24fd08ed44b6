import type { Api, Cors } from '@aws-sdk/client-apigatewayv2';
import { exportSchemes } from './export-authorizers';
import { exportIntegrations } from './export-integrations';
import { exportPaths, placeRoutes } from './export-paths';
import { present } from './place';
import type { ApiSnapshot, ExportOptions } from './types';
import { writeYaml } from './write-yaml';

/**
 * The OpenAPI 3.0.1 document of an HTTP API (6.1). Equal APIs give equal texts but for ids and, where the API has no
 * version, the time; importing the document gives the API back. What the format cannot carry is left out: stages,
 * descriptions of integrations, the IP address type, selection expressions.
 */
export function exportDocument(snapshot: ApiSnapshot, options: ExportOptions): string {
  const document = documentOf(snapshot, options.includeExtensions);
  if (options.outputType === 'JSON') return JSON.stringify(document, null, 2);
  return writeYaml(document);
}

function documentOf(snapshot: ApiSnapshot, includeExtensions: boolean): Record<string, unknown> {
  const { api, now } = snapshot;
  const routes = placeRoutes(snapshot.routes);
  const schemes = exportSchemes(snapshot.authorizers, includeExtensions);
  const integrations = exportIntegrations(
    snapshot.integrations,
    routes.map(({ route }) => route),
  );
  const extended = <T>(value: T): T | undefined => (includeExtensions ? value : undefined);
  return present({
    openapi: '3.0.1',
    info: present({
      title: api.Name,
      description: api.Description,
      version: api.Version ?? timeVersion(now),
    }),
    servers: [server(snapshot, includeExtensions)],
    tags: extended(tagList(api.Tags)),
    paths: exportPaths(routes, { schemes, integrations, includeExtensions }),
    components: filled({
      securitySchemes: filled(schemes.schemes),
      'x-amazon-apigateway-integrations': extended(filled(integrations.shared)),
    }),
    'x-amazon-apigateway-cors': extended(api.CorsConfiguration && corsExtension(api.CorsConfiguration)),
    'x-amazon-apigateway-importexport-version': extended('1.0'),
  });
}

/** `2026-03-04 12:56:53UTC`. */
const timeVersion = (now: Date): string => `${now.toISOString().slice(0, 19).replace('T', ' ')}UTC`;

/** The base path is empty for the default stage, and `/{stage}` for any other [MEM]. */
function server({ api, region, stageName }: ApiSnapshot, includeExtensions: boolean) {
  const endpoint = api.ApiEndpoint ?? `https://${api.ApiId}.execute-api.${region}.amazonaws.com`;
  const basePath = stageName === undefined || stageName === '$default' ? '' : `/${stageName}`;
  const closed = includeExtensions && api.DisableExecuteApiEndpoint === true;
  return {
    url: `${endpoint}/{basePath}`,
    variables: { basePath: { default: basePath } },
    ...(closed ? { 'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true } } : {}),
  };
}

function tagList(tags: Api['Tags']): unknown[] | undefined {
  const names = Object.keys(tags ?? {}).sort();
  if (names.length === 0) return undefined;
  return names.map((name) => ({ name, 'x-amazon-apigateway-tag-value': tags?.[name] ?? '' }));
}

function corsExtension(cors: Cors) {
  return present({
    allowMethods: cors.AllowMethods,
    allowHeaders: cors.AllowHeaders,
    exposeHeaders: cors.ExposeHeaders,
    maxAge: cors.MaxAge,
    allowCredentials: cors.AllowCredentials,
    allowOrigins: cors.AllowOrigins,
  });
}

/** The object without its absent members, or undefined where nothing is left. */
function filled<T extends object>(value: T): T | undefined {
  const rest = present(value);
  return Object.keys(rest).length === 0 ? undefined : rest;
}
