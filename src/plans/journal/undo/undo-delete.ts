import { type Kind, kinds } from '../../../service/kinds';
import { describeCall, kindLabel } from '../describe-call';
import { call, type JournaledWrite, only, type UndoResult, undoing, writable } from './undo-parts';

type Members = Readonly<Record<string, unknown>>;

/** The members that a create takes, by kind: what of a recorded state makes the same resource again. */
const MEMBERS: Partial<Record<Kind, readonly string[]>> = {
  route: [
    'RouteKey',
    'ApiKeyRequired',
    'AuthorizationType',
    'AuthorizerId',
    'AuthorizationScopes',
    'ModelSelectionExpression',
    'OperationName',
    'RequestModels',
    'RequestParameters',
    'RouteResponseSelectionExpression',
    'Target',
  ],
  integration: [
    'IntegrationType',
    'IntegrationSubtype',
    'IntegrationMethod',
    'IntegrationUri',
    'ConnectionType',
    'ConnectionId',
    'ContentHandlingStrategy',
    'CredentialsArn',
    'Description',
    'PassthroughBehavior',
    'PayloadFormatVersion',
    'RequestParameters',
    'RequestTemplates',
    'ResponseParameters',
    'TemplateSelectionExpression',
    'TimeoutInMillis',
    'TlsConfig',
  ],
  authorizer: [
    'Name',
    'AuthorizerType',
    'AuthorizerUri',
    'AuthorizerCredentialsArn',
    'AuthorizerPayloadFormatVersion',
    'AuthorizerResultTtlInSeconds',
    'EnableSimpleResponses',
    'IdentitySource',
    'IdentityValidationExpression',
    'JwtConfiguration',
  ],
  stage: [
    'StageName',
    'AccessLogSettings',
    'AutoDeploy',
    'ClientCertificateId',
    'DefaultRouteSettings',
    'DeploymentId',
    'Description',
    'RouteSettings',
    'StageVariables',
    'Tags',
  ],
  model: ['Name', 'ContentType', 'Description', 'Schema'],
  domainName: ['DomainName', 'DomainNameConfigurations', 'MutualTlsAuthentication', 'RoutingMode', 'Tags'],
  apiMapping: ['ApiId', 'ApiMappingKey', 'Stage'],
  vpcLink: ['Name', 'SubnetIds', 'SecurityGroupIds', 'Tags'],
  routeResponse: ['RouteResponseKey', 'ModelSelectionExpression', 'ResponseModels', 'ResponseParameters'],
  integrationResponse: [
    'IntegrationResponseKey',
    'ContentHandlingStrategy',
    'ResponseParameters',
    'ResponseTemplates',
    'TemplateSelectionExpression',
  ],
};

/** What goes with a resource of these kinds, and is not recorded. */
const BELOW: Partial<Record<Kind, string>> = {
  route: 'route response',
  integration: 'integration response',
  domainName: 'API mapping',
};

const NEW_ID = ' has a new ID. Whatever outside of API Gateway names the old one has to be told.';

/** What comes back different, by kind. */
const DIFFERENT: Partial<Record<Kind, string>> = {
  route: 'The route has a new ID. Settings that stages have for it count again: they go by its key.',
  integration: `The integration${NEW_ID} No route led to it, or the service would not have deleted it.`,
  authorizer: `The authorizer${NEW_ID} No route used it, or the service would not have deleted it.`,
  model: 'The model has a new ID. Routes name it by its name, so that they find it again.',
  stage: 'The stage has the same name and address as before.',
  domainName:
    'The domain name gets a new regional host name (ApiGatewayDomainName): its DNS record has to be changed to that.',
  apiMapping: 'The API mapping has a new ID.',
  vpcLink: `The VPC link${NEW_ID} It takes some minutes until it is available.`,
  routeResponse: 'The route response has a new ID.',
  integrationResponse: 'The integration response has a new ID.',
};

/** CreateX with what was recorded of a deleted resource, where nothing went with it that is not. */
export function undoDelete(kind: Kind, entry: JournaledWrite & { before: Members }): UndoResult {
  const { operation, input, before, below } = entry;
  const members = MEMBERS[kind];
  const noun = kindLabel(operation);
  if (!members) return { reason: `The console cannot make a ${noun} again.` };
  if (before.ApiGatewayManaged) {
    return { reason: `API Gateway managed this ${noun} (quick create); a new one would not be managed.` };
  }
  const child = BELOW[kind];
  if (child && below === undefined) {
    return { reason: `It is not known whether the ${noun} had ${child}s, which went with it.` };
  }
  if (child && below) {
    const many = below === 1 ? `1 ${child} that is` : `${below} ${child}s that are`;
    return { reason: `With the ${noun} went ${many} not recorded.` };
  }
  const { parents, get } = kinds[kind];
  const state = Object.fromEntries(members.map((name) => [name, writable(name, before[name])]));
  // A stage that deploys by itself takes no deployment, and tags of the service itself cannot be set.
  if (before.AutoDeploy) state.DeploymentId = undefined;
  if (state.Tags) state.Tags = ownTags(state.Tags as Record<string, string>);
  const parent = Object.fromEntries(parents.map((name) => [name, input[name]]));
  const name = get.slice('Get'.length);
  const made = { ...parent, ...only(members, state) };
  const deploys = before.AutoDeploy ? ' It deploys the API as it is now.' : '';
  return undoing(entry, {
    calls: [call(`Create${name}`, made, `Create ${describeCall(entry)}`)],
    says: `The ${noun} is created again from its recorded state. ${DIFFERENT[kind] ?? ''}${deploys}`,
  });
}

function ownTags(tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !/^aws:/i.test(key)));
}
