import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { Component as ApiList } from '../resources/api/list';
import type { Kind } from '../service/resources';
import { BASE, paths } from './paths';
import { NotFoundPage, RouteErrorPage } from './shell/error-page';
import { setPreloadRoutes } from './shell/preload';
import { Shell } from './shell/shell';

/**
 * The screens of each kind; each is a separate chunk except the list of APIs, which is part of the entry,
 * for one request instead of twenty.
 */
const kindScreens: Readonly<Record<Kind, RouteObject[]>> = {
  api: [
    { path: 'apis', Component: ApiList },
    { path: 'apis/create', lazy: () => import('../resources/api/create') },
    { path: 'apis/:apiId', element: <Navigate to="overview" replace /> },
    { path: 'apis/:apiId/overview', lazy: () => import('../resources/api/detail') },
    { path: 'apis/:apiId/edit', lazy: () => import('../resources/api/edit') },
    { path: 'apis/:apiId/cors', lazy: () => import('../resources/api/cors') },
    { path: 'apis/:apiId/cors/edit', lazy: () => import('../resources/api/cors-edit') },
  ],
  route: [
    { path: 'apis/:apiId/routes', lazy: () => import('../resources/route/list') },
    { path: 'apis/:apiId/routes/create', lazy: () => import('../resources/route/create') },
    { path: 'apis/:apiId/routes/item/:id', lazy: () => import('../resources/route/detail') },
    { path: 'apis/:apiId/routes/item/:id/edit', lazy: () => import('../resources/route/edit') },
  ],
  integration: [
    { path: 'apis/:apiId/integrations', lazy: () => import('../resources/integration/list') },
    { path: 'apis/:apiId/integrations/create', lazy: () => import('../resources/integration/create') },
    { path: 'apis/:apiId/integrations/item/:id', lazy: () => import('../resources/integration/detail') },
    { path: 'apis/:apiId/integrations/item/:id/edit', lazy: () => import('../resources/integration/edit') },
  ],
  authorizer: [
    { path: 'apis/:apiId/authorizers', lazy: () => import('../resources/authorizer/list') },
    { path: 'apis/:apiId/authorizers/create', lazy: () => import('../resources/authorizer/create') },
    { path: 'apis/:apiId/authorizers/item/:id', lazy: () => import('../resources/authorizer/detail') },
    { path: 'apis/:apiId/authorizers/item/:id/edit', lazy: () => import('../resources/authorizer/edit') },
  ],
  stage: [
    { path: 'apis/:apiId/stages', lazy: () => import('../resources/stage/list') },
    { path: 'apis/:apiId/stages/create', lazy: () => import('../resources/stage/create') },
    { path: 'apis/:apiId/stages/item/:id', lazy: () => import('../resources/stage/detail') },
    { path: 'apis/:apiId/stages/item/:id/edit', lazy: () => import('../resources/stage/edit') },
  ],
  deployment: [
    { path: 'apis/:apiId/deployments', lazy: () => import('../resources/deployment/list') },
    { path: 'apis/:apiId/deployments/create', lazy: () => import('../resources/deployment/create') },
    { path: 'apis/:apiId/deployments/item/:id', lazy: () => import('../resources/deployment/detail') },
    { path: 'apis/:apiId/deployments/item/:id/edit', lazy: () => import('../resources/deployment/edit') },
  ],
  model: [
    { path: 'apis/:apiId/models', lazy: () => import('../resources/model/list') },
    { path: 'apis/:apiId/models/create', lazy: () => import('../resources/model/create') },
    { path: 'apis/:apiId/models/item/:id', lazy: () => import('../resources/model/detail') },
    { path: 'apis/:apiId/models/item/:id/edit', lazy: () => import('../resources/model/edit') },
  ],
  routeResponse: [
    {
      path: 'apis/:apiId/routes/item/:routeId/responses',
      lazy: () => import('../resources/route-response/list'),
    },
    {
      path: 'apis/:apiId/routes/item/:routeId/responses/create',
      lazy: () => import('../resources/route-response/create'),
    },
    {
      path: 'apis/:apiId/routes/item/:routeId/responses/item/:id',
      lazy: () => import('../resources/route-response/detail'),
    },
    {
      path: 'apis/:apiId/routes/item/:routeId/responses/item/:id/edit',
      lazy: () => import('../resources/route-response/edit'),
    },
  ],
  integrationResponse: [
    {
      path: 'apis/:apiId/integrations/item/:integrationId/responses',
      lazy: () => import('../resources/integration-response/list'),
    },
    {
      path: 'apis/:apiId/integrations/item/:integrationId/responses/create',
      lazy: () => import('../resources/integration-response/create'),
    },
    {
      path: 'apis/:apiId/integrations/item/:integrationId/responses/item/:id',
      lazy: () => import('../resources/integration-response/detail'),
    },
    {
      path: 'apis/:apiId/integrations/item/:integrationId/responses/item/:id/edit',
      lazy: () => import('../resources/integration-response/edit'),
    },
  ],
  domainName: [
    { path: 'domains', lazy: () => import('../resources/domain-name/list') },
    { path: 'domains/create', lazy: () => import('../resources/domain-name/create') },
    { path: 'domains/item/:id', lazy: () => import('../resources/domain-name/detail') },
    { path: 'domains/item/:id/edit', lazy: () => import('../resources/domain-name/edit') },
  ],
  apiMapping: [
    { path: 'domains/item/:domain/mappings', lazy: () => import('../resources/api-mapping/list') },
    { path: 'domains/item/:domain/mappings/create', lazy: () => import('../resources/api-mapping/create') },
    { path: 'domains/item/:domain/mappings/item/:id', lazy: () => import('../resources/api-mapping/detail') },
    {
      path: 'domains/item/:domain/mappings/item/:id/edit',
      lazy: () => import('../resources/api-mapping/edit'),
    },
  ],
  routingRule: [
    { path: 'domains/item/:domain/rules', lazy: () => import('../resources/routing-rule/list') },
    { path: 'domains/item/:domain/rules/create', lazy: () => import('../resources/routing-rule/create') },
    { path: 'domains/item/:domain/rules/item/:id', lazy: () => import('../resources/routing-rule/detail') },
    {
      path: 'domains/item/:domain/rules/item/:id/edit',
      lazy: () => import('../resources/routing-rule/edit'),
    },
  ],
  vpcLink: [
    { path: 'vpc-links', lazy: () => import('../resources/vpc-link/list') },
    { path: 'vpc-links/create', lazy: () => import('../resources/vpc-link/create') },
    { path: 'vpc-links/item/:id', lazy: () => import('../resources/vpc-link/detail') },
    { path: 'vpc-links/item/:id/edit', lazy: () => import('../resources/vpc-link/edit') },
  ],
};

