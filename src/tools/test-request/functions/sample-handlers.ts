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
  const isSimple = use === 'simple-authorizer';
  return [
    { name: 'Authorizer that allows', code: isSimple ? simple(true) : policy('Allow') },
    { name: 'Authorizer that denies', code: isSimple ? simple(false) : policy('Deny') },
  ];
}
