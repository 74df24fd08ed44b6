import { type Code, inComment, type TerraformOptions } from '../code/code';
import type { Configuration } from '../value';
import { TerraformContext } from './context';
import { attribute, block, comment, Expression, type Item, printHcl } from './hcl';
import { apiBlocks, authorizerBlocks, integrationBlocks, modelBlocks } from './parts';
import { routeBlocks } from './routes';
import { stageBlocks } from './stages';
import { domainBlocks, vpcLinkBlocks } from './surroundings';

/** The oldest version of the provider that this code has been tried with. */
const PROVIDER_VERSION = '>= 5.100';
/** Import blocks exist since this version of Terraform. */
const TERRAFORM_VERSION = '>= 1.5';

/**
 * A configuration as Terraform code: with `imports`, code that takes over the API of `origin` without a change; else code
 * that creates another one like it.
 */
export function toTerraform(configuration: Configuration, options: TerraformOptions = {}): Code {
  const context = new TerraformContext(configuration, options);
  const blocks = [
    ...apiBlocks(context),
    ...modelBlocks(context),
    ...authorizerBlocks(context),
    ...vpcLinkBlocks(context),
    ...integrationBlocks(context),
    ...routeBlocks(context),
    ...stageBlocks(context),
    ...domainBlocks(context),
  ];
  return { text: printHcl([...head(context), ...blocks]), notes: context.notes };
}

function head({ configuration, options, imports }: TerraformContext): Item[] {
  const kind = configuration.protocol === 'HTTP' ? 'HTTP' : 'WebSocket';
  const name = inComment(String(configuration.api.Name));
  const purpose = imports
    ? `The ${kind} API ${name} (${options.origin?.apiId}), which the import blocks bring under Terraform's management.`
    : `Creates the ${kind} API ${name}.`;
  return [
    comment(purpose),
    block('terraform', [
      attribute('required_version', TERRAFORM_VERSION),
      block('required_providers', [
        attribute(
          'aws',
          new Expression(`{\n  source  = "hashicorp/aws"\n  version = "${PROVIDER_VERSION}"\n}`),
        ),
      ]),
    ]),
    ...(options.region === undefined ? [] : [block('provider "aws"', [attribute('region', options.region)])]),
  ];
}
