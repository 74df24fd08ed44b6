import type { Authorizer, AuthorizerType, CreateAuthorizerRequest } from '@aws-sdk/client-apigatewayv2';
import { changedMembers, presentMembers, sameValue } from '../../lib/diff';
import { singleCallPlan, updatePlan } from '../../plans/single-call-plan';
import { invocationUri } from '../../service/arn';
import type { Plan } from '../../service/plan';
import { checkAuthorizer } from '../../service/rules/authorizer';
import type { Issue, Protocol } from '../../service/rules/rule';
import type { FormInput, ResourceForm } from '../shared/resource-form';

/** Form values of an authorizer. */
export interface AuthorizerValues {
  AuthorizerType: string;
  Name: string;
  IdentitySource: string[];
  /** JWT: stored by the service, without effect on REQUEST authorizers. */
  IdentityValidationExpression: string;
  /** JWT. */
  Issuer: string;
  Audience: string[];
  /** Lambda: the function's ARN or the complete invocation URI. */
  AuthorizerUri: string;
  AuthorizerPayloadFormatVersion: string;
  /** Seconds; empty for the service's default. */
  AuthorizerResultTtlInSeconds: string;
  EnableSimpleResponses: boolean;
  AuthorizerCredentialsArn: string;
}

/** What the authorizer forms need to know about the API. */
export interface AuthorizerContext {
  apiId: string;
  region: string;
  protocol: Protocol;
  authorizers: readonly Authorizer[];
}

export function toValues(authorizer: Authorizer | undefined, protocol: Protocol): AuthorizerValues {
  const isNew = authorizer === undefined;
  // Lambda defaults; also for a JWT authorizer, because its type can change to Lambda.
  const usesLambdaDefaults = protocol === 'HTTP' && authorizer?.AuthorizerType !== 'REQUEST';
  const source = protocol === 'HTTP' ? '$request.header.Authorization' : 'route.request.header.Authorization';
  return {
    AuthorizerType: authorizer?.AuthorizerType ?? (protocol === 'HTTP' ? 'JWT' : 'REQUEST'),
    Name: authorizer?.Name ?? '',
    IdentitySource: authorizer?.IdentitySource ?? (isNew ? [source] : []),
    IdentityValidationExpression: authorizer?.IdentityValidationExpression ?? '',
    Issuer: authorizer?.JwtConfiguration?.Issuer ?? '',
    Audience: authorizer?.JwtConfiguration?.Audience ?? [],
    AuthorizerUri: authorizer?.AuthorizerUri ?? '',
    AuthorizerPayloadFormatVersion:
      authorizer?.AuthorizerPayloadFormatVersion ?? (usesLambdaDefaults ? '2.0' : ''),
    AuthorizerResultTtlInSeconds: numberText(authorizer?.AuthorizerResultTtlInSeconds),
    EnableSimpleResponses: authorizer?.EnableSimpleResponses ?? usesLambdaDefaults,
    AuthorizerCredentialsArn: authorizer?.AuthorizerCredentialsArn ?? '',
  };
}

const numberText = (value: number | undefined) => (value === undefined ? '' : String(value));

type Members = ReturnType<typeof toInput>;
type Input = FormInput<AuthorizerValues, Members>;

/** The members that belong to the authorizer's type. */
function toInput(values: AuthorizerValues, context: AuthorizerContext) {
  const common = {
    AuthorizerType: values.AuthorizerType as AuthorizerType,
    Name: values.Name,
    IdentitySource: values.IdentitySource,
  };
  if (values.AuthorizerType === 'JWT') {
    return {
      ...common,
      IdentityValidationExpression: values.IdentityValidationExpression,
      JwtConfiguration: { Issuer: values.Issuer, Audience: values.Audience },
    };
  }
  const ttl = values.AuthorizerResultTtlInSeconds.trim();
  const http = context.protocol === 'HTTP';
  return {
    ...common,
    AuthorizerUri: invocationUri(context.region, values.AuthorizerUri),
    AuthorizerCredentialsArn: values.AuthorizerCredentialsArn,
    ...(http && {
      AuthorizerResultTtlInSeconds: ttl === '' ? undefined : Number(ttl),
      AuthorizerPayloadFormatVersion: values.AuthorizerPayloadFormatVersion,
      EnableSimpleResponses: values.AuthorizerPayloadFormatVersion === '2.0' && values.EnableSimpleResponses,
    }),
  };
}

function createInput({ members }: Input, context: AuthorizerContext): CreateAuthorizerRequest {
  const {
    Name,
    AuthorizerType: type,
    EnableSimpleResponses,
    IdentitySource,
    ...rest
  } = members as Members & { EnableSimpleResponses?: boolean };
  return {
    ApiId: context.apiId,
    Name,
    AuthorizerType: type,
    IdentitySource: [...IdentitySource],
    ...presentMembers(rest),
    ...(EnableSimpleResponses && { EnableSimpleResponses }),
  };
}

function toCreate(input: Input, context: AuthorizerContext): Plan {
  const title = `Create authorizer ${input.members.Name}`;
  return singleCallPlan('CreateAuthorizer', 'authorizer', title, createInput(input, context));
}

/** UpdateAuthorizer with the differences from `original`; no call without one. */
function toUpdate(original: Authorizer, { members: after }: Input, context: AuthorizerContext): Plan {
  const before = toInput(toValues(original, context.protocol), context);
  const differing: Partial<typeof after> = changedMembers(before, after);
  const change: Partial<typeof after & { AuthorizerResultTtlInSeconds: number | undefined }> =
    after.AuthorizerType === original.AuthorizerType ? differing : filledIn(differing, before, original);
  // A number cannot be removed; 0 disables caching.
  if ('AuthorizerResultTtlInSeconds' in change) change.AuthorizerResultTtlInSeconds ??= 0;
  const ids = { ApiId: context.apiId, AuthorizerId: original.AuthorizerId };
  return updatePlan('UpdateAuthorizer', 'authorizer', `Update authorizer ${after.Name}`, ids, change);
}

/** After a type change: new members that have a value and differ. Members of the former type are not sent. */
function filledIn<Members extends object>(change: Members, before: object, original: Authorizer): Members {
  const current: Record<string, unknown> = { ...original };
  const entries = Object.entries(change).filter(
    ([name, value]) =>
      name in before || (value !== '' && value !== false && !sameValue(current[name], value)),
  );
  return Object.fromEntries(entries) as Members;
}

export function toDelete(apiId: string, { AuthorizerId, Name }: Authorizer): Plan {
  const ids = { ApiId: apiId, AuthorizerId };
  return singleCallPlan('DeleteAuthorizer', 'authorizer', `Delete authorizer ${Name}`, ids);
}

/** Validation issues; `original` is the authorizer being edited, if any. */
function issues(input: Input, context: AuthorizerContext, original?: Authorizer): Issue[] {
  return checkAuthorizer(
    {
      ...createInput(input, context),
      ...(original?.AuthorizerId ? { AuthorizerId: original.AuthorizerId } : {}),
    },
    { protocol: context.protocol, otherAuthorizers: context.authorizers },
  );
}

export const authorizerForm: ResourceForm<'authorizer', AuthorizerValues, AuthorizerContext, Members> = {
  kind: 'authorizer',
  subject: ({ Name }) => `Authorizer ${Name}`,
  title: ({ Name = '' }) => Name,
  parents: ({ apiId }) => ({ ApiId: apiId }),
  toValues: (authorizer, { protocol }) => toValues(authorizer, protocol),
  toInput,
  toCreate,
  toUpdate,
  issues,
};
