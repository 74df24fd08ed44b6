import type { Plan } from '../../service/plan';
import { renderBoto3 } from './boto3';
import { renderCli } from './cli';
import type { RenderOptions } from './identifiers';
import { renderJs } from './javascript';

/** A language that plans are printed in. */
interface RenderLanguage {
  id: string;
  text: string;
  render: (plan: Plan, options: RenderOptions) => string;
}

/** All languages that plans are printed in, in display order. */
export const LANGUAGES: readonly [RenderLanguage, ...RenderLanguage[]] = [
  { id: 'cli', text: 'AWS CLI', render: renderCli },
  { id: 'boto3', text: 'boto3', render: renderBoto3 },
  { id: 'js', text: 'JavaScript', render: renderJs },
];