/** Every screen of the console. */
const screens: RouteObject[] = [
  ...Object.values(kindScreens).flat(),
  { index: true, element: <Navigate to={paths.apis} replace /> },
  { path: 'apis/wizard', lazy: () => import('../tools/create-api/wizard') },
  { path: 'apis/import', lazy: () => import('../tools/openapi/import') },
  { path: 'apis/:apiId/reimport', lazy: () => import('../tools/openapi/reimport') },
  { path: 'apis/:apiId/import-result', lazy: () => import('../tools/openapi/import-result') },
  { path: 'apis/:apiId/export', lazy: () => import('../tools/openapi/export') },
  { path: 'apis/:apiId/changes', lazy: () => import('../tools/changes/changes') },
  { path: 'apis/:apiId/findings', lazy: () => import('../tools/findings/api-findings') },
  { path: 'apis/:apiId/clone', lazy: () => import('../tools/clone/clone') },
  { path: 'apis/:apiId/test', lazy: () => import('../tools/test-request/test') },
  { path: 'test', lazy: () => import('../tools/test-request/test-url') },
  { path: 'apis/:apiId/code', lazy: () => import('../tools/code/code') },
  { path: 'apis/:apiId/diagram', lazy: () => import('../tools/diagram/diagram') },
  { path: 'domains/item/:domain/diagram', lazy: () => import('../tools/diagram/domain') },
  { path: 'saved', lazy: () => import('../tools/saved/list') },
  { path: 'saved/create', lazy: () => import('../tools/clone/from-saved') },
  { path: 'saved/code', lazy: () => import('../tools/code/from-saved') },
  { path: 'inventory', lazy: () => import('../tools/inventory/inventory') },
  { path: 'search', lazy: () => import('../tools/search/results') },
  { path: 'findings', lazy: () => import('../tools/findings/account-findings') },
  { path: 'journal', lazy: () => import('../tools/journal/list') },
  { path: 'journal/item/:id', lazy: () => import('../tools/journal/detail') },
  { path: 'tags/:arn', lazy: () => import('../tools/tags/edit') },
  { path: 'connections', lazy: () => import('../tools/connections/list') },
  { path: 'connections/switch', lazy: () => import('./shell/switch-connection') },
  { path: 'connections/create', lazy: () => import('../tools/connections/create') },
  { path: 'connections/item/:id/edit', lazy: () => import('../tools/connections/edit') },
  { path: '*', element: <NotFoundPage /> },
];

/** The router over all screens. */
export function createRouter() {
  setPreloadRoutes(screens);
  return createBrowserRouter([
    {
      path: BASE,
      element: <Shell />,
      errorElement: <RouteErrorPage />,
      children: screens,
    },
  ]);
}
