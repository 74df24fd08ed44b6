import type { SelectProps } from '@cloudscape-design/components/select';
import type { ByKey, Members } from '../../service/configuration/value';
import type { Protocol } from '../../service/rules/rule';

/** The stage that `stage=` of the address names; undefined: the latest configuration. */
export function stageOf(text: string | null): string | undefined {
  return text?.startsWith('stage:') ? text.slice('stage:'.length) : undefined;
}

/** The configuration that a member of the address names, `latest` or `stage:NAME`; null where it names none. */
export const configurationOf = (text: string | null): string | null =>
  text === 'latest' || stageOf(text) !== undefined ? text : null;

/** Why what a stage serves cannot be drawn; undefined where it can. */
export function stageProblem(name: string, stages: ByKey<Members>, protocol: Protocol): string | undefined {
  if (!Object.hasOwn(stages, name)) return `The API has no stage ${name}.`;
  if (protocol === 'WEBSOCKET')
    return 'API Gateway cannot export WebSocket APIs, so what the stage serves is not known.';
  return stages[name]?.DeploymentId ? undefined : 'The stage has no deployment yet.';
}

/** What can be drawn: the latest configuration, and what each stage serves. */
export function stageOptions(stages: ByKey<Members>, protocol: Protocol): SelectProps.Option[] {
  return [
    { value: 'latest', label: 'Latest configuration', description: 'Deployed or not' },
    ...Object.entries(stages).map(([name, { DeploymentId }]) => {
      const reason = stageProblem(name, stages, protocol);
      return {
        value: `stage:${name}`,
        label: `Stage ${name}`,
        ...(typeof DeploymentId === 'string' && { description: `Deployment ${DeploymentId}` }),
        ...(reason !== undefined && { disabled: true, disabledReason: reason }),
      };
    }),
  ];
}
