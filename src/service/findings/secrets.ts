import { isSecretName, secretForm } from '../secrets';
import { apiFacts, httpApi, integration, route, stage } from './examples';
import type { ApiFacts } from './facts';
import { apiRule, type FindingRule, type Subject } from './rule';
import { apiSubject, integrationSubject, stageSubject } from './subjects';

const NONE = { none: 'A secret that was readable must be replaced where it comes from.' };

function described(subject: Subject, text: string | undefined) {
  const form = secretForm(text);
  return form === undefined
    ? []
    : [{ subject, evidence: `Its description looks like it contains ${form}.`, remedy: NONE }];
}

const parts = { integrations: [integration()], routes: [route('GET /orders')] };

/** Rules of secrets in texts that everyone with read access sees. */
export const secretRules: readonly FindingRule<ApiFacts>[] = [
  apiRule({
    id: 'stage.secret',
    severity: 'error',
    title: 'Stage variable that looks like a secret',
    why: 'Everyone who may read the API sees stage variables, and exports and logs contain them.',
    source: 'AWS developer guide, Stage variables for HTTP APIs',
    needs: ['stages'],
    check: (facts) =>
      facts.stages.flatMap((one) => {
        const named = Object.entries(one.StageVariables ?? {}).flatMap(([name, value]) => {
          const form = secretForm(value);
          if (form !== undefined) return [`${name} looks like ${form}`];
          return isSecretName(name) && value ? [`${name} is named like a secret`] : [];
        });
        return [
          ...(named.length === 0
            ? []
            : [{ subject: stageSubject(facts, one), evidence: `${named.join('; ')}.`, remedy: NONE }]),
          ...described(stageSubject(facts, one), one.Description),
        ];
      }),
    passing: apiFacts({ ...parts, stages: [stage({ StageVariables: { secretName: 'shop/orders' } })] }),
    failing: apiFacts({ ...parts, stages: [stage({ StageVariables: { dbPassword: 'hunter2' } })] }),
  }),
  apiRule({
    id: 'api.secret',
    severity: 'error',
    title: 'Description that looks like it contains a secret',
    why: 'Everyone who may read the API sees descriptions, and exports contain them.',
    source: 'AWS developer guide, Data protection in API Gateway',
    needs: ['integrations'],
    check: (facts) => [
      ...described(apiSubject(facts.api), facts.api.Description),
      ...facts.integrations.flatMap((one) => described(integrationSubject(facts, one), one.Description)),
    ],
    passing: apiFacts({ ...parts, api: httpApi({ Description: 'Orders of the shop' }) }),
    failing: apiFacts({
      ...parts,
      api: httpApi({ Description: 'Test with https://shop:hunter2@shop.example.com' }),
    }),
  }),
];
