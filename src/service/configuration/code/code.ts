import type { Deployment } from '@aws-sdk/client-apigatewayv2';
import { own } from '../../../lib/own';
import type { Origin } from '../source';
import type { Configuration } from '../value';
import type { Surroundings } from './surroundings';

/** Something that the code cannot express, or expresses in another way. It is a comment at its place in the code too. */
export interface CodeNote {
  /** What it is about: "Stage prod". */
  subject: string;
  text: string;
}

/** A configuration as code. */
export interface Code {
  text: string;
  notes: readonly CodeNote[];
}

/** What the code is made for. */
export interface CodeOptions {
  /** The ids of the API that the configuration was read from; undefined where it has none, such as a saved one. */
  origin?: Origin | undefined;
  /** Domain names, API mappings, routing rules and VPC links that belong to the API. */
  surroundings?: Surroundings | undefined;
}

/** What Terraform code is made for. */
export interface TerraformOptions extends CodeOptions {
  /** The code takes over the API of `origin` instead of creating another one. */
  imports?: boolean | undefined;
  /** The deployments of the API, for imports; a stage's deployment that is not among them stays out of the code. */
  deployments?: readonly Deployment[] | undefined;
  region?: string | undefined;
}

/** What a name is called in a comment: on one line, without characters that change how the text around it is read. */
export function inComment(text: string): string {
  return text.replaceAll(
    /[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** `text` around each mention of the id: the pieces between them. A longer word that contains the id is no mention. */
export function aroundId(text: string, id: string | undefined): string[] {
  if (!id) return [text];
  return text.split(new RegExp(`(?<![A-Za-z0-9])${id.replaceAll(/\W/g, '\\$&')}(?![A-Za-z0-9])`));
}

/**
 * The stages that serve a deployment which someone makes: those without automatic deployment, but for stages to which
 * nothing has been deployed. Without an origin nothing is known about that.
 */
export function deployedStages({ stages }: Configuration, origin: Origin | undefined): string[] {
  return Object.entries(stages)
    .filter(([name, { AutoDeploy }]) => {
      const original = origin && own(origin.stages, name);
      return AutoDeploy !== true && (!original || original.resource.DeploymentId !== undefined);
    })
    .map(([name]) => name);
}
