import { type Code, type CodeOptions, inComment } from '../code/code';
import type { Configuration } from '../value';
import { API, API_ID, TemplateContext } from './context';
import { addApi, addAuthorizers, addIntegrations, addModels, addRoutes } from './resources';
import { addStages } from './stages';
import { addDomains, addVpcLinks } from './surroundings';
import { printYaml, ShortForm } from './yaml';

/** The quotas of CloudFormation: resources, and bytes of a template in a request and in S3. */
const MAX_RESOURCES = 500;
const MAX_BODY_BYTES = 51_200;
const MAX_BYTES = 1_048_576;

/** A configuration as a CloudFormation template that creates an API like it. */
export function toCloudFormation(configuration: Configuration, options: CodeOptions = {}): Code {
  const context = new TemplateContext(configuration, options);
  addApi(context);
  addModels(context);
  addAuthorizers(context);
  addVpcLinks(context);
  addIntegrations(context);
  addRoutes(context);
  addStages(context);
  addDomains(context);
  const kind = configuration.protocol === 'HTTP' ? 'HTTP' : 'WebSocket';
  const name = inComment(String(configuration.api.Name));
  const text = printYaml(`Creates the ${kind} API ${name}.`, [
    ['AWSTemplateFormatVersion', '2010-09-09'],
    ['Resources', { entries: context.resources }],
    [
      'Outputs',
      {
        ApiId: { Value: API_ID },
        ApiEndpoint: { Value: new ShortForm('GetAtt', `${API}.ApiEndpoint`) },
      },
    ],
  ]);
  const quotas = quotaNotes(context, text);
  const comments = quotas.map((note) => `# ${note.text}\n`).join('');
  return { text: comments + text, notes: [...quotas, ...context.notes] };
}

function quotaNotes({ resources }: TemplateContext, text: string): Code['notes'] {
  const count = Object.keys(resources).length;
  const bytes = new TextEncoder().encode(text).length;
  return [
    ...(count > MAX_RESOURCES
      ? [
          {
            subject: 'Template',
            text: `CloudFormation accepts at most ${MAX_RESOURCES} resources in a template, and this one has ${count}.`,
          },
        ]
      : []),
    ...(bytes > MAX_BYTES
      ? [{ subject: 'Template', text: 'CloudFormation accepts at most 1 MiB, and this template is larger.' }]
      : bytes > MAX_BODY_BYTES
        ? [
            {
              subject: 'Template',
              text: 'The template is larger than 51,200 bytes: CloudFormation reads it from an S3 bucket only.',
            },
          ]
        : []),
  ];
}
