import { describe, expect, test } from 'vitest';
import { apiForms } from '../resources/api/form-rules.cases';
import { apiMappingForms } from '../resources/api-mapping/form-rules.cases';
import { authorizerForms } from '../resources/authorizer/form-rules.cases';
import { deploymentForms } from '../resources/deployment/form-rules.cases';
import { domainNameForms } from '../resources/domain-name/form-rules.cases';
import { integrationForms } from '../resources/integration/form-rules.cases';
import { integrationResponseForms } from '../resources/integration-response/form-rules.cases';
import { modelForms } from '../resources/model/form-rules.cases';
import { routeForms } from '../resources/route/form-rules.cases';
import { routeResponseForms } from '../resources/route-response/form-rules.cases';
import { routingRuleForms } from '../resources/routing-rule/form-rules.cases';
import { stageForms } from '../resources/stage/form-rules.cases';
import { vpcLinkForms } from '../resources/vpc-link/form-rules.cases';
import { wizardForms } from '../tools/create-api/form-rules.cases';
import { openapiForms } from '../tools/openapi/form-rules.cases';
import { tagForms } from '../tools/tags/form-rules.cases';

const FORMS = [
  ...apiForms,
  ...apiMappingForms,
  ...authorizerForms,
  ...deploymentForms,
  ...domainNameForms,
  ...integrationForms,
  ...integrationResponseForms,
  ...modelForms,
  ...routeForms,
  ...routeResponseForms,
  ...routingRuleForms,
  ...stageForms,
  ...vpcLinkForms,
  ...tagForms,
  ...openapiForms,
  ...wizardForms,
];

const TEXT =
  'The form always has a text or a choice here; an empty one is refused by another rule on its field.';
const TYPE = 'The form sends the member only for the protocol or type that has it.';
const FIXED = 'The form always sends the one value, or the one item, that there is.';

const TOGETHER = 'The form sends members together that the service requires together.';

/** The rules that no form can break, and why. */
const EXCEPTIONS: Record<string, string> = {
  'api.required': 'The form always has a protocol chosen.',
  'api.routeSelection.http': 'The forms of HTTP APIs neither show nor send the expression.',
  'api.schemaValidation.websocket': TYPE,
  'api.quickCreate.protocol': TYPE,
  'cors.protocol.http': 'The form of WebSocket APIs has no CORS, and their CORS screen says this instead.',
  'apiMapping.shape': 'The form offers stages, whose names the service has accepted.',
  'apiMapping.required': 'The form requires API and stage with its own messages before the rules run.',
  'apiMapping.api.exists': 'The form offers only existing APIs.',
  'apiMapping.stage.exists':
    "The form offers the chosen API's stages, and removes a chosen one that is not among them.",
  'authorizer.required': TEXT,
  'authorizer.payload.websocket': TYPE,
  'authorizer.ttl.websocket': TYPE,
  'authorizer.simpleResponses': 'The form sends simple responses only with payload format 2.0.',
  'authorizer.jwt.configuration': 'The form of a JWT authorizer always sends its configuration.',
  'authorizer.jwt.discovery':
    'Only the service fetches the discovery document; its error is shown as returned.',
  'authorizer.credentials.request': TYPE,
  'deployment.delete.active': 'Deletes are confirmed in dialogs, which name what blocks them.',
  'domainName.required': TEXT,
  'domainName.configuration.one': FIXED,
  'domainName.endpoint.regional': FIXED,
  'domainName.security.tls12': FIXED,
  'import.size': 'Reading the document refuses it first, on its field and with its size.',
  'integration.update.subtype': TOGETHER,
  'integration.update.parameters': TOGETHER,
  'integration.managed.delete': 'Deletes are confirmed in dialogs, which name what blocks them.',
  'integration.required': 'The type comes from the purpose, of which one is always chosen.',
  'integration.payload.websocket': TYPE,
  'integration.vpcLink.exists':
    'The form offers existing links and accepts stage variables; only the service can check another typed id.',
  'integration.vpcLink.type': FIXED,
  'integration.members.http': TYPE,
  'integrationResponse.required': TEXT,
  'model.required': TEXT,
  'route.required': TEXT,
  'route.update.authorizationType': TOGETHER,
  'route.members.websocket': TYPE,
  'route.auth.scopes': 'The form sends scopes only with the authorization type JWT.',
  'routeResponse.required': TEXT,
  'routingRule.action.one': FIXED,
  'stage.required': TEXT,
  'stage.deployment.autoDeploy': 'The form sends no deployment while auto-deploy is on.',
  'stage.clientCertificate.websocket': TYPE,
  'stage.executionLogs.http': TYPE,
  'stage.executionLogs.role': "No operation of API Gateway V2 returns the account's role for logs.",
  'vpcLink.required': TEXT,
};

/** The ids of all blocking rules: those in the exported rule lists of src/service/rules. Advice blocks nothing. */
function ruleIds(): string[] {
  const modules = import.meta.glob<Record<string, unknown>>(
    ['../service/rules/*.ts', '!../service/rules/*.test.ts', '!../service/rules/*.test-support.ts'],
    { eager: true },
  );
  const lists = Object.values(modules).flatMap((module) =>
    Object.entries(module).flatMap(([name, value]) =>
      Array.isArray(value) && !name.endsWith('Advice') ? [value] : [],
    ),
  );
  return lists.flatMap((list: unknown[]) => list.flatMap((rule) => (isRule(rule) ? rule.id : [])));
}

function isRule(value: unknown): value is { id: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'check' in value &&
    typeof value.check === 'function'
  );
}

const BREACHES = FORMS.flatMap(({ form, breaches }) => breaches.map((breach) => ({ form, ...breach })));
const SHOWN = new Set(BREACHES.map(({ rule }) => rule));

describe('The rules that forms can violate', () => {
  test('are all of them, but for the listed exceptions', () => {
    const missing = ruleIds().filter((id) => !SHOWN.has(id) && !(id in EXCEPTIONS));
    expect(missing).toEqual([]);
  });

  test('exist, and so do the exceptions', () => {
    const known = new Set(ruleIds());
    expect([...SHOWN, ...Object.keys(EXCEPTIONS)].filter((id) => !known.has(id))).toEqual([]);
  });

  test('are no exceptions', () => {
    expect(Object.keys(EXCEPTIONS).filter((id) => SHOWN.has(id))).toEqual([]);
  });
});

describe('A form', () => {
  test.each(FORMS)('without violations reports nothing: $form', ({ accepted }) => {
    expect(accepted()).toEqual([]);
  });

  test.each(BREACHES)('shows $rule on $field: $form', ({ field, found, shown }) => {
    const issues = found();
    expect(issues.length).toBeGreaterThan(0);
    // Only issues without a member are above the buttons.
    if (field === 'root') expect(issues.map(({ path }) => path)).toEqual(issues.map(() => []));
    const reported = shown();
    const expected = issues.map(({ message }) => ({ field, message }));
    expect(reported).toEqual(expect.arrayContaining(expected));
    // A field shows the first of its issues.
    expect(reported.find((one) => one.field === field)).toEqual(expected[0]);
  });
});
