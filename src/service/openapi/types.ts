import type {
  Api,
  Authorizer,
  CreateApiRequest,
  CreateAuthorizerRequest,
  CreateIntegrationRequest,
  CreateRouteRequest,
  Integration,
  Route,
} from '@aws-sdk/client-apigatewayv2';

/** What `${AWS::AccountId}`, `${AWS::Partition}` and `${AWS::Region}` stand for in a document (6.2). */
export interface DocumentVariables {
  AccountId: string;
  Partition: string;
  Region: string;
}

export interface ImportOptions {
  /** What becomes of the base path: dropped, put before each path, or put there without its first segment (6.2). */
  basepath: 'ignore' | 'prepend' | 'split';
  variables: DocumentVariables;
}

/** What an import sets on the API itself. A member that the document does not have is absent. */
export type ImportedApi = Pick<
  Partial<CreateApiRequest>,
  'Name' | 'Description' | 'Version' | 'CorsConfiguration' | 'Tags' | 'DisableExecuteApiEndpoint'
>;

/** An authorizer to create; routes refer to it by `key`, the name of its security scheme. */
export type ImportedAuthorizer = Omit<CreateAuthorizerRequest, 'ApiId'> & { key: string };

/** An integration to create; routes refer to it by `key`. Several routes may have the same one. */
export type ImportedIntegration = Omit<CreateIntegrationRequest, 'ApiId'> & { key: string };

/** A route to create, with the keys of its integration and its authorizer. */
export type ImportedRoute = Omit<CreateRouteRequest, 'ApiId' | 'AuthorizerId' | 'Target'> & {
  integration?: string;
  authorizer?: string;
  /** The operation in the document: `GET /pets`. */
  where: string;
};

/** A refusal with everything that is wrong, or what to create and what the service says about it (6.2). */
export type ImportResult =
  | { ok: false; errors: string[] }
  | {
      ok: true;
      api: ImportedApi;
      authorizers: ImportedAuthorizer[];
      integrations: ImportedIntegration[];
      routes: ImportedRoute[];
      /** `ImportInfo`: valid, but not supported and left out. */
      info: string[];
      /** `Warnings`: they block only with `failOnWarnings`. */
      warnings: string[];
    };

/** An HTTP API as a whole, as it is or as a deployment froze it. */
export interface ApiSnapshot {
  api: Api;
  region: string;
  /** The stage whose URL the document names; without it, no base path. */
  stageName?: string;
  routes: readonly Route[];
  integrations: readonly Integration[];
  authorizers: readonly Authorizer[];
  /** The version of an API that has none is the time of export (6.1). */
  now: Date;
}

export interface ExportOptions {
  /** Whether AWS's extensions are written; without them the document is plain OpenAPI. */
  includeExtensions: boolean;
  outputType: 'JSON' | 'YAML';
}
