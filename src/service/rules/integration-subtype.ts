import type { IntegrationFacts, IntegrationState } from './integration-facts';
import type { Issue, Rule } from './rule';
import { isPresent } from './shape';
import { subtypeOf } from './subtypes';

/** The rules of integrations with AWS services (2.6). */
export const subtypeRules: readonly Rule<IntegrationState, IntegrationFacts>[] = [
  {
    // Without its subtype the service takes the integration for one with a URI. That it says the same where the type is
    // missing is inferred.
    id: 'integration.update.subtype',
    mark: 'OBS',
    source: '2.6; hashicorp/terraform-provider-aws#15861',
    check: (integration, { sent, formerSubtype }) =>
      sent && isPresent(formerSubtype ?? integration.IntegrationSubtype)
        ? (['IntegrationType', 'IntegrationSubtype'] as const)
            .filter((member) => !isPresent(sent[member]))
            .map((member) => ({ path: [member], message: 'Invalid integration URI specified' }))
        : [],
  },
  {
    // That an update needs them again was reported several times; the sentence is the one of a create.
    id: 'integration.update.parameters',
    mark: 'OBS',
    source: '2.6; hashicorp/terraform-provider-aws#22647, #50083',
    check: (_integration, { sent }) =>
      sent ? missingParameters(sent.IntegrationSubtype, sent.RequestParameters) : [],
  },
  {
    id: 'integration.subtype.known',
    mark: 'AWS',
    source: '2.6',
    check: (integration) =>
      isPresent(integration.IntegrationSubtype) && !subtypeOf(integration.IntegrationSubtype)
        ? [
            {
              path: ['IntegrationSubtype'],
              message: `Operation: ${integration.IntegrationSubtype} is not supported.`,
            },
          ]
        : [],
  },
  {
    id: 'integration.subtype.type',
    mark: 'DOC',
    source: '2.6',
    check: (integration, facts) =>
      isPresent(integration.IntegrationSubtype) &&
      (integration.IntegrationType !== 'AWS_PROXY' || facts.protocol === 'WEBSOCKET')
        ? [
            {
              path: ['IntegrationSubtype'],
              message: 'IntegrationSubtype is supported only for HTTP API AWS_PROXY integrations',
            },
          ]
        : [],
  },
  {
    id: 'integration.subtype.payload',
    mark: 'AWS',
    source: '2.6',
    check: (integration) =>
      subtypeOf(integration.IntegrationSubtype) &&
      integration.PayloadFormatVersion !== undefined &&
      integration.PayloadFormatVersion !== '1.0'
        ? [
            {
              path: ['PayloadFormatVersion'],
              message: `Operation: ${integration.IntegrationSubtype} is not supported.`,
            },
          ]
        : [],
  },
  {
    id: 'integration.subtype.credentials',
    mark: 'AWS',
    source: '2.6',
    check: (integration) =>
      subtypeOf(integration.IntegrationSubtype) && !isPresent(integration.CredentialsArn)
        ? [
            {
              path: ['CredentialsArn'],
              message: `Role ARN must be specified for AWS integration configuration with Subtype: ${integration.IntegrationSubtype}`,
            },
          ]
        : [],
  },
  {
    id: 'integration.subtype.parameters',
    mark: 'AWS',
    source: '2.6',
    check: (integration) => missingParameters(integration.IntegrationSubtype, integration.RequestParameters),
  },
  {
    id: 'integration.subtype.unknownParameter',
    mark: 'INF',
    source: '2.6',
    check(integration) {
      const subtype = subtypeOf(integration.IntegrationSubtype);
      if (!subtype) return [];
      return Object.keys(integration.RequestParameters ?? {})
        .filter((name) => !subtype.required.includes(name) && !subtype.optional.includes(name))
        .map((name) => ({
          path: ['RequestParameters', name],
          message: `Operation: ${integration.IntegrationSubtype} does not support the parameter ${name}`,
        }));
    },
  },
];

function missingParameters(
  name: string | undefined,
  parameters: IntegrationState['RequestParameters'],
): Omit<Issue, 'rule'>[] {
  const subtype = subtypeOf(name);
  const missing = subtype?.required.filter((parameter) => !isPresent(parameters?.[parameter])) ?? [];
  if (!subtype || missing.length === 0) return [];
  const message = `Operation: ${name} requires enabling passthrough, or defining all of the following parameters in the parameter mapping: [${subtype.required.join(', ')}]`;
  return missing.map((parameter) => ({ path: ['RequestParameters', parameter], message }));
}
