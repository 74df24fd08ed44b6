import { detailPath, paths } from '../../app/paths';
import { type Cell, toCsv } from '../../lib/csv';
import { ALL_RULES, type AnyRule } from '../../service/findings/find';
import type { Severity, Subject } from '../../service/findings/rule';
import { kinds } from '../../service/kinds';
import type { NamedFinding } from '../../views/account-report';
import { findingKey, type Silence } from '../../views/silences';

/** The findings of a rule. */
export interface RuleGroup {
  rule: AnyRule;
  findings: NamedFinding[];
}

/** What the address narrows findings to; an empty member narrows nothing. */
export interface FindingFilter {
  severity: string;
  text: string;
}

/** The screen of a finding's resource; undefined where it is the account. */
export function subjectHref({ kind, ids }: Subject): string | undefined {
  if (ids.length === 0) return undefined;
  return kind === 'apiMapping' ? paths.domainName.detail(ids[0] ?? '') : detailPath(kind, ...ids);
}

const haystack = ({ rule, apiName = '', subject, evidence }: NamedFinding, title: string) =>
  [rule, title, apiName, kinds[subject.kind].noun, subject.name, ...subject.ids, evidence]
    .join(' ')
    .toLowerCase();

/** The findings that match, by rule in the order of the rules; a rule without any is left out. */
export function groupByRule(
  findings: readonly NamedFinding[],
  { severity, text }: FindingFilter,
): RuleGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const byRule = new Map<string, NamedFinding[]>();
  const rules = new Map(ALL_RULES.map((rule) => [rule.id, rule]));
  for (const finding of findings) {
    if (severity !== '' && finding.severity !== severity) continue;
    const searched = words.length > 0 ? haystack(finding, rules.get(finding.rule)?.title ?? '') : '';
    if (!words.every((word) => searched.includes(word))) continue;
    const group = byRule.get(finding.rule);
    if (group) group.push(finding);
    else byRule.set(finding.rule, [finding]);
  }
  const groups = ALL_RULES.flatMap((rule) => {
    const own = byRule.get(rule.id);
    return own ? [{ rule, findings: own }] : [];
  });
  return groups.sort((a, b) => rank(a.rule.severity) - rank(b.rule.severity));
}

const rank = (severity: Severity) => ({ error: 0, warning: 1, info: 2 })[severity];

/** Findings that are shown, and those that are silenced, each with its silence. */
export function splitSilenced(findings: readonly NamedFinding[], silences: readonly Silence[]) {
  const byKey = new Map(silences.map((one) => [one.key, one]));
  const shown: NamedFinding[] = [];
  const silenced: { finding: NamedFinding; silence: Silence }[] = [];
  for (const finding of findings) {
    const silence = byKey.get(findingKey(finding));
    if (silence) silenced.push({ finding, silence });
    else shown.push(finding);
  }
  return { shown, silenced };
}

/** The note of a finding, where it is silenced. */
type NoteOf = (finding: NamedFinding) => string | undefined;

const HEADER = [
  'severity',
  'rule',
  'title',
  'api',
  'apiId',
  'kind',
  'resource',
  'id',
  'evidence',
  'remedy',
  'silenced',
];

/** Findings as CSV, one a line under a header. */
export function findingsCsv(findings: readonly NamedFinding[], noteOf: NoteOf): string {
  const titles = new Map(ALL_RULES.map(({ id, title }) => [id, title]));
  return toCsv([
    HEADER,
    ...findings.map((one): Cell[] => [
      one.severity,
      one.rule,
      titles.get(one.rule),
      one.apiName,
      one.apiId,
      kinds[one.subject.kind].noun,
      one.subject.name,
      one.subject.ids.at(-1),
      one.evidence,
      'plan' in one.remedy ? one.remedy.plan.title : one.remedy.none,
      noteOf(one),
    ]),
  ]);
}

/** Findings as JSON, with the calls of their remedies. */
export function findingsJson(findings: readonly NamedFinding[], noteOf: NoteOf): string {
  return `${JSON.stringify(
    findings.map((one) => ({ ...one, silenced: noteOf(one) })),
    null,
    2,
  )}\n`;
}
