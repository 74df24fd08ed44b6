import type { Api } from '@aws-sdk/client-apigatewayv2';
import { partitionOf } from '../../service/arn';
import { nameOfImport } from '../../service/openapi/import-api';
import type { ImportOptions, ImportResult } from '../../service/openapi/types';
import { checkApi } from '../../service/rules/api';
import { checkExport, checkImport } from '../../service/rules/import-export';
import type { Operation } from '../../service/sdk';
import type { Context, Handlers } from '../context';
import { badRequest, refuse, ServiceError } from '../errors';
import { without } from '../patch';
import type { Transaction } from '../transaction';
import { addApi, cors, emptyApi } from './api';
import { addAuthorizer } from './authorizer';
import { autoDeploy } from './deployment';
import { addIntegration } from './integration';
import { addRoute } from './route';
import { protocolOf } from './shared';

type Imported = Extract<ImportResult, { ok: true }>;

interface Request {
  Body: string;
  Basepath?: string | undefined;
  FailOnWarnings?: boolean | undefined;
}

/** What ImportApi and ReimportApi have read before their turn; undefined for all others, and where they are refused anyway. */
export function importRequest(
  operation: Operation,
  input: Record<string, unknown>,
  account: string,
  region: string,
): { text: string; options: ImportOptions } | undefined {
  if (operation !== 'ImportApi' && operation !== 'ReimportApi') return undefined;
  if (checkImport(input).length > 0) return undefined;
  const { Body: text = '', Basepath = 'ignore' } = input as Partial<Request>;
  const variables = { AccountId: account, Partition: partitionOf(region), Region: region };
  return { text, options: { basepath: Basepath as ImportOptions['basepath'], variables } };
}

/** The document as it was read. @throws ServiceError 400 with everything that is wrong, or with its warnings where they count. */
function documentOf({ document: result }: Context, request: Request): Imported {
  if (!result) throw new Error('The document was not read');
  if (!result.ok) throw badRequest(result.errors.join('\n'));
  if (request.FailOnWarnings && result.warnings.length > 0)
    throw badRequest(`Warnings found during import:\n\t${result.warnings.join('\n\t')}`);
  return result;
}

/** Runs the parts of an import, gathering their refusals by the operation they belong to. */
class ErrorCollector {
  readonly errors: string[] = [];

  try<Result>(where: string, work: () => Result): Result | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      this.errors.push(`${where}: ${error.message}`);
      return undefined;
    }
  }
}

/** Makes the document's authorizers, integrations and routes. @throws ServiceError 400 with all refusals. */
function fill(ctx: Context, api: Api, document: Imported): void {
  const apiId = api.ApiId ?? '';
  const gathered = new ErrorCollector();
  const integrations = new Map<string, string>();
  const authorizers = new Map<string, { id: string; type: string }>();
  for (const { key, ...wanted } of document.authorizers) {
    const made = gathered.try(`Authorizer ${key}`, () =>
      addAuthorizer(ctx, api, apiId, { ...without(wanted), Name: wanted.Name ?? key }),
    );
    if (made?.AuthorizerId)
      authorizers.set(key, { id: made.AuthorizerId, type: made.AuthorizerType ?? 'REQUEST' });
  }
  const users = new Map<string | undefined, string>();
  for (const { integration, where } of document.routes)
    if (!users.has(integration)) users.set(integration, where);
  for (const { key, ...wanted } of document.integrations) {
    const made = gathered.try(users.get(key) ?? `Integration ${key}`, () =>
      addIntegration(ctx, api, apiId, without(wanted)),
    );
    if (made?.IntegrationId) integrations.set(key, made.IntegrationId);
  }
  // A route whose parts were refused would only repeat their refusal.
  for (const { where, integration, authorizer, ...wanted } of document.routes) {
    const target = integration === undefined ? undefined : integrations.get(integration);
    const guard = authorizer === undefined ? undefined : authorizers.get(authorizer);
    if ((integration !== undefined && !target) || (authorizer !== undefined && !guard)) continue;
    gathered.try(where, () =>
      addRoute(ctx, api, apiId, {
        ...without(wanted),
        RouteKey: wanted.RouteKey ?? '',
        ...(target === undefined ? {} : { Target: `integrations/${target}` }),
        ...(guard === undefined ? {} : { AuthorizerId: guard.id }),
      }),
    );
  }
  if (gathered.errors.length > 0) throw badRequest(gathered.errors.join('\n'));
}

function response(api: Api, document: Imported): Api {
  return {
    ...api,
    ...(document.info.length > 0 ? { ImportInfo: document.info } : {}),
    ...(document.warnings.length > 0 ? { Warnings: document.warnings } : {}),
  };
}

/** What the API has now. */
function latest(tx: Transaction, api: Api, ApiId: string) {
  return {
    api,
    routes: tx.all('route', ApiId),
    integrations: tx.all('integration', ApiId),
    authorizers: tx.all('authorizer', ApiId),
  };
}

/** What a stage serves. @throws ServiceError 400 where nothing was deployed to it */
function deployedTo(tx: Transaction, ApiId: string, stageName: string) {
  const { DeploymentId } = tx.need('stage', ApiId, stageName);
  if (DeploymentId === undefined) throw badRequest(`Stage ${stageName} has no deployment to export`);
  return { ...tx.need('deployed', `${ApiId}/${DeploymentId}`, ''), stageName };
}

export const documentHandlers: Handlers<'ImportApi' | 'ReimportApi' | 'ExportApi'> = {
  ImportApi(ctx, input) {
    refuse(checkImport(input));
    const document = documentOf(ctx, input);
    const { Name = nameOfImport(ctx.now), ...imported } = without(document.api);
    const api = addApi(ctx, { ...imported, Name, ProtocolType: 'HTTP' });
    fill(ctx, api, document);
    return response(api, document);
  },

  /**
   * Replaces routes, integrations and authorizers; name, description, version and CORS come from the document, and what
   * it does not have is removed ([MEM] in 6.2), but for the name, which becomes that of an import ([OBS]). Tags and the endpoint switch stay where it says nothing.
   */
  ReimportApi(ctx, input) {
    const { tx } = ctx;
    const before = tx.need('api', '', input.ApiId);
    refuse(checkImport(input, { protocol: protocolOf(before) }));
    const document = documentOf(ctx, input);
    const { Description: _description, Version: _version, CorsConfiguration: _cors, ...kept } = before;
    const { Name = nameOfImport(ctx.now), ...imported } = without(document.api);
    const api: Api = { ...kept, ...imported, ...cors(imported), Name };
    refuse(checkApi(api, { mode: 'update', managed: before.ApiGatewayManaged === true }));
    tx.put('api', '', input.ApiId, api);
    emptyApi(ctx, input.ApiId);
    fill(ctx, api, document);
    autoDeploy(ctx, input.ApiId);
    return response(api, document);
  },

  /** The code that writes documents loads with the first export. */
  async ExportApi({ tx, region, now }, input) {
    const { ApiId, StageName } = input;
    const api = tx.need('api', '', ApiId);
    refuse(checkExport(input, { protocol: protocolOf(api) }));
    const options = {
      includeExtensions: input.IncludeExtensions ?? true,
      outputType: input.OutputType === 'YAML' ? ('YAML' as const) : ('JSON' as const),
    };
    const snapshot = StageName === undefined ? latest(tx, api, ApiId) : deployedTo(tx, ApiId, StageName);
    const { exportDocument } = await import('../../service/openapi/export');
    return { body: exportDocument({ ...snapshot, region, now }, options) };
  },
};
