import type { Api, CreateApiRequest, IpAddressType, ProtocolType } from '@aws-sdk/client-apigatewayv2';
import { changedMembers, presentMembers } from '../../lib/diff';
import { fromEntries as asMap, type Entry, repeatedIssues, toEntries } from '../../lib/entries';
import { singleCallPlan } from '../../plans/single-call-plan';
import { apiArn } from '../../service/arn';
import type { Call, Plan } from '../../service/plan';
import { checkApi } from '../../service/rules/api';
import type { Issue } from '../../service/rules/rule';
import { userTags } from '../../service/rules/tags';
import { tagCalls } from '../../service/tag-calls';
import type { FormInput, ResourceForm } from '../shared/resource-form';
import { type CorsValues, corsMembers, hasCors, toCorsValues } from './cors-model';

/** Form values of an API. */
export interface ApiValues extends CorsValues {
  ProtocolType: ProtocolType;
  Name: string;
  Description: string;
  Version: string;
  DisableExecuteApiEndpoint: boolean;
  IpAddressType: string;
  /** WebSocket only: selects the route key from a message. */
  RouteSelectionExpression: string;
  ApiKeySelectionExpression: string;
  DisableSchemaValidation: boolean;
  /** HTTP only: creates an integration, a route and a stage in the same call. */
  quickCreate: boolean;
  Target: string;
  RouteKey: string;
  CredentialsArn: string;
  Tags: Entry[];
}

const WEBSOCKET_SELECTION = '$request.body.action';

export function toValues(api: Api | undefined): ApiValues {
  return {
    ProtocolType: api?.ProtocolType ?? 'HTTP',
    Name: api?.Name ?? '',
    Description: api?.Description ?? '',
    Version: api?.Version ?? '',
    DisableExecuteApiEndpoint: api?.DisableExecuteApiEndpoint ?? false,
    IpAddressType: api?.IpAddressType ?? 'ipv4',
    RouteSelectionExpression: api?.RouteSelectionExpression ?? WEBSOCKET_SELECTION,
    ApiKeySelectionExpression: api?.ApiKeySelectionExpression ?? '',
    DisableSchemaValidation: api?.DisableSchemaValidation ?? false,
    quickCreate: false,
    Target: '',
    RouteKey: '',
    CredentialsArn: '',
    Tags: toEntries(userTags(api?.Tags)),
    ...toCorsValues(api?.CorsConfiguration),
  };
}

/** Form values from the members of CreateApi. */
export function readMembers(members: Partial<CreateApiRequest>): ApiValues {
  const { Target = '', RouteKey = '', CredentialsArn = '' } = members;
  const quick = { Target, RouteKey, CredentialsArn, quickCreate: Target !== '' };
  return { ...toValues(members as Api), ...quick };
}

type Members = ReturnType<typeof toInput>;
type Input = FormInput<ApiValues, Members>;

export function toInput(values: ApiValues) {
  const isHttp = values.ProtocolType === 'HTTP';
  return {
    shared: members(values),
    Tags: asMap(values.Tags),
    /** What only a create sends. */
    ofCreate: {
      ...(isHttp && hasCors(values) && { CorsConfiguration: corsMembers(values) }),
      ...quickCreate(values),
    },
  };
}

/** The members that create and update share; text fields stay strings. */
function members(values: ApiValues) {
  const webSocket = values.ProtocolType === 'WEBSOCKET';
  return {
    Name: values.Name,
    Description: values.Description,
    Version: values.Version,
    DisableExecuteApiEndpoint: values.DisableExecuteApiEndpoint,
    IpAddressType: values.IpAddressType as IpAddressType,
    ...(webSocket && {
      RouteSelectionExpression: values.RouteSelectionExpression,
      ApiKeySelectionExpression: values.ApiKeySelectionExpression,
      DisableSchemaValidation: values.DisableSchemaValidation,
    }),
  };
}

