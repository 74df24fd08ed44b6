import { z } from 'zod';
import { checkApi } from '../../rules/api';
import { checkIntegration } from '../../rules/integration';
import { checkRoute } from '../../rules/route';
import { checkStage } from '../../rules/stage';
import { apiInput, fieldsOf, integrationInput, stageInput, type WizardValues } from './values';

/** What a rule found, at the field of the wizard that shows it. */
interface FieldIssue {
  path: (string | number)[];
  message: string;
}

/** The fields of each step, in the order of the steps; the last step shows them all and has none. */
export function stepFields(values: WizardValues): (keyof WizardValues)[][] {
  const { routes, stageName } = fieldsOf(values);
  return [
    ['Name', 'Description', 'RouteSelectionExpression', 'AllowOrigins', 'AllowMethods', 'AllowHeaders'],
    ['integrations'],
    [routes],
    [stageName],
    [],
  ];
}

/** Everything that the service would have against the wizard's calls, by its own rules. */
export function wizardIssues(values: WizardValues): FieldIssue[] {
  const { ProtocolType: protocol, integrations } = values;
  const { routes: routesField, stageName } = fieldsOf(values);
  const routes = values[routesField];
  const otherRoutes = routes.map(({ id, RouteKey }) => ({ RouteId: id, RouteKey }));
  return [
    ...checkApi(apiInput(values), { mode: 'create' }).map(({ path, message }) => ({
      path: [shown(path, values)],
      message,
    })),
    ...integrations.flatMap((row, index) =>
      checkIntegration(integrationInput(row, protocol), { protocol, mode: 'create' }).map((issue) => ({
        path: ['integrations', index, member(issue.path, row, 'IntegrationUri')],
        message: issue.message,
      })),
    ),
    ...routes.flatMap((row, index) =>
      checkRoute({ RouteId: row.id, RouteKey: row.RouteKey }, { protocol, mode: 'create', otherRoutes }).map(
        ({ message }) => ({ path: [routesField, index, 'RouteKey'], message }),
      ),
    ),
    ...(values.stage
      ? checkStage(stageInput(values), { protocol, mode: 'create' }).map(({ message }) => ({
          path: [stageName],
          message,
        }))
      : []),
  ];
}

/** The field that shows a member of CreateApi: fields are called as members are, the name stands for all others. */
function shown(path: readonly (string | number)[], values: WizardValues): string {
  const field = path.findLast((part) => typeof part === 'string' && Object.hasOwn(values, part));
  return typeof field === 'string' ? field : 'Name';
}

function member(path: readonly (string | number)[], row: object, other: string): string {
  const [name] = path;
  return typeof name === 'string' && Object.hasOwn(row, name) ? name : other;
}

/** The wizard's schema: the service's rules over the calls that the values stand for. */
export const wizardSchema = z.custom<WizardValues>().superRefine((values, context) => {
  for (const { path, message } of wizardIssues(values)) {
    context.addIssue({ code: 'custom', path, message });
  }
});
