import { own } from '../../../lib/own';
import { integrationName } from '../../integration-name';
import { API_KEY_SELECTIONS, HTTP_ROUTE_SELECTION } from '../../rules/api';
import type { Members } from '../value';
import type { MemberRules, TerraformContext } from './context';
import { attribute, block, Expression, type HclValue, type Item } from './hcl';

const MANAGED =
  'API Gateway manages it (quick create made it), so that Terraform cannot own it. It is not in this code.';

/** A note in the place of a resource that only API Gateway changes. */
export const managed = (context: TerraformContext, subject: string): Item => {
  context.notes.push({ subject, text: MANAGED });
  return { kind: 'comment', text: `${subject}: ${MANAGED}` };
};

/** An attribute whose value does not have to be written: it is the provider's own default. */
const unless =
  (name: string, value: unknown) =>
  (given: unknown): Item[] =>
    given === value ? [] : [attribute(name, given as HclValue)];

/** The API with its CORS and tags. */
export function apiBlocks(context: TerraformContext): Item[] {
  const { configuration, options } = context;
  const { api, protocol, tags } = configuration;
  const name = String(api.Name);
  const address = context.address('api', name);
  const apiId = options.origin?.apiId;
  if (context.imports && options.origin?.isManaged) {
    context.apiId = new Expression(`data.${address}.id`);
    const [type, local] = address.split('.');
    return [
      context.note(
        'API',
        'Another AWS service manages the API: this code refers to it, and does not change it.',
      ),
      block(`data "${type}" "${local}"`, [attribute('api_id', apiId ?? '')]),
    ];
  }
  context.apiId = new Expression(`${address}.id`);
  const rules: MemberRules = [
    ['Name', () => [attribute('name', name), attribute('protocol_type', protocol)]],
    ['Description', 'description'],
    ['Version', 'version'],
    [
      'RouteSelectionExpression',
      unless('route_selection_expression', protocol === 'HTTP' ? HTTP_ROUTE_SELECTION : undefined),
    ],
    ['ApiKeySelectionExpression', unless('api_key_selection_expression', API_KEY_SELECTIONS[0])],
    ['DisableExecuteApiEndpoint', 'disable_execute_api_endpoint'],
    ['IpAddressType', unless('ip_address_type', 'ipv4')],
    ['CorsConfiguration', (cors) => [block('cors_configuration', corsItems(context, cors as Members))]],
  ];
  return context.resource(address, [apiId], [...context.members('API', api, rules), ...tagItems(tags)]);
}

/** The provider sends a max age of 0 where there is none. */
function corsItems(context: TerraformContext, cors: Members): Item[] {
  const items = context.members('CORS', cors, CORS);
  if (cors.MaxAge !== undefined || context.imports) return items;
  const text = 'MaxAge is not set: Terraform sets 0, so that browsers do not cache preflight responses.';
  return [...items, context.note('CORS', text)];
}

const CORS: MemberRules = [
  ['AllowOrigins', 'allow_origins'],
  ['AllowMethods', 'allow_methods'],
  ['AllowHeaders', 'allow_headers'],
  ['ExposeHeaders', 'expose_headers'],
  ['MaxAge', 'max_age'],
  ['AllowCredentials', 'allow_credentials'],
];

/** Tags, where there are some. */
export function tagItems(tags: Readonly<Record<string, string>> | undefined): Item[] {
  return tags && Object.keys(tags).length > 0 ? [attribute('tags', tags)] : [];
}

/** The models of a WebSocket API. */
export function modelBlocks(context: TerraformContext): Item[] {
  const { configuration, options } = context;
  return Object.entries(configuration.models).flatMap(([name, members]) => {
    const address = context.address('model', name);
    context.models.set(name, new Expression(`${address}.name`));
    context.deployed.push(address);
    const rules: MemberRules = [
      ['ContentType', 'content_type'],
      ['Description', 'description'],
      ['Schema', 'schema'],
    ];
    const original = own(options.origin?.models ?? {}, name);
    return context.resource(
      address,
      [options.origin?.apiId, original?.id],
      [
        attribute('api_id', context.apiId),
        attribute('name', name),
        ...context.members(`Model ${name}`, members, rules),
      ],
    );
  });
}

