import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Trace } from '../../../service/traffic/trace';
import type { World } from '../../../service/traffic/world';
import type { RequestValues } from '../model';
import { ResponseFields } from '../response-fields';
import { calledFunctions } from './called-functions';
import { FunctionFields } from './function-fields';
import type { Functions } from './use-functions';

interface RunFunctionsProps {
  functions: Functions;
  world: World;
  /** What is known before the request is sent. */
  result: Trace;
  values: RequestValues;
  onChange: (change: Partial<RequestValues>) => void;
}

const CHOICES = [
  { value: 'sample', label: 'Sample', description: 'The one below. Nothing is run.' },
  {
    value: 'run',
    label: 'Run functions',
    description: 'Handlers that you write run in this browser when you press Send, without network.',
  },
];

/** What comes of the backend: a sample, or what functions return that are run. */
export function RunFunctions({ functions, world, result, values, onChange }: RunFunctionsProps) {
  const { isOffered, areRun } = functions;
  const isFunction = result.sent.event !== undefined;
  return (
    <SpaceBetween size="m">
      {isOffered && (
        <FormField label="Response of the backend">
          <RadioGroup
            items={CHOICES}
            value={areRun ? 'run' : 'sample'}
            onChange={({ detail }) => functions.turn(detail.value === 'run')}
          />
        </FormField>
      )}
      {areRun && <Run functions={functions} world={world} result={result} />}
      {(!areRun || result.sent.request) && (
        <ResponseFields
          isFunction={isFunction}
          areFunctionsRun={areRun}
          values={values}
          onChange={onChange}
        />
      )}
    </SpaceBetween>
  );
}

function Run({ functions, world, result }: Pick<RunFunctionsProps, 'functions' | 'world' | 'result'>) {
  const called = calledFunctions(world, result);
  if (called.length === 0)
    return (
      <Box color="text-body-secondary">
        {result.routeKey === undefined
          ? 'No route answers this request.'
          : `${result.routeKey} invokes no function.`}
      </Box>
    );
  return <FunctionFields functions={called} code={functions.code} onChange={functions.setCode} />;
}