function quickCreate(values: ApiValues) {
  const { Target, RouteKey, CredentialsArn } = values;
  return values.quickCreate && values.ProtocolType === 'HTTP'
    ? presentMembers({ Target, RouteKey, CredentialsArn })
    : {};
}

/** CreateApi with the members that are set; flags that are off are defaults and omitted. */
export function toCreate({ values, members }: Input): Plan {
  const {
    Name,
    DisableExecuteApiEndpoint,
    DisableSchemaValidation,
    IpAddressType: ip,
    ...rest
  } = members.shared;
  const isHttp = values.ProtocolType === 'HTTP';
  return {
    title: `Create API ${Name}`,
    calls: [
      {
        id: 'api',
        operation: 'CreateApi',
        label: `Create ${isHttp ? 'HTTP' : 'WebSocket'} API ${Name}`,
        input: {
          Name,
          ProtocolType: values.ProtocolType,
          ...presentMembers(rest),
          ...(DisableExecuteApiEndpoint && { DisableExecuteApiEndpoint }),
          ...(DisableSchemaValidation && { DisableSchemaValidation }),
          ...(ip !== 'ipv4' && { IpAddressType: ip }),
          ...members.ofCreate,
          ...presentMembers({ Tags: members.Tags }),
        },
      },
    ],
  };
}

/** Validation issues of a create. */
export function createIssues(input: Input): Issue[] {
  const { values } = input;
  const call = toCreate(input).calls[0];
  const missingTarget: Issue[] =
    values.quickCreate && values.ProtocolType === 'HTTP' && values.Target === ''
      ? [{ path: ['Target'], message: 'Quick create needs a target.', rule: 'api.quickCreate.target' }]
      : [];
  return [
    ...(call?.operation === 'CreateApi' ? checkApi(call.input as never, { mode: 'create' }) : []),
    ...missingTarget,
    ...repeatedIssues(values, ['Tags'], 'tags.key.repeated'),
  ];
}

/** UpdateApi, TagResource and UntagResource for the differences from `original`; no call without one. */
function toUpdate(original: Api, { members: after }: Input, arn: string): Plan {
  const change = changedMembers(members(toValues(original)), after.shared);
  const title = `Update API ${after.shared.Name}`;
  const ApiId = original.ApiId;
  const calls: Call[] = [];
  if (Object.keys(change).length > 0) {
    calls.push({
      id: 'api',
      operation: 'UpdateApi',
      label: title,
      input: { ApiId, ...change },
    });
  }
  calls.push(...tagCalls(arn, original.Tags ?? {}, after.Tags));
  return { title, calls };
}

/** Validation issues of an update. */
function updateIssues(original: Api, { values, members }: Input): Issue[] {
  const state = {
    ...original,
    ...members.shared,
    // An empty string clears the member, so its length is not validated.
    Version: members.shared.Version || undefined,
    Tags: members.Tags,
  };
  return [
    ...checkApi(state, { mode: 'update', managed: original.ApiGatewayManaged ?? false }),
    ...repeatedIssues(values, ['Tags'], 'tags.key.repeated'),
  ];
}

/** DeleteApi, which also deletes all resources of the API. */
export function toDelete({ ApiId, Name }: Api): Plan {
  return singleCallPlan('DeleteApi', 'api', `Delete API ${Name}`, { ApiId });
}

/** Only for the edit screen; the create screen has its own steps. */
export const apiForm: ResourceForm<'api', ApiValues, { region: string }, Members> = {
  kind: 'api',
  subject: ({ Name }) => `API ${Name}`,
  title: ({ Name = '' }) => Name,
  parents: () => ({}),
  toValues,
  toInput,
  toCreate,
  toUpdate: (original, input, { region }) => toUpdate(original, input, apiArn(region, original.ApiId ?? '')),
  issues: (input, _context, original) => (original ? updateIssues(original, input) : createIssues(input)),
};
