import type { Authorization, Column } from '../../service/diagram/diagram';

/** The titles of the columns, above the drawing and in the list. */
export const COLUMN_TITLES: Readonly<Record<Column, string>> = {
  mapping: 'API mappings',
  stage: 'Stages',
  api: 'API',
  routes: 'Routes',
  authorizer: 'Authorizers',
  integration: 'Integrations',
  target: 'Targets',
};

/** What one node of a column is. */
export const COLUMN_NOUNS: Readonly<Record<Column, string>> = {
  mapping: 'API mapping',
  stage: 'stage',
  api: 'API',
  routes: 'routes',
  authorizer: 'authorizer',
  integration: 'integration',
  target: 'target',
};

/** How the lines of each kind of authorization are dashed, so that colour is not the only difference. */
export const DASHES: Readonly<Record<Authorization, string | undefined>> = {
  open: undefined,
  iam: '10 4',
  jwt: '5 3',
  lambda: '10 3 2 3',
  connection: '2 3',
};

/** The colours of an exported drawing; the style sheet has those of the screen, light and dark. */
export const COLOURS = {
  text: '#0f141a',
  secondary: '#424650',
  box: '#ffffff',
  line: '#8c8c94',
  open: '#c2570c',
  iam: '#6f55d8',
  jwt: '#1d6fd1',
  lambda: '#0b7a7a',
  connection: '#6b7380',
} as const;
