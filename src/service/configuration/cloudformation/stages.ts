import { own } from '../../../lib/own';
import { API_ID, type TemplateContext } from './context';
import { ShortForm, type YamlValue } from './yaml';

/** Stages, and the deployment that those without automatic deployment serve. */
export function addStages(context: TemplateContext): void {
  const { configuration, options } = context;
  const served = (name: string): boolean => {
    const original = options.origin && own(options.origin.stages, name);
    return !original || original.resource.DeploymentId !== undefined;
  };
  const stages = Object.entries(configuration.stages);
  const manual = stages.filter(([name, { AutoDeploy }]) => AutoDeploy !== true && served(name));
  const deployment = manual.length > 0 ? addDeployment(context) : undefined;
  for (const [name, members] of stages) {
    const id = context.name('Stage', name);
    context.stages.set(name, id);
    const isServing = manual.some(([one]) => one === name);
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
