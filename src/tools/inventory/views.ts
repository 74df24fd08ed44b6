import type { View } from './rows';

/** A column of an inventory; its values are in the rows under its id. */
export interface InventoryColumn {
  id: string;
  header: string;
  /** `link` leads to the resource, `api` to its API, `method` is coloured. */
  shows?: 'link' | 'api' | 'method' | 'mono';
  /** Few values: offered as a filter, with counts. */
  isFacet?: true;
  /** Hidden until it is chosen. */
  isOptional?: true;
  /** "All methods", for a facet. */
  all?: string;
  minWidth?: number;
}

interface InventoryView {
  title: string;
  /** Singular, for the table. */
  noun: string;
  columns: readonly InventoryColumn[];
  empty: string;
}

const API: InventoryColumn = { id: 'api', header: 'API', shows: 'api', minWidth: 140 };

/** What each inventory shows. */
export const INVENTORY: Readonly<Record<View, InventoryView>> = {
  routes: {
    title: 'Routes',
    noun: 'route',
    empty: 'No routes were read.',
    columns: [
      { id: 'path', header: 'Path', shows: 'link', minWidth: 220 },
      { id: 'method', header: 'Method', shows: 'method', isFacet: true, all: 'All methods', minWidth: 100 },
      API,
      { id: 'target', header: 'Target', minWidth: 200 },
      { id: 'authorization', header: 'Authorization', isFacet: true, all: 'All authorization' },
      { id: 'rate', header: 'Lowest rate, requests/s', minWidth: 120 },
      { id: 'scopes', header: 'Scopes', isOptional: true },
    ],
  },
  integrations: {
    title: 'Integrations',
    noun: 'integration',
    empty: 'No integrations were read.',
    columns: [
      { id: 'target', header: 'Target', shows: 'link', minWidth: 240 },
      { id: 'type', header: 'Type', isFacet: true, all: 'All types', minWidth: 110 },
      API,
      { id: 'used', header: 'Used by routes', minWidth: 110 },
      { id: 'timeout', header: 'Timeout, ms', minWidth: 110 },
      { id: 'payload', header: 'Payload format', isFacet: true, all: 'All formats', minWidth: 110 },
      { id: 'link', header: 'VPC link', shows: 'mono' },
      { id: 'role', header: 'Role', isOptional: true },
    ],
  },
  authorizers: {
    title: 'Authorizers',
    noun: 'authorizer',
    empty: 'No authorizers were read.',
    columns: [
      { id: 'name', header: 'Name', shows: 'link' },
      { id: 'type', header: 'Type', isFacet: true, all: 'All types', minWidth: 100 },
      API,
      { id: 'source', header: 'Issuer or function', minWidth: 220 },
      { id: 'used', header: 'Used by routes', minWidth: 110 },
      { id: 'cache', header: 'Cache, s', minWidth: 100 },
      { id: 'audience', header: 'Audience', isOptional: true },
    ],
  },
  stages: {
    title: 'Stages',
    noun: 'stage',
    empty: 'No stages were read.',
    columns: [
      { id: 'stage', header: 'Stage', shows: 'link', isFacet: true, all: 'All stages' },
      API,
      { id: 'deployed', header: 'Deployed', minWidth: 120 },
      { id: 'auto', header: 'Deployment', isFacet: true, all: 'All deployments', minWidth: 120 },
      { id: 'throttle', header: 'Default limit', minWidth: 180 },
      { id: 'log', header: 'Access log', isFacet: true, all: 'All access logs', minWidth: 110 },
      { id: 'logGroup', header: 'Log group', isOptional: true },
      { id: 'certificate', header: 'Client certificate', isOptional: true },
    ],
  },
  domains: {
    title: 'Domain names',
    noun: 'API mapping',
    empty: 'No custom domain names were read.',
    columns: [
      { id: 'domain', header: 'Domain name', shows: 'link' },
      { id: 'mapping', header: 'Path' },
      API,
      { id: 'stage', header: 'Stage', minWidth: 110 },
      { id: 'tls', header: 'TLS', isFacet: true, all: 'All policies', minWidth: 90 },
      { id: 'mutual', header: 'Mutual TLS', isFacet: true, all: 'With or without', minWidth: 110 },
      { id: 'status', header: 'Status', isFacet: true, all: 'All statuses', minWidth: 110 },
      { id: 'certificate', header: 'Certificate', shows: 'mono', minWidth: 240 },
    ],
  },
  references: {
    title: 'References',
    noun: 'reference',
    empty:
      'Nothing was read that refers to a function, URL, VPC link, role, issuer, certificate or authorizer.',
    columns: [
      { id: 'value', header: 'Name', shows: 'link', minWidth: 240 },
      { id: 'kind', header: 'Kind', isFacet: true, all: 'All kinds', minWidth: 130 },
      { id: 'used', header: 'Used by', minWidth: 120 },
      { id: 'apis', header: 'APIs', minWidth: 200 },
    ],
  },
  uses: {
    title: 'Where used',
    noun: 'use',
    empty: 'Nothing that was read refers to it.',
    columns: [
      { id: 'user', header: 'Used by', shows: 'link', minWidth: 200 },
      { id: 'type', header: 'Type', isFacet: true, all: 'All types', minWidth: 130 },
      API,
      { id: 'members', header: 'Member', shows: 'mono', minWidth: 140 },
      { id: 'value', header: 'Name', isOptional: true },
      { id: 'kind', header: 'Kind', isOptional: true },
    ],
  },
};
