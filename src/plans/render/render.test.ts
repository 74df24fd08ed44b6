import { describe, expect, test } from 'vitest';
import type { Call, Plan } from '../../service/plan';
import { ref } from '../refs';
import { renderBoto3 } from './boto3';
import { renderCli } from './cli';
import { renderJs } from './javascript';

const plan = (...calls: Call[]): Plan => ({ title: 'A plan', calls });

const route = plan({
  id: 'route',
  operation: 'CreateRoute',
  label: 'Create the default route',
  input: { ApiId: 'a1', RouteKey: '$default' },
});

const attach = plan(
  {
    id: 'integration',
    operation: 'CreateIntegration',
    label: 'Create an integration with https://example.com',
    input: {
      ApiId: 'a1',
      IntegrationType: 'HTTP_PROXY',
      IntegrationUri: 'https://example.com',
      PayloadFormatVersion: '1.0',
      TimeoutInMillis: 29000,
      RequestParameters: { 'append:header.x-at': "it's $context.requestId" },
    },
  },
  {
    id: 'route',
    operation: 'CreateRoute',
    label: 'Create route\nGET /pets',
    input: {
      ApiId: 'a1',
      ApiKeyRequired: false,
      RouteKey: 'GET /pets',
      Target: ref('integration', 'IntegrationId', 'integrations/'),
    },
  },
);

