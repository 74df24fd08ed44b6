import type { FormRuleCases } from '../../forms/form-rules.test-support';
import type { IntegrationPreset } from '../../service/rules/integration-presets';
import { type AuthorizerRow, newAuthorizer } from './authorizer-model';
import { type Backend, type IntegrationRow, newIntegration } from './integration-model';
import { wizardIssues, wizardSchema } from './issues';
import { START, type WizardValues } from './model';

const FUNCTION = 'arn:aws:lambda:eu-west-1:123456789012:function:orders';
const LISTENER =
  'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/inner/50dc6c495c0c9188/0467ef3c8400ae65';
const ROLE = 'arn:aws:iam::123456789012:role/caller';
const LONG_TEMPLATE = 't'.repeat(32769);

type WizardInvalidCase = readonly [rule: string, field: string, values: WizardValues];

/** The issues of the wizard's schema, with the full path of each field. */
function shown(values: WizardValues) {
  const { error } = wizardSchema.safeParse(values);
  return (error?.issues ?? []).map(({ path, message }) => ({ field: path.map(String).join('.'), message }));
}

const cases = (
  form: string,
  accepted: WizardValues,
  invalid: readonly WizardInvalidCase[],
): FormRuleCases => ({
  form: `Create step by step: ${form}`,
  accepted: () => shown(accepted),
  breaches: invalid.map(([rule, field, values]) => ({
    rule,
    field,
    found: () => wizardIssues(values).filter((issue) => issue.rule === rule),
    shown: () => shown(values),
  })),
});

function row(preset: IntegrationPreset, backend: Partial<Backend>): IntegrationRow {
  const created = newIntegration('1');
  return { ...created, preset, of: { ...created.of, [preset]: { ...created.of[preset], ...backend } } };
}

/** The cases of a preset: valid members, and changes that break a rule at one of its fields. */
function ofPreset(
  preset: IntegrationPreset,
  protocol: WizardValues['ProtocolType'],
  accepted: Partial<Backend>,
  invalid: readonly (readonly [rule: string, field: string, change: Partial<Backend>])[],
): FormRuleCases {
  const list = protocol === 'HTTP' ? 'httpIntegrations' : 'webSocketIntegrations';
  const values = (change: Partial<Backend>): WizardValues => ({
    ...START,
    Name: 'shop',
    ProtocolType: protocol,
    [list]: [row(preset, { ...accepted, ...change })],
  });
  return cases(
    `${preset}, ${protocol}`,
    values({}),
    invalid.map(([rule, field, change]) => [rule, `${list}.0.of.${preset}.${field}`, values(change)]),
  );
}

const action = 'SQS-SendMessage';
const queue = { IntegrationSubtype: action, CredentialsArn: ROLE };
const parameters = { [action]: { QueueUrl: 'https://sqs.example.com/q', MessageBody: '$request.body' } };

const http: WizardValues = {
  ...START,
  Name: 'shop',
  cors: true,
  AllowOrigins: ['https://www.example.com'],
  httpIntegrations: [row('lambda', { IntegrationUri: FUNCTION })],
};
const route = (...keys: string[]): WizardValues => ({
  ...http,
  httpRoutes: keys.map((RouteKey, at) => ({ id: String(at), RouteKey, integration: '', twoWay: false })),
});

const authorized = (type: AuthorizerRow['type'], change: Partial<AuthorizerRow>): WizardValues => ({
  ...http,
  httpAuthorizer: {
    ...newAuthorizer('HTTP'),
    type,
    Name: 'users',
    Issuer: 'https://issuer.example.com',
    Audience: ['shop'],
    AuthorizerUri: FUNCTION,
    ...change,
  },
});

