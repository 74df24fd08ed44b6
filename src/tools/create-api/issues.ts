import { z } from 'zod';
import { checkApi } from '../../service/rules/api';
import { checkAuthorizer } from '../../service/rules/authorizer';
import { checkIntegration } from '../../service/rules/integration';
import { checkAction } from '../../service/rules/integration-presets';
import { checkIntegrationResponse } from '../../service/rules/integration-response';
import { checkRoute } from '../../service/rules/route';
import type { Issue, Protocol } from '../../service/rules/rule';
import { checkStage } from '../../service/rules/stage';
import { authorizerInput } from './authorizer-model';
import { type IntegrationRow, integrationInput, responseInput } from './integration-model';
import { apiInput, fieldsOf, routeInput, stageInput, type WizardValues } from './model';

/** An issue of a rule, with the path of the wizard field that shows it. */
interface FieldIssue extends Pick<Issue, 'path' | 'message' | 'rule'> {}

/** The fields of each step; the review step has none. */
export function stepFields(values: WizardValues): (keyof WizardValues)[][] {
  const { integrations, authorizer, routes, stageName } = fieldsOf(values);
  return [
    ['Name', 'Description', 'RouteSelectionExpression', 'AllowOrigins', 'AllowMethods', 'AllowHeaders'],
    [integrations],
    [authorizer],
    [routes],
    [stageName],
    [],
  ];
}

/** All issues that the service's rules have with the wizard's calls. */
export function wizardIssues(values: WizardValues): FieldIssue[] {
  const { ProtocolType: protocol } = values;
  const { integrations, routes: routesField, stageName } = fieldsOf(values);
  const routes = values[routesField];
  const otherRoutes = routes.map(({ id, RouteKey }) => ({ RouteId: id, RouteKey }));
  return [
    ...checkApi(apiInput(values), { mode: 'create' }).map((issue) => ({
      ...issue,
      path: [shown(issue.path, values)],
    })),
    ...values[integrations].flatMap((row, index) =>
      integrationIssues(row, protocol).map((issue) => ({
        ...issue,
        path: [integrations, index, ...backendField(issue.path, row)],
      })),
    ),
    ...authorizerIssues(values),
    ...routes.flatMap((row, index) =>
      checkRoute(
        { RouteId: row.id, ...routeInput(row, protocol) },
        { protocol, mode: 'create', otherRoutes },
      ).map((issue) => ({ ...issue, path: [routesField, index, 'RouteKey'] })),
    ),
    ...(values.stage
      ? checkStage(stageInput(values), { protocol, mode: 'create' }).map((issue) => ({
          ...issue,
          path: [stageName],
        }))
      : []),
  ];
}

function authorizerIssues(values: WizardValues): FieldIssue[] {
  const { ProtocolType: protocol } = values;
  const { authorizer } = fieldsOf(values);
  const input = authorizerInput(values[authorizer], protocol);
  if (!input) return [];
  return checkAuthorizer(input, { protocol }).map((issue) => {
    // Members of JwtConfiguration have fields of their own.
    const member = issue.path.findLast((part) => typeof part === 'string' && part in values[authorizer]);
    return { ...issue, path: [authorizer, member ?? 'Name'] };
  });
}

function integrationIssues(row: IntegrationRow, protocol: Protocol): Issue[] {
  const unchosen = checkAction(row.preset, row.of[row.preset].IntegrationSubtype);
  if (unchosen.length > 0) return unchosen;
  const response = responseInput(row);
  return [
    ...checkIntegration(integrationInput(row, protocol), { protocol, mode: 'create' }),
    ...(response ? checkIntegrationResponse(response, { protocol }) : []),
  ];
}

/** The field of a row that shows issues of a member. */
function backendField([member, key]: Issue['path'], { preset, of }: IntegrationRow): string[] {
  const own = ['of', preset];
  switch (member) {
    case 'IntegrationType':
      return ['preset'];
    case 'RequestParameters':
      return [...own, 'parameters', of[preset].IntegrationSubtype, String(key)];
    case 'TlsConfig':
      return [...own, 'ServerNameToVerify'];
    case 'RequestTemplates':
      return [...own, 'RequestTemplate'];
    case 'ResponseTemplates':
      return [...own, 'ResponseTemplate'];
    default:
      return [...own, String(member)];
  }
}

/** The field that shows issues of a CreateApi member: the field of that name, else Name. */
function shown(path: readonly (string | number)[], values: WizardValues): string {
  const field = path.findLast((part) => typeof part === 'string' && Object.hasOwn(values, part));
  return typeof field === 'string' ? field : 'Name';
}

/** Applies the service's rules to the wizard's calls. */
export const wizardSchema = z.custom<WizardValues>().superRefine((values, context) => {
  for (const { path, message } of wizardIssues(values)) {
    context.addIssue({ code: 'custom', path, message });
  }
});
