import type { Page } from '@playwright/test';
import { paths } from '../../src/app/paths';
import type { Sandbox } from '../../src/sandbox/types';
import { choice, field } from '../forms';
import {
  functionArn,
  seed,
  seedApi,
  seedDeployment,
  seedIntegration,
  seedLambdaAuthorizer,
  seedRoute,
} from '../seed';

/** The URLs of a kind's screens and their operations, for the tests of failures. */
export interface KindCase {
  noun: string;
  /** One that is there. @returns its identifier */
  make: (sandbox: Sandbox, apiId: string) => Promise<string>;
  paths: (typeof paths)['route'];
  /** The calls of its list. */
  reads: string[];
  /** `Route`, as in CreateRoute and GetRoutes. */
  name: string;
  fillCreate: (page: Page) => Promise<void>;
  /** What was typed into the create form, by label. */
  typed: [label: string, text: string][];
  createButton: string;
  /** A text field of the edit form. */
  editField: string;
  editText: string;
}

/** An API with a route, without which nothing can be deployed. */
export const prepareApi = async (sandbox: Sandbox) => {
  const apiId = await seedApi(sandbox);
  await seedRoute(sandbox, apiId, 'GET /first');
  return apiId;
};

const DESCRIPTION = 'Typed with care';

export const kinds: readonly KindCase[] = [
  {
    noun: 'route',
    name: 'Route',
    reads: ['GetApi', 'GetAuthorizers', 'GetIntegrations', 'GetRoutes'],
    make: (sandbox, apiId) => seedRoute(sandbox, apiId, 'GET /there'),
    paths: paths.route,
    typed: [
      ['Path', '/pets'],
      ['Operation name', 'listPets'],
    ],
    fillCreate: async (page) => {
      await choice(page, 'None yet').click();
    },
    createButton: 'Create route',
    editField: 'Operation name',
    editText: 'readThere',
  },
  {
    noun: 'integration',
    name: 'Integration',
    reads: ['GetApi', 'GetIntegrations', 'GetRoutes'],
    make: (sandbox, apiId) => seedIntegration(sandbox, apiId),
    paths: paths.integration,
    typed: [
      ['Function ARN', functionArn('pets')],
      ['Description', DESCRIPTION],
    ],
    fillCreate: async () => undefined,
    createButton: 'Create integration',
    editField: 'Description',
    editText: DESCRIPTION,
  },
  {
    noun: 'authorizer',
    name: 'Authorizer',
    reads: ['GetApi', 'GetAuthorizers', 'GetRoutes'],
    make: (sandbox, apiId) => seedLambdaAuthorizer(sandbox, apiId),
    paths: paths.authorizer,
    typed: [
      ['Name', 'keys'],
      ['Function ARN', functionArn('keys')],
    ],
    fillCreate: async (page) => {
      await choice(page, 'Lambda').click();
    },
    createButton: 'Create authorizer',
    editField: 'Name',
    editText: 'companies',
  },
  {
    noun: 'stage',
    name: 'Stage',
    reads: ['GetApi', 'GetStages'],
    make: async (sandbox, ApiId) => {
      await seed(sandbox, 'CreateStage', { ApiId, StageName: 'there' });
      return 'there';
    },
    paths: paths.stage,
    typed: [
      ['Stage name', 'dev'],
      ['Description', DESCRIPTION],
    ],
    fillCreate: async () => undefined,
    createButton: 'Create stage',
    editField: 'Description',
    editText: DESCRIPTION,
  },
  {
    noun: 'deployment',
    name: 'Deployment',
    reads: ['GetApi', 'GetDeployments', 'GetStages'],
    make: (sandbox, apiId) => seedDeployment(sandbox, apiId, { Description: 'There' }),
    paths: paths.deployment,
    typed: [['Description', DESCRIPTION]],
    fillCreate: async () => undefined,
    createButton: 'Create deployment',
    editField: 'Description',
    editText: DESCRIPTION,
  },
];

/** Fills in the create form of a kind with the values of its case. */
export async function fillForm(page: Page, kind: KindCase): Promise<void> {
  await kind.fillCreate(page);
  for (const [label, text] of kind.typed) await field(page, label).fill(text);
}

interface Refusal {
  status: number;
  error: string;
  message: string;
}

/** Possible error responses to a write, each with its own message. */
export const refusals: readonly Refusal[] = [
  { status: 400, error: 'BadRequestException', message: 'A rule that the console does not know' },
  {
    status: 403,
    error: 'AccessDeniedException',
    message: 'User: arn:aws:iam::123456789012:user/eve is not authorized to perform: apigateway:POST',
  },
  { status: 404, error: 'NotFoundException', message: 'Invalid API identifier specified 123456789012:abc' },
  { status: 500, error: 'InternalServerErrorException', message: 'Something of the service broke' },
];

export const THROTTLED: Refusal = {
  status: 429,
  error: 'TooManyRequestsException',
  message: 'Too Many Requests',
};
