import { type Schema, Validator } from '@cfworker/json-schema';
import { own } from '../../../lib/own';
import type { RouteValue } from '../../configuration/value';
import { isObject, parseJson } from '../bounded-json';
import { type Fact, type Step, step } from '../step';
import type { SocketExchange } from './connection';
import { selected } from './values';

/** Whether the message is valid against the model of its route; undefined for a route without models (traffic-rules 12.6). */
export function validate(
  exchange: SocketExchange,
  route: RouteValue,
): { step: Step; isValid: boolean } | undefined {
  const models = (route.members.RequestModels ?? {}) as Record<string, string>;
  const expression = route.members.ModelSelectionExpression;
  if (Object.keys(models).length === 0 && expression === undefined) return undefined;
  const key = typeof expression === 'string' ? selected(expression, exchange) : '$default';
  const name = own(models, key) ?? own(models, '$default');
  const facts: Fact[] = [
    {
      label: 'Model selection',
      value: expression === undefined ? '$default' : `${String(expression)} = ${key}`,
    },
  ];
  if (name === undefined) return failed('No request model is selected', facts);
  facts.push({ label: 'Model', value: name, resource: { kind: 'model', key: name } });
  const schema = parseJson(String(own(exchange.configuration.models, name)?.Schema ?? ''))?.value;
  if (!isObject(schema)) return failed(`The model ${name} has no schema`, facts);
  const body = parseJson(exchange.body);
  if (!body) return failed('The message is no JSON', facts);
  const problems = problemsOf(schema as Schema, body.value);
  if (typeof problems === 'string') return undecided(problems, facts);
  if (problems.length > 0)
    return failed(`The message is not valid against the model ${name}`, [
      ...facts,
      ...problems.map(({ place, error }) => ({ label: place, value: error, holds: false })),
    ]);
  return {
    isValid: true,
    step: step({
      id: 'validation',
      title: `The message is valid against the model ${name}`,
      verdict: 'passed',
      facts,
      rules: ['ws.validation'],
    }),
  };
}

/** The faults of a value, or why the schema cannot be used. */
function problemsOf(schema: Schema, value: unknown): { place: string; error: string }[] | string {
  try {
    const { errors } = new Validator(schema, '4', false).validate(value);
    return errors.map(({ instanceLocation, error }) => ({ place: instanceLocation, error }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function failed(title: string, facts: readonly Fact[]) {
  return {
    isValid: false,
    step: step({
      id: 'validation',
      title,
      verdict: 'stopped',
      facts,
      rules: ['ws.validation', 'ws.validation.frame'],
    }),
  };
}

/** References that cannot be resolved here, for example. */
function undecided(reason: string, facts: readonly Fact[]) {
  return {
    isValid: true,
    step: step({
      id: 'validation',
      title: `The schema cannot be used here: ${reason}`,
      verdict: 'unknown',
      facts,
      rules: ['ws.validation'],
    }),
  };
}
