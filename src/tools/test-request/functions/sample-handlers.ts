import type { CalledFunction } from './called-functions';

/** A handler to begin with. */
export interface SampleHandler {
  name: string;
  code: string;
}

const INTEGRATIONS: readonly SampleHandler[] = [
  {
    name: 'Echo',
    code: `exports.handler = async (event) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(event),
});
`,
  },
  {
    name: 'Not found',
    code: `exports.handler = async () => ({
  statusCode: 404,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ message: 'No such order' }),
});
`,
  },
  {
    name: 'Slow (5 s)',
    code: `exports.handler = async () => {
  await new Promise((done) => setTimeout(done, 5000));
  return { statusCode: 200, body: 'After five seconds' };
};
`,
  },
  {
    name: 'Error',
    code: `exports.handler = async () => {
  throw new Error('The table cannot be reached');
};
`,
  },
  {
    name: 'JWT claims',
    code: `exports.handler = async (event) => {
  const { authorizer = {} } = event.requestContext;
  // Payload format 2.0, and 1.0.
  const claims = authorizer.jwt?.claims ?? authorizer.claims;
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(claims ?? 'This route has no JWT authorizer'),
  };
};
`,
  },
];

/** Answers over the connection that the message came by, as code for AWS does. */
const CHAT_ECHO: SampleHandler = {
  name: 'Chat echo',
  code: `const {
  ApiGatewayManagementApiClient,
  PostToConnectionCommand,
} = require('@aws-sdk/client-apigatewaymanagementapi');

exports.handler = async ({ requestContext, body }) => {
  const { connectionId, domainName, stage, eventType } = requestContext;
  // Before $connect has ended, and after $disconnect, a connection is gone: 410.
  if (eventType !== 'MESSAGE') return { statusCode: 200 };
  const client = new ApiGatewayManagementApiClient({ endpoint: \`https://\${domainName}/\${stage}\` });
  await client.send(
    new PostToConnectionCommand({ ConnectionId: connectionId, Data: \`You said: \${body}\` }),
  );
  return { statusCode: 200 };
};
`,
};

const simple = (isAuthorized: boolean) => `exports.handler = async (event) => ({
  isAuthorized: ${isAuthorized},
  context: { user: 'ann' },
});
`;

const policy = (effect: string) => `exports.handler = async (event) => ({
  principalId: 'ann',
  policyDocument: {
    Version: '2012-10-17',
    Statement: [
      {
        Action: 'execute-api:Invoke',
        Effect: '${effect}',
        // Payload format 2.0, and 1.0.
        Resource: event.routeArn ?? event.methodArn,
      },
    ],
  },
  context: { user: 'ann' },
});
`;

/** The sample handlers of a function. */
export function sampleHandlers(use: CalledFunction['use']): readonly SampleHandler[] {
  if (use === 'integration') return INTEGRATIONS;
  if (use === 'websocket-integration') return [...INTEGRATIONS, CHAT_ECHO];
  const isSimple = use === 'simple-authorizer';
  return [
    { name: 'Authorizer that allows', code: isSimple ? simple(true) : policy('Allow') },
    { name: 'Authorizer that denies', code: isSimple ? simple(false) : policy('Deny') },
  ];
}
