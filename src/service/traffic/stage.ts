import { uncapitalized } from '../../lib/format';
import { type Stop, stopWith } from './gateway-response';
import { type Fact, type Step, step } from './step';
import type { World } from './world';

/** The stage that answers and the path that is left for its routes. */
export type StageAnswer =
  | { step: Step; stop: Stop }
  | { step: Step; stop?: undefined; stage: string; path: string };

/** Which stage answers: that of the API mapping, else that of the first segment, else `$default` (traffic-rules 2.1, 3.2). */
export function answerStage(world: World, path: string, mappedStage: string | undefined): StageAnswer {
  if (mappedStage !== undefined)
    return has(world, mappedStage)
      ? served(world, mappedStage, path, `The API mapping leads to the stage ${mappedStage}`, [
          'stage.mapping',
        ])
      : none(`The API mapping leads to the stage ${mappedStage}, which does not exist`, world, [
          'stage.mapping',
          'stage.none',
        ]);
  const [, first = ''] = path.split('/');
  const split = splitStage(Object.keys(world.stages), path);
  if (split && split.stage !== '$default')
    return served(world, split.stage, split.path, `The first segment of the path is the stage ${first}`, [
      'stage.segment',
    ]);
  if (split)
    return served(world, '$default', path, 'The stage $default answers', ['stage.segment', 'stage.default']);
  return none(`“${first}” is no stage, and the API has no stage $default`, world, [
    'stage.segment',
    'stage.none',
  ]);
}

/**
 * The stage of a path at the default endpoint, and the path that is left: the first segment, else `$default`
 * (traffic-rules 3.2). Undefined: no stage answers.
 */
export function splitStage(
  stages: readonly string[],
  path: string,
): { stage: string; path: string } | undefined {
  const [, first = '', ...rest] = path.split('/');
  if (first !== '$default' && stages.includes(first)) return { stage: first, path: `/${rest.join('/')}` };
  return stages.includes('$default') ? { stage: '$default', path } : undefined;
}

const has = (world: World, name: string) => Object.hasOwn(world.stages, name);

function served(world: World, stage: string, path: string, title: string, rules: Step['rules']): StageAnswer {
  const state = world.stages[stage];
  const facts: Fact[] = [
    { label: 'Stage', value: stage, resource: { kind: 'stage', key: stage } },
    { label: 'Path for routes', value: path },
    {
      label: 'Configuration',
      value: state?.served ? `As deployed to ${stage}` : 'Latest, as if it were deployed',
    },
  ];
  if (state?.isDeployed === false)
    return {
      step: step({
        id: 'stage',
        title: `The stage ${stage} has no deployment`,
        verdict: 'stopped',
        facts,
        rules: [...rules, 'stage.undeployed'],
      }),
      stop: stopWith(404, `the stage ${stage} has no deployment`),
    };
  return { step: step({ id: 'stage', title, verdict: 'passed', facts, rules }), stage, path };
}

function none(title: string, world: World, rules: Step['rules']): StageAnswer {
  const names = Object.keys(world.stages);
  return {
    step: step({
      id: 'stage',
      title,
      verdict: 'stopped',
      facts: [{ label: 'Stages', value: names.length > 0 ? names.join(', ') : 'None', holds: false }],
      rules,
    }),
    stop: stopWith(404, uncapitalized(title)),
  };
}
