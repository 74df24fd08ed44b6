import { deployedStages } from '../code/code';
import { API_ID, type TemplateContext } from './context';
import { ShortForm, type YamlValue } from './yaml';

/** Stages, and the deployment that those without automatic deployment serve. */
export function addStages(context: TemplateContext): void {
  const { configuration, options } = context;
  const stages = Object.entries(configuration.stages);
  const deployed = deployedStages(configuration, options.origin);
  const deployment = deployed.length > 0 ? addDeployment(context) : undefined;
  for (const [name, members] of stages) {
    const id = context.name('Stage', name);
    context.stages.set(name, id);
    const isServing = deployed.includes(name);
    const { DefaultRouteSettings: settings } = members as {
      DefaultRouteSettings?: Readonly<Record<string, YamlValue>>;
    };
    const isLimited =
      settings?.ThrottlingBurstLimit !== undefined || settings?.ThrottlingRateLimit !== undefined;
    context.add(
      'Stage',
      id,
      {
        ApiId: API_ID,
        StageName: name,
        DeploymentId: deployment !== undefined && isServing ? new ShortForm('Ref', deployment) : undefined,
        ...context.values(members),
      },
      {
        // Settings name routes by their keys, which are no references.
        dependsOn: Object.keys(members.RouteSettings ?? {}).flatMap((key) => context.routes.get(key) ?? []),
        comments: [
          ...(isLimited ? [] : ['Throttling is left to AWS: the limits of the account apply.']),
          ...(isServing || members.AutoDeploy === true ? [] : ['Nothing has been deployed to this stage.']),
        ],
      },
    );
  }
}

function addDeployment(context: TemplateContext): string {
  const id = `Deployment${checksum(JSON.stringify(context.configuration))}`;
  context.add(
    'Deployment',
    id,
    { ApiId: API_ID },
    {
      dependsOn: context.deployed,
      comments: [
        'CloudFormation deploys only when this resource is new: change its logical id to deploy again.',
        'The id here ends with a checksum of the configuration.',
      ],
    },
  );
  return id;
}

/** FNV-1a of the UTF-16 units, as eight hexadecimal digits. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}
