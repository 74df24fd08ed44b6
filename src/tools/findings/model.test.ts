import { beforeEach, expect, test } from 'vitest';
import { sandboxConnection } from '../../client/connection/connection';
import type { NamedFinding } from '../../views/account-report';
import { findingKey, silence, silencesOf, unsilence } from '../../views/silences';
import { findingsCsv, findingsJson, groupByRule, splitSilenced, subjectHref } from './model';

const finding = (rule: string, severity: NamedFinding['severity'], name: string): NamedFinding => ({
  rule,
  severity,
  apiId: 'a1',
  apiName: 'orders',
  subject: { kind: 'route', ids: ['a1', name], name: `GET /${name}` },
  evidence: `=It is ${name}, and "open".`,
  remedy: { none: 'Nothing can be done.' },
});
const FINDINGS = [
  finding('stage.no-throttle', 'info', 'one'),
  finding('route.open-sibling', 'warning', 'two'),
  finding('route.no-target', 'error', 'three'),
  finding('route.open-sibling', 'warning', 'four'),
];

const ids = (filter: { severity?: string; text?: string }) =>
  groupByRule(FINDINGS, { severity: '', text: '', ...filter }).map(({ rule, findings }) => [
    rule.id,
    findings.length,
  ]);

test('Findings are grouped by rule, the most serious first, and narrowed by severity and words.', () => {
  expect(ids({})).toEqual([
    ['route.no-target', 1],
    ['route.open-sibling', 2],
    ['stage.no-throttle', 1],
  ]);
  expect(ids({ severity: 'warning' })).toEqual([['route.open-sibling', 2]]);
  expect(ids({ text: 'FOUR get' })).toEqual([['route.open-sibling', 1]]);
  expect(ids({ text: 'guarded ones' })).toEqual([['route.open-sibling', 2]]);
  expect(ids({ text: 'nothing' })).toEqual([]);
});

test('A finding is exported with its note, and no text is a formula.', () => {
  const csv = findingsCsv(FINDINGS.slice(0, 1), () => '-accepted');
  expect(csv.split('\r\n')[1]).toBe(
    'info,stage.no-throttle,Stage without a limit of its own,orders,a1,route,GET /one,one,"\'=It is one, and ""open"".",Nothing can be done.,\'-accepted',
  );
  expect(JSON.parse(findingsJson(FINDINGS, () => undefined))).toHaveLength(FINDINGS.length);
});

test('The resource of a finding links to its screen; the account has none.', () => {
  expect(subjectHref({ kind: 'route', ids: ['a1', 'r1'], name: '' })).toBe('/apis/a1/routes/item/r1');
  expect(subjectHref({ kind: 'apiMapping', ids: ['d.example.com', 'm'], name: '' })).toBe(
    '/domains/item/d.example.com',
  );
  expect(subjectHref({ kind: 'api', ids: [], name: 'eu-west-1' })).toBeUndefined();
});

const other = { ...sandboxConnection, region: 'eu-west-1' };

beforeEach(() => {
  for (const { key } of silencesOf(sandboxConnection).getSnapshot()) unsilence(sandboxConnection, key);
});

test('A silenced finding is listed with its note, on its connection and Region alone, until it is shown again.', () => {
  const [first] = FINDINGS as [NamedFinding];
  silence(sandboxConnection, [first], 'known', 5);
  silence(sandboxConnection, [first], 'accepted', 6);
  const split = splitSilenced(FINDINGS, silencesOf(sandboxConnection).getSnapshot());
  expect(split.silenced).toEqual([
    { finding: first, silence: { key: findingKey(first), note: 'accepted', at: 6 } },
  ]);
  expect(split.shown).toHaveLength(FINDINGS.length - 1);
  expect(silencesOf(other).getSnapshot()).toEqual([]);
  unsilence(sandboxConnection, findingKey(first));
  expect(splitSilenced(FINDINGS, silencesOf(sandboxConnection).getSnapshot()).silenced).toEqual([]);
});
