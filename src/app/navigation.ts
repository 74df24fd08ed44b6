import { KINDS, kinds } from '../service/kinds';
import type { Kind } from '../service/resources';
import { createPath, isApiId, listPath, paths, withoutBase } from './paths';

// The screens by name, for side navigation, search and breadcrumbs. A screen has the same name everywhere, and
// the screens of kinds have the names that the kinds declare.

/** A link to a screen. */
export interface NavigationEntry {
  text: string;
  href: string;
  /** The kind whose list it shows, where it is one. */
  kind?: Kind;
}

/** The list of a kind; `parents` are the identifiers of its parents. */
export function listScreen(kind: Kind, ...parents: string[]): NavigationEntry {
  return { text: kinds[kind].title, href: listPath(kind, ...parents), kind };
}

const createScreen = (kind: Kind, ...parents: string[]): NavigationEntry => ({
  text: `Create ${kinds[kind].noun}`,
  href: createPath(kind, ...parents),
});

/** The kinds whose lists search can load: those of the account, and of the open API. */
export const searchableKinds = (apiId: string | undefined, protocol: string | undefined): Kind[] => [
  ...accountKinds,
  ...(apiId === undefined ? [] : apiKinds(protocol)),
];

const accountKinds = KINDS.filter((kind) => kinds[kind].navigation === 'account');

/** Kinds with a list of their own in an API. @param protocol undefined while it is unknown */
const apiKinds = (protocol: string | undefined) =>
  KINDS.filter((kind) => {
    const { navigation, protocol: only } = kinds[kind];
    return navigation === 'api' && (only === undefined || only === protocol);
  });

/** Screens that belong to no API and no kind. */
export const screens = {
  apiWizard: { text: 'Create API step by step', href: paths.apiWizard },
  apiImport: { text: 'Import API', href: paths.apiImport },
  inventory: { text: 'Inventory', href: paths.inventory },
  findings: { text: 'Findings', href: paths.findings },
  testUrl: { text: 'Test a URL', href: paths.testUrl },
  saved: { text: 'Saved configurations', href: paths.saved },
  journal: { text: 'Journal', href: paths.journal },
  connections: { text: 'Connections', href: paths.connection.list() },
  connectionCreate: { text: 'Add connection', href: paths.connection.create() },
} satisfies Record<string, NavigationEntry>;

/** The lists of an account and Region. */
export const accountNavigation: readonly NavigationEntry[] = [
  ...accountKinds.map((kind) => listScreen(kind)),
  screens.inventory,
  screens.findings,
];

/** The last section of the side navigation. */
export const toolNavigation: readonly NavigationEntry[] = [screens.testUrl, screens.saved, screens.journal];

/** Every screen that belongs to no API: search always offers them. */
export const allAccountScreens: readonly NavigationEntry[] = [
  ...accountKinds.flatMap((kind) => [listScreen(kind), createScreen(kind)]),
  ...Object.values(screens),
];

/** An API's group of the side navigation. @param protocol undefined while it is unknown */
export function apiNavigation(apiId: string, protocol: string | undefined): NavigationEntry[] {
  const http = [
    { text: 'CORS', href: paths.cors(apiId) },
    { text: 'Export API', href: paths.apiExport(apiId) },
    { text: 'Reimport', href: paths.apiReimport(apiId) },
  ];
  return [
    { text: 'Overview', href: paths.api(apiId) },
    ...apiKinds(protocol).map((kind) => listScreen(kind, apiId)),
    ...(protocol === 'HTTP' ? http : []),
    { text: 'Diagram', href: paths.apiDiagram(apiId) },
    { text: 'Test', href: paths.apiTest(apiId) },
    { text: 'Findings', href: paths.apiFindings(apiId) },
    { text: 'Changes', href: paths.apiChanges(apiId) },
    { text: 'Clone API', href: paths.apiClone(apiId) },
    { text: 'Code', href: paths.apiCode(apiId) },
  ];
}

/** Every screen of an API: search offers them for the open API. */
export function allApiScreens(apiId: string, protocol: string | undefined): NavigationEntry[] {
  return [
    ...apiNavigation(apiId, protocol),
    { text: 'Edit API', href: paths.apiEdit(apiId) },
    ...apiKinds(protocol).map((kind) => createScreen(kind, apiId)),
  ];
}

/** The screens above a path that has none of its own, or whose screen failed. @param apiName of the API in the path */
export function screensAbove(path: string, apiName?: string): NavigationEntry[] {
  const apiId = /^\/apis\/([^/]+)\/./.exec(withoutBase(path))?.[1];
  const isInApi = isApiId(apiId);
  const entries = isInApi
    ? apiNavigation(apiId, undefined)
    : [...accountNavigation, ...Object.values(screens)];
  const list = entries.find(({ href }) => path.startsWith(`${href}/`));
  const above = isInApi ? [listScreen('api'), { text: apiName ?? apiId, href: paths.api(apiId) }] : [];
  if (list) return [...above, list];
  // The overview of an API that is not there is no place to go back to.
  return isInApi && path !== paths.api(apiId) ? above : [listScreen('api')];
}
