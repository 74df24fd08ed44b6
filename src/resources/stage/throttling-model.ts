import type { Route, Stage } from '@aws-sdk/client-apigatewayv2';
import { splitRouteKey } from '../../service/integration-name';
import type { Plan } from '../../service/plan';
import { managedReason } from '../../service/rules/managed';
import type { Issue } from '../../service/rules/rule';
import { formInput } from '../shared/resource-form';
import { type StageContext, type StageValues, stageForm, toValues } from './model';
import { blocksAll, type RouteSettingsRow, toSettingsValues } from './settings-model';

/** The limits of a route or of the default route settings as text; empty: not configured. */
interface Limits {
  ThrottlingRateLimit: string;
  ThrottlingBurstLimit: string;
}

export type LimitMember = keyof Limits;

/** The key of the default route settings among the edits; no route key is empty. */
export const DEFAULT_KEY = '';

/** Unsaved limits by route key; `removed`: the route uses the default route settings again. */
export type ThrottlingEdits = ReadonlyMap<string, Partial<Limits> | 'removed'>;

/** A row of the throttling table. */
export interface ThrottlingRow {
  /** The route key, or DEFAULT_KEY. */
  key: string;
  /** Absent for the default and for a route that does not exist. */
  routeId?: string | undefined;
  /** The settings remain of a deleted route: the service rejects other updates of the stage (service-rules 2.14). */
  isOrphan: boolean;
  /** Its own settings are saved or entered. */
  hasSettings: boolean;
  isChanged: boolean;
  own: Limits;
  /** The limits that apply where `own` is empty; empty where the account's apply. */
  inherited: Limits;
  /** A limit of 0 applies: every request gets 429 (service-rules 2.9). */
  rejectsAll: boolean;
}

/** A change of one limit; a route whose limits are all cleared and that has no other settings loses its settings. */
export function withLimit(edits: ThrottlingEdits, key: string, member: LimitMember, text: string) {
  const before = edits.get(key);
  return new Map(edits).set(key, { ...(before === 'removed' ? NO_LIMITS : before), [member]: text });
}

const NO_LIMITS: Limits = { ThrottlingRateLimit: '', ThrottlingBurstLimit: '' };

const isBare = (row: RouteSettingsRow) =>
  row.ThrottlingBurstLimit.trim() === '' &&
  row.ThrottlingRateLimit.trim() === '' &&
  !row.DetailedMetricsEnabled &&
  row.LoggingLevel === '' &&
  !row.DataTraceEnabled;

/** The values of the stage's form with the edits. */
function editedValues(stage: Stage, edits: ThrottlingEdits, blockAll = false): StageValues {
  const values = { ...toValues(stage), blockAll };
  const rows = new Map(values.RouteSettings.map((row) => [row.key, row]));
  for (const [key, edit] of edits) {
    if (key === DEFAULT_KEY) Object.assign(values, edit);
    else if (edit === 'removed') rows.delete(key);
    else {
      const row = { ...(rows.get(key) ?? { key, ...toSettingsValues(undefined) }), ...edit };
      if (isBare(row)) rows.delete(key);
      else rows.set(key, row);
    }
  }
  return { ...values, RouteSettings: [...rows.values()] };
}

/** The default route settings, the settings without a route, and all routes by path and method. */
export function throttlingRows(
  stage: Stage,
  routes: readonly Route[],
  edits: ThrottlingEdits,
): ThrottlingRow[] {
  const before = toValues(stage);
  const values = editedValues(stage, edits);
  const limitsOf = (some: Limits | undefined): Limits => ({
    ThrottlingRateLimit: some?.ThrottlingRateLimit ?? '',
    ThrottlingBurstLimit: some?.ThrottlingBurstLimit ?? '',
  });
  const inherited = limitsOf(values);
  const ownOf = new Map(values.RouteSettings.map((row) => [row.key, row]));
  const savedOf = new Map(before.RouteSettings.map((row) => [row.key, row]));
  const rowOf = (key: string, routeId?: string): ThrottlingRow => {
    const row = ownOf.get(key);
    const own = limitsOf(row);
    const effective: Limits = {
      ThrottlingRateLimit: own.ThrottlingRateLimit.trim() || inherited.ThrottlingRateLimit,
      ThrottlingBurstLimit: own.ThrottlingBurstLimit.trim() || inherited.ThrottlingBurstLimit,
    };
    return {
      key,
      routeId,
      isOrphan: routeId === undefined && key !== '$default',
      hasSettings: row !== undefined,
      isChanged: JSON.stringify(row) !== JSON.stringify(savedOf.get(key)),
      own,
      inherited,
      rejectsAll: blocksAll(effective),
    };
  };
  const keys = new Map(routes.map(({ RouteKey = '', RouteId = '' }) => [RouteKey, RouteId]));
  return [
    {
      key: DEFAULT_KEY,
      isOrphan: false,
      hasSettings: true,
      isChanged: JSON.stringify(inherited) !== JSON.stringify(limitsOf(before)),
      own: inherited,
      inherited: NO_LIMITS,
      rejectsAll: blocksAll(inherited),
    },
    ...before.RouteSettings.filter(({ key }) => !keys.has(key)).map(({ key }) => rowOf(key)),
    ...[...keys].sort(([a], [b]) => byPath(a, b)).map(([key, id]) => rowOf(key, id)),
  ];
}

function byPath(a: string, b: string): number {
  const [left, right] = [splitRouteKey(a), splitRouteKey(b)];
  return (
    left.path.localeCompare(right.path, 'en', { numeric: true }) || left.method.localeCompare(right.method)
  );
}

/** What saving the edits sends, and what prevents it. */
export interface ThrottlingChange {
  plan: Plan;
  /** By route key, DEFAULT_KEY for the default: why its limits are invalid. */
  messages: ReadonlyMap<string, string>;
  /** Other reasons why nothing can be saved. */
  reason: string | undefined;
  /** The edits bring a limit of 0, which the user must confirm. */
  needsConfirmation: boolean;
}

/**
 * UpdateStage for the edits, after DeleteRouteSettings for each route that uses the default again.
 * @param original the stage when editing began
 */
export function throttlingChange(
  original: Stage,
  edits: ThrottlingEdits,
  blockAll: boolean,
  context: StageContext,
): ThrottlingChange {
  const input = formInput(stageForm, editedValues(original, edits, blockAll), context);
  const plan = stageForm.toUpdate(original, input, context);
  const unconfirmed = formInput(stageForm, editedValues(original, edits), context);
  const issues = stageForm.issues(input, context, original);
  const messages = new Map<string, string>();
  for (const issue of issues) {
    const key = keyOf(issue);
    if (key !== undefined && !messages.has(key)) messages.set(key, issue.message);
  }
  const other = issues.find((issue) => keyOf(issue) === undefined);
  return {
    plan,
    messages,
    reason: original.ApiGatewayManaged
      ? managedReason('stage')
      : messages.size > 0
        ? 'Some limits are invalid; their rows say why.'
        : other?.message,
    needsConfirmation: stageForm
      .issues(unconfirmed, context, original)
      .some(({ rule }) => rule === 'stage.throttling.zero'),
  };
}

function keyOf({ path }: Issue): string | undefined {
  const [first = '', second = ''] = path.map(String);
  if (first === 'RouteSettings') return second;
  const isDefault = first === 'DefaultRouteSettings' || first.startsWith('Throttling');
  return isDefault ? DEFAULT_KEY : undefined;
}
