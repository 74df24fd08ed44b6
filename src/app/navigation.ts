import { paths } from './paths';

// The screens by name: what side navigation, search and breadcrumbs read. A screen is called the same everywhere.

/** A screen to go to. */
export interface NavigationEntry {
  text: string;
  href: string;
}

/** Screens that belong to no API. */
export const screens = {
  apis: { text: 'APIs', href: paths.apis },
  apiCreate: { text: 'Create API', href: paths.apiCreate },
  apiWizard: { text: 'Create API step by step', href: paths.apiWizard },
  apiImport: { text: 'Import API', href: paths.apiImport },
  domainNames: { text: 'Custom domain names', href: paths.domainName.list() },
  domainNameCreate: { text: 'Create custom domain name', href: paths.domainName.create() },
  vpcLinks: { text: 'VPC links', href: paths.vpcLink.list() },
  vpcLinkCreate: { text: 'Create VPC link', href: paths.vpcLink.create() },
  journal: { text: 'Journal', href: paths.journal },
  connections: { text: 'Connections', href: paths.connection.list() },
  connectionCreate: { text: 'Add connection', href: paths.connection.create() },
} satisfies Record<string, NavigationEntry>;

/** Screens of one API. `protocol`: only an API of this protocol has it. */
const apiEntries = {
  overview: { text: 'Overview', href: paths.api },
  edit: { text: 'Edit API', href: paths.apiEdit },
  routes: { text: 'Routes', href: paths.route.list },
  routeCreate: { text: 'Create route', href: paths.route.create },
  integrations: { text: 'Integrations', href: paths.integration.list },
  integrationCreate: { text: 'Create integration', href: paths.integration.create },
  authorizers: { text: 'Authorizers', href: paths.authorizer.list },
  authorizerCreate: { text: 'Create authorizer', href: paths.authorizer.create },
  stages: { text: 'Stages', href: paths.stage.list },
  stageCreate: { text: 'Create stage', href: paths.stage.create },
  deployments: { text: 'Deployments', href: paths.deployment.list },
  deploymentCreate: { text: 'Create deployment', href: paths.deployment.create },
  cors: { text: 'CORS', href: paths.cors, protocol: 'HTTP' },
  export: { text: 'Export API', href: paths.apiExport, protocol: 'HTTP' },
  reimport: { text: 'Reimport', href: paths.apiReimport, protocol: 'HTTP' },
  models: { text: 'Models', href: paths.model.list, protocol: 'WEBSOCKET' },
  modelCreate: { text: 'Create model', href: paths.model.create, protocol: 'WEBSOCKET' },
} satisfies Record<string, { text: string; href: (apiId: string) => string; protocol?: string }>;

type ApiScreen = keyof typeof apiEntries;

/** A screen of an API, as a breadcrumb or a link. */
export function apiScreen(screen: ApiScreen, apiId: string): NavigationEntry {
  const { text, href } = apiEntries[screen];
  return { text, href: href(apiId) };
}

/** The screens above the groups of the side navigation. */
export const SIDE_NAVIGATION: readonly NavigationEntry[] = [
  screens.apis,
  screens.domainNames,
  screens.vpcLinks,
];

/** The screens below everything in the side navigation. */
export const SIDE_NAVIGATION_TOOLS: readonly NavigationEntry[] = [screens.journal];

const IN_SIDE_NAVIGATION: readonly ApiScreen[] = [
  'overview',
  'routes',
  'integrations',
  'authorizers',
  'stages',
  'deployments',
  'cors',
  'export',
  'reimport',
  'models',
];

const ofProtocol = (screen: ApiScreen, protocol: string | undefined) => {
  const entry = apiEntries[screen];
  return !('protocol' in entry) || entry.protocol === protocol;
};

/** An API's group of the side navigation. @param protocol undefined while it is not known */
export function apiNavigation(apiId: string, protocol: string | undefined): NavigationEntry[] {
  return IN_SIDE_NAVIGATION.filter((screen) => ofProtocol(screen, protocol)).map((screen) =>
    apiScreen(screen, apiId),
  );
}

/** Every screen of an API: what search offers for the API that is open. */
export function allApiScreens(apiId: string, protocol: string | undefined): NavigationEntry[] {
  return (Object.keys(apiEntries) as ApiScreen[])
    .filter((screen) => ofProtocol(screen, protocol))
    .map((screen) => apiScreen(screen, apiId));
}
