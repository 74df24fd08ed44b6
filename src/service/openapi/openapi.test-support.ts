import type { Authorizer, Integration, Route } from '@aws-sdk/client-apigatewayv2';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { importDocument } from './import';
import { present } from './place';
import type { ApiSnapshot, ImportOptions, ImportResult } from './types';

export const OPTIONS: ImportOptions = {
  basepath: 'ignore',
  variables: { AccountId: '123456789012', Partition: 'aws', Region: 'eu-west-1' },
};

export const FUNCTION = 'arn:aws:lambda:eu-west-1:123456789012:function:pets';
export const ROLE = 'arn:aws:iam::123456789012:role/pets';

type Imported = Extract<ImportResult, { ok: true }>;

/** A document with these parts and what every document needs. */
export function documentWith(parts: Record<string, unknown>): string {
  return JSON.stringify({ openapi: '3.0.1', info: { title: 'pets', version: '1' }, paths: {}, ...parts });
}

/** A document with the one operation GET /pets. */
export function operationWith(
  operation: Record<string, unknown>,
  parts: Record<string, unknown> = {},
): string {
  const responses = { default: { description: 'ok' } };
  return documentWith({ paths: { '/pets': { get: { responses, ...operation } } }, ...parts });
}

export const LAMBDA = { type: 'aws_proxy', httpMethod: 'POST', uri: FUNCTION, payloadFormatVersion: '2.0' };

/** The import of a document that must be accepted. */
export function accepted(text: string, options: ImportOptions = OPTIONS): Imported {
  const result = importDocument(text, options);
  if (!result.ok) throw new Error(result.errors.join('\n'));
  return result;
}

/** The errors of a document that must be refused. */
export function refused(text: string, options: ImportOptions = OPTIONS): string[] {
  const result = importDocument(text, options);
  if (result.ok) throw new Error('The document was accepted');
  return result.errors;
}

/** `[routes, integrations, authorizers]`. */
export const counts = (result: Imported): number[] => [
  result.routes.length,
  result.integrations.length,
  result.authorizers.length,
];

/** An import with ids, as the service would have created it. Ids start with `prefix`. */
export function created(
  result: Imported,
  prefix: string,
  now = new Date('2026-03-04T12:56:53Z'),
): ApiSnapshot {
  const ids = (kind: string, keys: readonly string[]) =>
    new Map(keys.map((key, at) => [key, `${prefix}${kind}${at}`] as const));
  const integrationIds = ids(
    'i',
    result.integrations.map(({ key }) => key),
  );
  const authorizerIds = ids(
    'a',
    result.authorizers.map(({ key }) => key),
  );
  const integrations = result.integrations.map(
    ({ key, ...integration }): Integration => ({ ...integration, IntegrationId: integrationIds.get(key) }),
  );
  const authorizers = result.authorizers.map(
    ({ key, ...authorizer }): Authorizer => ({ ...authorizer, AuthorizerId: authorizerIds.get(key) }),
  );
  const routes = result.routes.map(({ where: _where, integration, authorizer, ...route }, at): Route => {
    const id = integration === undefined ? undefined : integrationIds.get(integration);
    if (integration !== undefined && id === undefined) throw new Error(`No integration ${integration}`);
    if (authorizer !== undefined && !authorizerIds.has(authorizer))
      throw new Error(`No authorizer ${authorizer}`);
    return present({
      ...route,
      RouteId: `${prefix}r${at}`,
      Target: id === undefined ? undefined : `integrations/${id}`,
      AuthorizerId: authorizer === undefined ? undefined : authorizerIds.get(authorizer),
    });
  });
  const api = {
    ...result.api,
    Name: result.api.Name,
    ApiId: `${prefix}api`,
    ProtocolType: 'HTTP' as const,
    RouteSelectionExpression: '$request.method $request.path',
  };
  return { api, region: 'eu-west-1', routes, integrations, authorizers, now };
}

const validator = new Validator();

/** Fails with the validator's errors unless `text`, JSON or YAML, is OpenAPI 3.0. */
export async function expectValidOpenApi(text: string): Promise<void> {
  const result = await validator.validate(parse(text));
  expect(result.errors ?? []).toEqual([]);
  expect(result.valid).toBe(true);
}
