import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Sent } from '../../../service/traffic/integration-request';
import type { RequestValues } from '../model';
import { ResponseFields } from '../response-fields';
import type { CalledFunction } from './called-functions';
import { FunctionFields } from './function-fields';
import type { Functions } from './use-functions';

interface RunFunctionsProps {
  functions: Functions;
  /** Those that the route invokes. */
  called: readonly CalledFunction[];
  /** What the integration receives, before anything is sent. */
  reaches: Sent;
  /** What there is to say where no function is invoked. */
  nothing: string;
  /** Whether anybody receives the response. */
  hasResponse?: boolean;
  values: RequestValues;
  onChange: (change: Partial<RequestValues>) => void;
}

const CHOICES = [
  { value: 'sample', label: 'Sample', description: 'The one below. Nothing is run.' },
  {
    value: 'run',
    label: 'Run functions',
    description: 'Handlers that you write run in this browser, without network, when you send.',
  },
];

/** What comes of the backend: a sample, or what functions return that are run. */
export function RunFunctions({
  functions,
  called,
  reaches,
  nothing,
  hasResponse = true,
  values,
  onChange,
}: RunFunctionsProps) {
  const { isOffered, areRun } = functions;
  const isFunction = reaches.event !== undefined;
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
      {areRun &&
        (called.length === 0 ? (
          <Box color="text-body-secondary">{nothing}</Box>
        ) : (
          <FunctionFields functions={called} code={functions.code} onChange={functions.setCode} />
        ))}
      {hasResponse && (!areRun || reaches.request) && (
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
