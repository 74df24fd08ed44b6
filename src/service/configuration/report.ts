import { countOf } from '../../lib/format';
import { CHANGE_KINDS, type Change, type ChangeKind, type Difference } from './diff';
import type { Lack } from './source';

/** Singular and plural of each kind of change, within a sentence. */
export const CHANGE_NOUNS: Readonly<Record<ChangeKind, readonly [one: string, many: string]>> = {
  api: ['API setting', 'API settings'],
  route: ['route', 'routes'],
  integration: ['integration', 'integrations'],
  authorizer: ['authorizer', 'authorizers'],
  model: ['model', 'models'],
  stage: ['stage', 'stages'],
  tag: ['tag', 'tags'],
};

const STATUSES = ['added', 'changed', 'removed'] as const;

/** "2 routes added, 1 integration changed"; "No differences" for none. */
export function summarize(changes: readonly Change[]): string {
  const counts = CHANGE_KINDS.flatMap((kind) =>
    STATUSES.flatMap((status) => {
      const found = changes.filter((one) => one.kind === kind && one.status === status);
      // The API is one: its members are what changed.
      const count = kind === 'api' ? (found[0]?.members.length ?? 0) : found.length;
      return count === 0 ? [] : [`${countOf(count, ...CHANGE_NOUNS[kind])} ${status}`];
    }),
  );
  return counts.length === 0 ? 'No differences' : counts.join(', ');
}

/** The name of what changed; of a renamed one both: "GET /a → GET /b". */
export function changeName({ before, after }: Change): string {
  if (before && after && before.name !== after.name) return `${before.name} → ${after.name}`;
  return (after ?? before)?.name ?? '';
}

/** What could not be compared, as one sentence; undefined where everything was. */
export function lacksSentence(lacks: readonly Lack[]): string | undefined {
  if (lacks.length === 0) return undefined;
  const members = (part: string) =>
    lacks.flatMap((lack) => (lack.startsWith(`${part}.`) ? [lack.slice(part.length + 1)] : []));
  const parts = [
    ...(lacks.includes('stages') ? ['stage settings'] : []),
    ...(lacks.includes('tags') ? ['tags'] : []),
    ...members('api').map((member) => `API ${member}`),
    ...members('integration').map((member) => `integration ${member}`),
  ];
  return `Not compared, because the OpenAPI document does not contain it: ${parts.join(', ')}.`;
}

/** A value of a member on one line. */
function valueText(value: unknown): string {
  if (value === undefined) return '(not set)';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A difference as Markdown, for a ticket or a pull request. */
export function toMarkdown({ changes, lacks }: Difference, from: string, to: string): string {
  const sections = CHANGE_KINDS.flatMap((kind) => {
    const all = changes.filter((one) => one.kind === kind);
    if (all.length === 0) return [];
    const [, plural] = CHANGE_NOUNS[kind];
    return [`### ${plural.charAt(0).toUpperCase()}${plural.slice(1)}`, '', ...all.flatMap(lines), ''];
  });
  const lacked = lacksSentence(lacks);
  return [
    `## Changes from ${inline(from)} to ${inline(to)}`,
    '',
    `${summarize(changes)}.`,
    '',
    ...sections,
    ...(lacked ? [lacked, ''] : []),
  ].join('\n');
}

function lines(change: Change): string[] {
  const head = `- ${change.status}: ${inline(changeName(change))}`;
  if (change.status !== 'changed') return [head];
  return [
    head,
    ...change.members.map(
      ({ path, before, after }) =>
        `  - ${path.join(' › ')}: ${inline(valueText(before))} → ${inline(valueText(after))}`,
    ),
  ];
}

/** Text as code, with as many backticks around it as keep those in it. */
function inline(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = longest > 0 ? ' ' : '';
  return `${fence}${padding}${text.replaceAll(/\s+/g, ' ')}${padding}${fence}`;
}
