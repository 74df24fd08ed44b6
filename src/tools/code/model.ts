import type { Deployment } from '@aws-sdk/client-apigatewayv2';
import { toScript } from '../../plans/render/script';
import { toCloudFormation } from '../../service/configuration/cloudformation/cloudformation';
import type { Code } from '../../service/configuration/code/code';
import type { Surroundings } from '../../service/configuration/code/surroundings';
import type { Source } from '../../service/configuration/source';
import { toTerraform } from '../../service/configuration/terraform/terraform';
import type { CodeLanguage } from '../../ui/code-languages';

/** What the code is made of, and for which account. */
interface CodeInput {
  source: Source;
  region: string;
  /** Set for any endpoint but the service's. */
  endpointUrl?: string | undefined;
  /** Terraform takes over the API instead of creating another one. */
  imports: boolean;
  deployments: readonly Deployment[];
  surroundings?: Surroundings | undefined;
}

/** A format that an API is written in. */
export interface Format {
  /** Its value in the address. */
  id: string;
  text: string;
  extension: string;
  language: CodeLanguage;
  /** It can have domain names and VPC links. */
  hasSurroundings: boolean;
  /** How the code is used, as a sentence. */
  usage: string;
  write: (input: CodeInput) => Code;
}

const script =
  (language: string) =>
  ({ source, region, endpointUrl }: CodeInput): Code => ({
    text: toScript(source.configuration, language, {
      region,
      origin: source.origin,
      ...(endpointUrl && { endpointUrl }),
    }),
    notes: [],
  });

/** All formats, in display order. */
export const FORMATS: readonly [Format, ...Format[]] = [
  {
    id: 'terraform',
    text: 'Terraform',
    extension: 'tf',
    language: 'hcl',
    usage: 'For Terraform’s AWS provider: terraform init, then terraform apply.',
    hasSurroundings: true,
    write: ({ source: { configuration, origin }, ...options }) =>
      toTerraform(configuration, { origin, ...options }),
  },
  {
    id: 'cloudformation',
    text: 'CloudFormation',
    extension: 'yaml',
    language: 'yaml',
    usage: 'A template in YAML: aws cloudformation deploy creates a stack with a new API.',
    hasSurroundings: true,
    write: ({ source: { configuration, origin }, surroundings }) =>
      toCloudFormation(configuration, { origin, surroundings }),
  },
  {
    id: 'cli',
    text: 'AWS CLI',
    extension: 'sh',
    language: 'shell',
    usage: 'Commands of the AWS CLI version 2 for bash or zsh, which create a new API.',
    hasSurroundings: false,
    write: script('cli'),
  },
  {
    id: 'boto3',
    text: 'boto3',
    extension: 'py',
    language: 'python',
    usage: 'A Python 3 script that creates a new API.',
    hasSurroundings: false,
    write: script('boto3'),
  },
  {
    id: 'javascript',
    text: 'JavaScript',
    extension: 'mjs',
    language: 'javascript',
    usage: 'A module for Node.js and the AWS SDK for JavaScript v3 that creates a new API.',
    hasSurroundings: false,
    write: script('js'),
  },
];

/** The format of the address; the first one where it names none. */
export function formatOf(id: string | null): Format {
  return FORMATS.find((format) => format.id === id) ?? FORMATS[0];
}

/** `shop.tf`, `pet-store.yaml`: the file that the code is downloaded as. */
export function codeFileName(name: string, { extension }: Format): string {
  const stem = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${stem || 'api'}.${extension}`;
}
