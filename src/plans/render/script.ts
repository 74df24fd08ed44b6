import { deployedStages } from '../../service/configuration/code/code';
import { API_CALL, createApiPlan } from '../../service/configuration/create-api';
import type { Origin } from '../../service/configuration/source';
import type { Configuration } from '../../service/configuration/value';
import type { Call, Plan } from '../../service/plan';
import { ref } from '../refs';
import type { RenderOptions } from './identifiers';
import { LANGUAGES } from './languages';

/**
 * A configuration as a script that creates an API like it, and deploys it to the stages that something is deployed to.
 * @param language the id of one of the languages that plans are printed in
 * @throws Error for a language that does not exist
 */
export function toScript(
  configuration: Configuration,
  language: string,
  { origin, ...options }: RenderOptions & { origin?: Origin | undefined } = {},
): string {
  const renderer = LANGUAGES.find(({ id }) => id === language);
  if (!renderer) throw new Error(`No renderer for ${language}`);
  return renderer.render(withDeployments(configuration, origin), options);
}

function withDeployments(configuration: Configuration, origin: Origin | undefined): Plan {
  const plan = createApiPlan(configuration, `Create API ${String(configuration.api.Name)}`);
  const deployments = deployedStages(configuration, origin).map(
    (StageName, index): Call => ({
      id: `deployment${index + 1}`,
      operation: 'CreateDeployment',
      label: `Deploy to stage ${StageName}`,
      input: { ApiId: ref(API_CALL, 'ApiId'), StageName },
    }),
  );
  return { ...plan, calls: [...plan.calls, ...deployments] };
}
