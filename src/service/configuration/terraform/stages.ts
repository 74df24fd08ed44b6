import { own } from '../../../lib/own';
import { deployedStages } from '../code/code';
import type { Original } from '../source';
import type { ByKey, Members } from '../value';
import type { MemberRules, TerraformContext } from './context';
import { attribute, block, comment, Expression, type Item } from './hcl';
import { managed, tagItems } from './parts';

/** Stages, and the deployments that they serve. */
export function stageBlocks(context: TerraformContext): Item[] {
  const { configuration, options } = context;
  const originals = options.origin?.stages ?? {};
  const deployments = context.imports ? importedDeployments(context, originals) : latestDeployment(context);
  const stages = Object.entries(configuration.stages).flatMap(([name, members]) => {
    const original = own(originals, name);
    if (context.imports && original?.isManaged) return [managed(context, `Stage ${name}`)];
    const address = context.address('stage', name);
    context.stages.set(name, new Expression(`${address}.id`));
    return context.resource(
      address,
      [options.origin?.apiId, name],
      [
        attribute('api_id', context.apiId),
        attribute('name', name),
        ...(members.AutoDeploy === true ? [] : deployments.of(name)),
        ...stageItems(context, name, members),
      ],
    );
  });
  return [...deployments.blocks, ...stages];
}

/** The blocks of deployments, and what a stage has to serve one. */
interface Deployments {
  blocks: Item[];
  of: (stage: string) => readonly Item[];
}

const NOTHING_DEPLOYED = comment('Nothing has been deployed to this stage.');

/**
 * Of all files of the code. A checksum of the resources themselves would change once more after they are created: the provider
 * reads some of them back in another form.
 */
const CODE_CHECKSUM =
  'sha1(join("", [for name in fileset(path.module, "*.tf") : filesha1("${path.module}/${name}")]))';

/** One deployment of what the code has. It is made again when the code changes. */
function latestDeployment(context: TerraformContext): Deployments {
  const stages = deployedStages(context.configuration, context.options.origin);
  if (stages.length === 0) return { blocks: [], of: () => [NOTHING_DEPLOYED] };
  const address = context.address('deployment', 'latest');
  const items = [
    attribute('api_id', context.apiId),
    comment('A change of this code is deployed to the stages below.'),
    attribute('triggers', { code: new Expression(CODE_CHECKSUM) }),
    attribute(
      'depends_on',
      context.deployed.map((one) => new Expression(one)),
    ),
    block('lifecycle', [attribute('create_before_destroy', true)]),
  ];
  const id = attribute('deployment_id', new Expression(`${address}.id`));
  return {
    blocks: context.resource(address, [], items),
    of: (stage) => (stages.includes(stage) ? [id] : [NOTHING_DEPLOYED]),
  };
}

/** The deployments that stages serve now. */
function importedDeployments(context: TerraformContext, originals: ByKey<Original>): Deployments {
  const { options } = context;
  const ids = new Map<string, Item[]>();
  const blocks: Item[] = [];
  const idOf = (stage: string) => own(originals, stage)?.resource.DeploymentId as string | undefined;
  for (const stage of deployedStages(context.configuration, context.options.origin)) {
    const id = idOf(stage);
    if (id === undefined || ids.has(id)) continue;
    const found = options.deployments?.find(({ DeploymentId }) => DeploymentId === id);
    if (!found || found.AutoDeployed) {
      ids.set(id, [
        context.note(
          `Stage ${stage}`,
          found
            ? `API Gateway made deployment ${id} by itself, and Terraform cannot import such a one.`
            : `Deployment ${id} could not be read, and is not in this code.`,
        ),
        attribute('deployment_id', id),
      ]);
      continue;
    }
    const address = context.address('deployment', stage);
    ids.set(id, [attribute('deployment_id', new Expression(`${address}.id`))]);
    blocks.push(
      ...context.resource(
        address,
        [options.origin?.apiId, id],
        [
          attribute('api_id', context.apiId),
          ...(found.Description ? [attribute('description', found.Description)] : []),
          comment(
            'Later changes are deployed when this is replaced: terraform apply -replace with its address.',
          ),
          block('lifecycle', [attribute('create_before_destroy', true)]),
        ],
      ),
    );
  }
  return { blocks, of: (stage) => ids.get(idOf(stage) ?? '') ?? [NOTHING_DEPLOYED] };
}