/** The authorizers. */
export function authorizerBlocks(context: TerraformContext): Item[] {
  const { configuration, options } = context;
  return Object.entries(configuration.authorizers).flatMap(([name, members]) => {
    const address = context.address('authorizer', name);
    context.authorizers.set(name, new Expression(`${address}.id`));
    context.deployed.push(address);
    const original = own(options.origin?.authorizers ?? {}, name);
    return context.resource(
      address,
      [options.origin?.apiId, original?.id],
      [
        attribute('api_id', context.apiId),
        attribute('name', name),
        ...context.members(`Authorizer ${name}`, members, [
          ['AuthorizerType', 'authorizer_type'],
          ['AuthorizerUri', 'authorizer_uri'],
          ['AuthorizerCredentialsArn', 'authorizer_credentials_arn'],
          ['AuthorizerPayloadFormatVersion', 'authorizer_payload_format_version'],
          ['EnableSimpleResponses', 'enable_simple_responses'],
          ['IdentitySource', 'identity_sources'],
          ['AuthorizerResultTtlInSeconds', 'authorizer_result_ttl_in_seconds'],
          [
            'JwtConfiguration',
            (jwt) => [
              block(
                'jwt_configuration',
                context.members(`Authorizer ${name}`, jwt as Members, [
                  ['Issuer', 'issuer'],
                  ['Audience', 'audience'],
                ]),
              ),
            ],
          ],
        ]),
        ...ttlItems(context, name, members),
      ],
    );
  });
}

/** Without a TTL the service does not cache, but the provider would set 300 seconds. */
function ttlItems(context: TerraformContext, name: string, members: Members): Item[] {
  const isDecided =
    members.AuthorizerResultTtlInSeconds !== undefined || members.AuthorizerType !== 'REQUEST';
  if (isDecided || context.configuration.protocol !== 'HTTP' || context.imports) return [];
  return [
    context.note(
      `Authorizer ${name}`,
      'The authorizer has no AuthorizerResultTtlInSeconds, for which Terraform would set 300: 0 turns caching off.',
    ),
    attribute('authorizer_result_ttl_in_seconds', 0),
  ];
}

const integrationRules = (context: TerraformContext, subject: string): MemberRules => [
  ['IntegrationType', 'integration_type'],
  ['IntegrationSubtype', 'integration_subtype'],
  ['IntegrationMethod', 'integration_method'],
  ['IntegrationUri', 'integration_uri'],
  ['ConnectionType', unless('connection_type', 'INTERNET')],
  ['ConnectionId', (id) => [attribute('connection_id', context.vpcLinks.get(String(id)) ?? String(id))]],
  ['CredentialsArn', 'credentials_arn'],
  ['Description', 'description'],
  ['PayloadFormatVersion', 'payload_format_version'],
  ['TimeoutInMillis', 'timeout_milliseconds'],
  ['ContentHandlingStrategy', 'content_handling_strategy'],
  ['PassthroughBehavior', 'passthrough_behavior'],
  ['TemplateSelectionExpression', 'template_selection_expression'],
  ['RequestParameters', 'request_parameters'],
  ['RequestTemplates', 'request_templates'],
  [
    'ResponseParameters',
    (parameters) =>
      Object.entries(parameters as Readonly<Record<string, Members>>).map(([status, mappings]) =>
        block('response_parameters', [
          attribute('status_code', status),
          attribute('mappings', context.value(mappings)),
        ]),
      ),
  ],
  [
    'TlsConfig',
    (tls) => [
      block(
        'tls_config',
        context.members(subject, tls as Members, [['ServerNameToVerify', 'server_name_to_verify']]),
      ),
    ],
  ],
];

/** Integrations, each with its responses. Of several with the same content, imports have each, other code has one. */
export function integrationBlocks(context: TerraformContext): Item[] {
  const { configuration, options } = context;
  return Object.entries(configuration.integrations).flatMap(([key, { members, responses }]) => {
    const name = integrationName(members);
    const subject = `Integration ${name}`;
    const originals = context.imports ? (options.origin?.integrations[key] ?? []) : [undefined];
    return originals.flatMap((original) => {
      if (original?.isManaged) {
        context.integrationsById.set(original.id, original.id);
        return [managed(context, subject)];
      }
      const address = context.address('integration', name);
      const id = new Expression(`${address}.id`);
      context.integrations.set(key, id);
      if (original) context.integrationsById.set(original.id, id);
      context.deployed.push(address);
      return [
        ...context.resource(
          address,
          [options.origin?.apiId, original?.id],
          [
            attribute('api_id', context.apiId),
            ...context.members(subject, members, integrationRules(context, subject)),
          ],
        ),
        ...Object.entries(responses).flatMap(([responseKey, response]) => {
          const responseAddress = context.address('integration_response', `${name} ${responseKey}`);
          context.deployed.push(responseAddress);
          const ids = [options.origin?.apiId, original?.id, own(original?.responseIds ?? {}, responseKey)];
          return context.resource(responseAddress, ids, [
            attribute('api_id', context.apiId),
            attribute('integration_id', id),
            attribute('integration_response_key', responseKey),
            ...context.members(`Integration response ${responseKey} of ${name}`, response, [
              ['ContentHandlingStrategy', 'content_handling_strategy'],
              ['TemplateSelectionExpression', 'template_selection_expression'],
              ['ResponseTemplates', 'response_templates'],
            ]),
          ]);
        }),
      ];
    });
  });
}