describe('AWS CLI', () => {
  test('A short call is one line.', () => {
    expect(renderCli(route)).toBe("aws apigatewayv2 create-route --api-id a1 --route-key '$default'\n");
  });

  test('Region and endpoint are options of each command.', () => {
    expect(renderCli(route, { region: 'eu-west-1', endpointUrl: 'http://127.0.0.1:4510' })).toBe(
      `aws apigatewayv2 create-route \\
  --region eu-west-1 \\
  --endpoint-url http://127.0.0.1:4510 \\
  --api-id a1 \\
  --route-key '$default'
`,
    );
  });

  test('A result that a later call needs becomes a shell variable, and a failure ends the chain.', () => {
    expect(renderCli(attach)).toBe(`integration_id=$(aws apigatewayv2 create-integration \\
  --api-id a1 \\
  --integration-type HTTP_PROXY \\
  --integration-uri https://example.com \\
  --payload-format-version 1.0 \\
  --timeout-in-millis 29000 \\
  --request-parameters '{"append:header.x-at":"it'\\''s $context.requestId"}' \\
  --query IntegrationId --output text) &&
aws apigatewayv2 create-route \\
  --api-id a1 \\
  --no-api-key-required \\
  --route-key 'GET /pets' \\
  --target "integrations/$integration_id"
`);
  });

  test('Two results of one call come from one response, and a reference inside JSON stays JSON.', () => {
    const printed = renderCli(
      plan(
        { id: 'api', operation: 'CreateApi', label: 'API', input: { Name: 'shop', ProtocolType: 'HTTP' } },
        {
          id: 'stage',
          operation: 'CreateStage',
          label: 'Stage',
          input: {
            ApiId: ref('api', 'ApiId'),
            StageName: 'dev',
            StageVariables: { url: ref('api', 'ApiEndpoint'), name: ref('api', 'Name', 'the "') },
          },
        },
      ),
    );
    expect(printed).toBe(`result=$(aws apigatewayv2 create-api --name shop --protocol-type HTTP \\
  --query '[ApiId, ApiEndpoint, Name]' --output text) &&
IFS=$'\\t' read -r api_id api_endpoint api_name <<<"$result" &&
api_name_json=$(printf '%s' "$api_name" | sed 's/[\\\\"]/\\\\&/g') &&
aws apigatewayv2 create-stage \\
  --api-id "$api_id" \\
  --stage-name dev \\
  --stage-variables '{"url":"'"$api_endpoint"'","name":"the \\"'"$api_name_json"'"}'
`);
  });

  test.each([
    [
      'a file name',
      { Description: 'file:///etc/passwd' },
      '\'{"Name":"x","ProtocolType":"HTTP","Description":"file:///etc/passwd"}\'',
    ],
    ['a NUL', { Description: 'a\0' }, '\'{"Name":"x","ProtocolType":"HTTP","Description":"a\\u0000"}\''],
  ])('A string that an option cannot carry (%s) is passed as JSON input.', (_, input, json) => {
    const call: Call = {
      id: 'api',
      operation: 'CreateApi',
      label: '',
      input: { Name: 'x', ProtocolType: 'HTTP', ...input },
    };
    expect(renderCli(plan(call))).toBe(
      `aws apigatewayv2 create-api \\\n  --cli-input-json ${json}\n`.replace(
        / \\\n {2}(?=.{0,60}$)/,
        ' \\\n  ',
      ),
    );
  });

  test('A value that begins with a dash is not parsed as an option, and Version has its CLI name.', () => {
    const call: Call = {
      id: 'api',
      operation: 'UpdateApi',
      label: '',
      input: { ApiId: 'a1', Description: '-x', Version: '' },
    };
    expect(renderCli(plan(call))).toBe(
      "aws apigatewayv2 update-api --api-id a1 --description=-x --api-version ''\n",
    );
  });

  test('A document too long for a command is passed through a file.', () => {
    const call: Call = { id: 'api', operation: 'ImportApi', label: '', input: { Body: 'ü'.repeat(60_000) } };
    const printed = renderCli(plan(call));
    expect(printed).toMatch(/^input_file=\$\(mktemp\) &&\nprintf '%s' '\{"Body":"\\u00fc/);
    expect(printed).toMatch(
      /"\}' >"\$input_file" &&\naws apigatewayv2 import-api --cli-input-json "file:\/\/\$input_file" &&\nrm "\$input_file"\n$/,
    );
  });

  test('An export names its output file.', () => {
    const call: Call = {
      id: 'export',
      operation: 'ExportApi',
      label: '',
      input: { ApiId: 'a1', OutputType: 'YAML', Specification: 'OAS30', IncludeExtensions: true },
    };
    expect(renderCli(plan(call))).toBe(`aws apigatewayv2 export-api \\
  --api-id a1 \\
  --output-type YAML \\
  --specification OAS30 \\
  --include-extensions \\
  openapi.yaml
`);
  });
});

describe('boto3', () => {
  test('A short call is one line.', () => {
    expect(
      renderBoto3(route, { region: 'eu-west-1', endpointUrl: 'http://127.0.0.1:4510' }),
    ).toBe(`import boto3

client = boto3.client('apigatewayv2', region_name='eu-west-1', endpoint_url='http://127.0.0.1:4510')

client.create_route(ApiId='a1', RouteKey='$default')
`);
  });

  test('A result that a later call needs becomes a variable.', () => {
    expect(renderBoto3(attach)).toBe(`import boto3

client = boto3.client('apigatewayv2')

# Create an integration with https://example.com
integration = client.create_integration(
    ApiId='a1',
    IntegrationType='HTTP_PROXY',
    IntegrationUri='https://example.com',
    PayloadFormatVersion='1.0',
    TimeoutInMillis=29000,
    RequestParameters={ 'append:header.x-at': 'it\\'s $context.requestId' },
)

# Create route\\nGET /pets
client.create_route(
    ApiId='a1',
    ApiKeyRequired=False,
    RouteKey='GET /pets',
    Target='integrations/' + integration['IntegrationId'],
)
`);
  });

  test('A document is printed line by line, an export is written to a file.', () => {
    const printed = renderBoto3(
      plan(
        { id: 'api', operation: 'ImportApi', label: 'Import', input: { Body: 'openapi: 3.0.1\ninfo:\n' } },
        {
          id: 'from',
          operation: 'ExportApi',
          label: 'Export',
          input: { ApiId: ref('api', 'ApiId'), OutputType: 'JSON', Specification: 'OAS30' },
        },
      ),
    );
    expect(printed).toContain(`api = client.import_api(
    Body=(
        'openapi: 3.0.1\\n'
        'info:\\n'
    ),
)

# Export
from_2 = client.export_api(ApiId=api['ApiId'], OutputType='JSON', Specification='OAS30')
with open('openapi.json', 'wb') as file:
    file.write(from_2['body'].read())
`);
  });
});

describe('JavaScript', () => {
  test('A short call is one line.', () => {
    expect(
      renderJs(route, { region: 'eu-west-1', endpointUrl: 'http://127.0.0.1:4510' }),
    ).toBe(`import { ApiGatewayV2Client, CreateRouteCommand } from '@aws-sdk/client-apigatewayv2';

const client = new ApiGatewayV2Client({ region: 'eu-west-1', endpoint: 'http://127.0.0.1:4510' });

await client.send(new CreateRouteCommand({ ApiId: 'a1', RouteKey: '$default' }));
`);
  });

  test('A result that a later call needs becomes a constant.', () => {
    expect(renderJs(attach)).toBe(
      `import { ApiGatewayV2Client, CreateIntegrationCommand, CreateRouteCommand } from '@aws-sdk/client-apigatewayv2';

const client = new ApiGatewayV2Client({});

// Create an integration with https://example.com
const integration = await client.send(new CreateIntegrationCommand({
  ApiId: 'a1',
  IntegrationType: 'HTTP_PROXY',
  IntegrationUri: 'https://example.com',
  PayloadFormatVersion: '1.0',
  TimeoutInMillis: 29000,
  RequestParameters: { 'append:header.x-at': 'it\\'s $context.requestId' },
}));

// Create route\\nGET /pets
await client.send(new CreateRouteCommand({
  ApiId: 'a1',
  ApiKeyRequired: false,
  RouteKey: 'GET /pets',
  Target: 'integrations/' + integration.IntegrationId,
}));
`.replace(/^import \{ (.*), (.*), (.*) \} from/, 'import {\n  $1,\n  $2,\n  $3,\n} from'),
    );
  });

  test('A key that would set the prototype stays a key, and a reserved word does not become a constant.', () => {
    const Tags: Record<string, string> = JSON.parse('{"__proto__":"x"}');
    const printed = renderJs(
      plan(
        { id: 'delete', operation: 'CreateApi', label: '', input: { Name: 'x', ProtocolType: 'HTTP', Tags } },
        { id: 'next', operation: 'GetApi', label: '', input: { ApiId: ref('delete', 'ApiId') } },
      ),
    );
    expect(printed).toContain("Tags: { ['__proto__']: 'x' }");
    expect(printed).toContain('const delete2 = await client.send(');
    expect(printed).toContain('console.log(await client.send(new GetApiCommand({ ApiId: delete2.ApiId })));');
  });
});

test('Dates, blobs, empty lists and absent members are printed in each language', () => {
  // No operation accepts a blob, so the call is built without the SDK's types.
  const input = {
    When: new Date('2026-01-02T03:04:05.678Z'),
    Data: new Uint8Array([1, 255]),
    List: [],
    No: undefined,
  };
  const call = { id: 'x', operation: 'CreateApi', label: '', input } as unknown as Call;
  expect(renderCli(plan(call))).toBe(
    "aws apigatewayv2 create-api --when 2026-01-02T03:04:05.678Z --data 'Af8=' --list '[]'\n",
  );
  const boto3 = renderBoto3(plan(call));
  expect(boto3).toContain('import datetime\n');
  expect(boto3).toContain(
    'When=datetime.datetime(2026, 1, 2, 3, 4, 5, 678000, tzinfo=datetime.timezone.utc)',
  );
  expect(boto3).toContain('Data=bytes([1, 255])');
  expect(renderJs(plan(call))).toContain(
    "{ When: new Date('2026-01-02T03:04:05.678Z'), Data: Uint8Array.of(1, 255), List: [] }",
  );
});
