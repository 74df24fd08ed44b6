import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useId } from 'react';
import { LazyCodeEditor } from '../../../forms/code-field';
import type { CalledFunction } from './called-functions';
import { sampleHandlers } from './sample-handlers';
import { codeOf, type FunctionCode, MAX_CODE } from './stored-code';

interface FunctionFieldsProps {
  functions: readonly CalledFunction[];
  code: FunctionCode;
  onChange: (name: string, text: string) => void;
}

/** The code of each function that the request reaches. */
export function FunctionFields({ functions, code, onChange }: FunctionFieldsProps) {
  return (
    <SpaceBetween size="l">
      {functions.map((called) => (
        <FunctionField
          key={called.name}
          called={called}
          code={codeOf(code, called.name)}
          onChange={(text) => onChange(called.name, text)}
        />
      ))}
    </SpaceBetween>
  );
}

function FunctionField(props: { called: CalledFunction; code: string; onChange: (text: string) => void }) {
  const { called, code, onChange } = props;
  const { name, use } = called;
  // Colons need escaping in selectors.
  const id = `function${useId().replaceAll(':', '')}`;
  const samples = sampleHandlers(use);
  const options = samples.map((sample) => ({ value: sample.name, label: sample.name }));
  const chosen = samples.find((sample) => sample.code === code)?.name;
  return (
    <FormField
      controlId={id}
      label={`Function ${name}`}
      description={use.endsWith('authorizer') ? 'Of the Lambda authorizer.' : 'Behind the integration.'}
      constraintText={
        code.length > MAX_CODE
          ? 'Longer than 32 kB: it lasts until this screen is left.'
          : `${use === 'websocket-integration' ? 'Without network and modules, but for that of @connections' : 'Without modules and network'}. Ctrl ] and Ctrl [ indent.`
      }
      stretch
    >
      <SpaceBetween size="xs">
        <Select
          ariaLabel={`Sample handler of ${name}`}
          placeholder="Sample handlers"
          options={options}
          selectedOption={options.find(({ value }) => value === chosen) ?? null}
          onChange={({ detail }) =>
            onChange(samples.find((sample) => sample.name === detail.selectedOption.value)?.code ?? '')
          }
        />
        <LazyCodeEditor
          value={code}
          onChange={onChange}
          language="javascript"
          label={`Function ${name}`}
          describedBy={`${id}-description ${id}-constraint`}
          placeholder="Choose a sample handler, or write one: exports.handler = …"
        />
      </SpaceBetween>
    </FormField>
  );
}
