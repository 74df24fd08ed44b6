import type { Members } from '../configuration/value';
import { subtypeOf } from '../rules/subtypes';
import type { Exchange } from './context';
import type { Fact } from './step';
import { resolveValue } from './variables';

/** A call of an AWS service that an integration makes (traffic-rules 6.7). */
export interface ServiceCall {
  /** `SQS-SendMessage`. */
  subtype: string;
  region: string;
  /** The role that it is made with. */
  credentials?: string;
  parameters: Readonly<Record<string, string>>;
}

/** The call with its parameters resolved; `missing` names those that nothing is there for. */
export function serviceCall(
  members: Members,
  exchange: Exchange,
): { call: ServiceCall; facts: Fact[]; missing: string[] } {
  const subtype = String(members.IntegrationSubtype ?? '');
  const parameters: [string, string][] = [];
  const missing: string[] = [];
  for (const [name, expression] of Object.entries(
    (members.RequestParameters ?? {}) as Record<string, string>,
  )) {
    const resolved = resolveValue(expression, exchange);
    if (resolved.value === undefined) missing.push(name);
    else if (name !== 'Region') parameters.push([name, resolved.value]);
  }
  const region = resolveValue(
    String((members.RequestParameters as Members | undefined)?.Region ?? ''),
    exchange,
  ).value;
  const absent = (subtypeOf(subtype)?.required ?? []).filter(
    (name) => !parameters.some(([one]) => one === name),
  );
  const facts: Fact[] = [
    ...parameters.map(([label, value]) => ({ label, value })),
    ...absent.map((label) => ({ label, value: 'Required, and nothing is there', holds: false })),
  ];
  const credentials = members.CredentialsArn;
  return {
    call: {
      subtype,
      region: region || exchange.world.region,
      ...(typeof credentials === 'string' && { credentials }),
      parameters: Object.fromEntries(parameters),
    },
    facts,
    missing,
  };
}
