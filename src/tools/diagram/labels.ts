import { countOf } from '../../lib/format';
import type { Authorization, Column, DiagramChange } from '../../service/diagram/diagram';
import { type Finding, SEVERITIES, type Severity } from '../../service/findings/rule';

/** The titles of the columns, above the drawing and in the list. */
export const COLUMN_TITLES: Readonly<Record<Column, string>> = {
  domain: 'Domain name',
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
  domain: 'domain name',
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

/** What a box that differs is called, and the sign that it bears, so that colour is not the only difference. */
export const CHANGES: Readonly<Record<DiagramChange, { word: string; sign: string; colour: string }>> = {
  added: { word: 'Added', sign: '+', colour: '#00802f' },
  changed: { word: 'Changed', sign: '~', colour: '#855900' },
  removed: { word: 'Removed', sign: '−', colour: '#db0000' },
};

/** The colours of the marks of findings in an exported drawing, by severity. */
export const SEVERITY_COLOURS: Readonly<Record<Severity, string>> = {
  error: '#db0000',
  warning: '#855900',
  info: '#006ce0',
};

const SEVERITY_WORDS: Readonly<Record<Severity, readonly [string, string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['note', 'notes'],
};

/** "2 errors, 1 warning". */
export function findingsText(findings: readonly Finding[]): string {
  return SEVERITIES.flatMap((severity) => {
    const count = findings.filter((one) => one.severity === severity).length;
    return count === 0 ? [] : [countOf(count, ...SEVERITY_WORDS[severity])];
  }).join(', ');
}

/** The most serious of some findings. */
export const worstOf = (findings: readonly Finding[]): Severity =>
  SEVERITIES.find((severity) => findings.some((one) => one.severity === severity)) ?? 'info';