function stageItems(context: TerraformContext, name: string, members: Members): Item[] {
  const subject = `Stage ${name}`;
  const { DefaultRouteSettings, RouteSettings, ...plain } = members;
  const rules: MemberRules = [
    ['AutoDeploy', 'auto_deploy'],
    ['Description', 'description'],
    ['ClientCertificateId', 'client_certificate_id'],
    ['StageVariables', 'stage_variables'],
    ['Tags', (tags) => tagItems(tags as Record<string, string>)],
    [
      'AccessLogSettings',
      (settings) => [
        block(
          'access_log_settings',
          context.members(subject, settings as Members, [
            ['DestinationArn', 'destination_arn'],
            ['Format', 'format'],
          ]),
        ),
      ],
    ],
  ];
  return [
    ...context.members(subject, plain, rules),
    ...defaultSettings(context, subject, DefaultRouteSettings as Members | undefined),
    ...routeSettings(context, subject, (RouteSettings ?? {}) as ByKey<Members>),
    ...keptSettings(context, members),
  ];
}

const SETTINGS: MemberRules = [
  ['DataTraceEnabled', 'data_trace_enabled'],
  ['DetailedMetricsEnabled', 'detailed_metrics_enabled'],
  ['LoggingLevel', 'logging_level'],
  ['ThrottlingBurstLimit', 'throttling_burst_limit'],
  ['ThrottlingRateLimit', 'throttling_rate_limit'],
];

/** The provider sends 0 for a limit that is not set, which refuses every request (2.9). */
const hasBothLimits = (settings: Members) =>
  settings.ThrottlingBurstLimit !== undefined && settings.ThrottlingRateLimit !== undefined;

const WITHOUT_LIMITS =
  'Terraform cannot leave a throttling limit to the account: it would set 0, which refuses every request. ' +
  'These settings are not in this code:';

function defaultSettings(context: TerraformContext, subject: string, settings: Members | undefined): Item[] {
  if (!settings) return [comment('Throttling is left to AWS: the limits of the account apply.')];
  if (!hasBothLimits(settings))
    return [context.note(subject, `${WITHOUT_LIMITS} DefaultRouteSettings ${JSON.stringify(settings)}`)];
  return [block('default_route_settings', context.members(subject, settings, SETTINGS))];
}

const isKept = (settings: ByKey<Members>) => !Object.values(settings).every(hasBothLimits);

function routeSettings(context: TerraformContext, subject: string, settings: ByKey<Members>): Item[] {
  return Object.entries(settings).flatMap(([key, one]) => {
    if (!hasBothLimits(one))
      return [context.note(subject, `${WITHOUT_LIMITS} RouteSettings of ${key} ${JSON.stringify(one)}`)];
    // The provider takes the settings of all routes together: of those that stay as they are, none is in the code.
    if (context.imports && isKept(settings)) return [];
    return [
      ...unsetItems(context, subject, key, one),
      block('route_settings', [
        attribute('route_key', context.routeKeys.get(key) ?? key),
        ...context.members(subject, one, SETTINGS),
      ]),
    ];
  });
}

/** The provider sends false for what is not set, where the service may take the setting of the stage. */
function unsetItems(context: TerraformContext, subject: string, key: string, settings: Members): Item[] {
  const isWebSocket = context.configuration.protocol === 'WEBSOCKET';
  const switches = ['DetailedMetricsEnabled', ...(isWebSocket ? ['DataTraceEnabled'] : [])];
  const unset = switches.filter((name) => settings[name] === undefined);
  if (unset.length === 0 || context.imports) return [];
  return [
    context.note(
      subject,
      `${unset.join(' and ')} ${unset.length === 1 ? 'is' : 'are'} not set for ${key}: Terraform sets false.`,
    ),
  ];
}

/** Settings of an imported stage that are not in the code stay as they are. */
function keptSettings(context: TerraformContext, { DefaultRouteSettings, RouteSettings }: Members): Item[] {
  const kept = [
    ...(DefaultRouteSettings && !hasBothLimits(DefaultRouteSettings as Members)
      ? ['default_route_settings']
      : []),
    ...(RouteSettings && isKept(RouteSettings as ByKey<Members>) ? ['route_settings'] : []),
  ];
  if (!context.imports || kept.length === 0) return [];
  return [block('lifecycle', [attribute('ignore_changes', new Expression(`[${kept.join(', ')}]`))])];
}