export const wizardForms: FormRuleCases[] = [
  cases('API, routes and stage', http, [
    ['api.shape', 'Name', { ...http, Name: 'n'.repeat(129) }],
    ['api.shape', 'Description', { ...http, Description: 'd'.repeat(1025) }],
    ['cors.methods.known', 'AllowMethods', { ...http, AllowMethods: ['FETCH'] }],
    ['route.key.http', 'httpRoutes.0.RouteKey', route('TRACE /a')],
    ['route.key.duplicate', 'httpRoutes.1.RouteKey', route('GET /a', 'GET /a')],
    ['stage.name', 'httpStageName', { ...http, httpStageName: 'bad stage' }],
  ]),
  cases('JWT authorizer', authorized('JWT', {}), [
    ['authorizer.shape', 'httpAuthorizer.Name', authorized('JWT', { Name: 'n'.repeat(129) })],
    [
      'authorizer.jwt.issuer',
      'httpAuthorizer.Issuer',
      authorized('JWT', { Issuer: 'http://issuer.example.com' }),
    ],
    ['authorizer.jwt.audience', 'httpAuthorizer.Audience', authorized('JWT', { Audience: [] })],
    [
      'authorizer.identitySource.jwt',
      'httpAuthorizer.IdentitySource',
      authorized('JWT', { IdentitySource: ['$context.x'] }),
    ],
  ]),
  cases('Lambda authorizer', authorized('REQUEST', {}), [
    ['authorizer.uri.required', 'httpAuthorizer.AuthorizerUri', authorized('REQUEST', { AuthorizerUri: '' })],
    [
      'authorizer.uri.form',
      'httpAuthorizer.AuthorizerUri',
      authorized('REQUEST', { AuthorizerUri: 'users' }),
    ],
  ]),
  ofPreset('lambda', 'HTTP', { IntegrationUri: FUNCTION }, [
    ['integration.uri', 'IntegrationUri', { IntegrationUri: '' }],
    ['integration.payload.http', 'PayloadFormatVersion', { PayloadFormatVersion: '3.0' }],
  ]),
  ofPreset('http', 'HTTP', { IntegrationUri: 'https://example.com' }, [
    ['integration.uri', 'IntegrationUri', { IntegrationUri: FUNCTION }],
    ['integration.method.httpProxy', 'IntegrationMethod', { IntegrationMethod: '' }],
  ]),
  ofPreset('private', 'HTTP', { IntegrationUri: LISTENER, ConnectionId: 'link1' }, [
    ['integration.vpcLink.connection', 'ConnectionId', { ConnectionId: '' }],
    ['integration.vpcLink.uri', 'IntegrationUri', { IntegrationUri: 'https://example.com' }],
    ['integration.method.httpProxy', 'IntegrationMethod', { IntegrationMethod: '' }],
    ['integration.shape', 'ServerNameToVerify', { ServerNameToVerify: 's'.repeat(513) }],
  ]),
  ofPreset('service', 'HTTP', { ...queue, parameters }, [
    ['integration.subtype.credentials', 'CredentialsArn', { CredentialsArn: '' }],
    ['integration.credentials', 'CredentialsArn', { CredentialsArn: 'me' }],
    [
      'integration.subtype.parameters',
      `parameters.${action}.MessageBody`,
      { parameters: { [action]: { QueueUrl: 'q', MessageBody: '' } } },
    ],
  ]),
  ofPreset('lambda', 'WEBSOCKET', { IntegrationUri: FUNCTION }, [
    ['integration.uri', 'IntegrationUri', { IntegrationUri: '' }],
  ]),
  ofPreset('http', 'WEBSOCKET', { IntegrationUri: 'https://example.com' }, [
    ['integration.method.known', 'IntegrationMethod', { IntegrationMethod: 'FETCH' }],
  ]),
  ofPreset('aws', 'WEBSOCKET', { IntegrationUri: FUNCTION }, [
    ['integration.uri', 'IntegrationUri', { IntegrationUri: 'https://example.com' }],
    ['integration.credentials', 'CredentialsArn', { CredentialsArn: 'me' }],
  ]),
  ofPreset('httpCustom', 'WEBSOCKET', { IntegrationUri: 'https://example.com' }, [
    ['integration.uri', 'IntegrationUri', { IntegrationUri: '' }],
    ['integrationResponse.shape', 'ResponseTemplate', { ResponseTemplate: LONG_TEMPLATE }],
  ]),
  ofPreset('mock', 'WEBSOCKET', {}, [
    ['integration.shape', 'RequestTemplate', { RequestTemplate: LONG_TEMPLATE }],
    ['integrationResponse.shape', 'ResponseTemplate', { ResponseTemplate: LONG_TEMPLATE }],
  ]),
];
