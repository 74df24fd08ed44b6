import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import type { RequestValues } from './model';

interface ResponseFieldsProps {
  /** Whether the integration is a function, as opposed to a backend. */
  isFunction: boolean;
  /** Whether functions are run, so that theirs are no samples. */
  areFunctionsRun?: boolean;
  values: RequestValues;
  onChange: (change: Partial<RequestValues>) => void;
}

const FUNCTION_OUTCOMES: { value: RequestValues['outcome']; label: string }[] = [
  { value: 'responds', label: 'Returns a result' },
  { value: 'error', label: 'Fails' },
  { value: 'timeout', label: 'Does not respond in time' },
  { value: 'permission', label: 'May not be invoked' },
];

const BACKEND_OUTCOMES: { value: RequestValues['outcome']; label: string }[] = [
  { value: 'responds', label: 'Responds' },
  { value: 'timeout', label: 'Does not respond in time' },
  { value: 'unreachable', label: 'Cannot be reached' },
];

/** What functions and backends respond, which cannot be computed: samples that can be changed. */
export function ResponseFields({
  isFunction,
  areFunctionsRun = false,
  values,
  onChange,
}: ResponseFieldsProps) {
  const outcomes = isFunction ? FUNCTION_OUTCOMES : BACKEND_OUTCOMES;
  return (
    <ExpandableSection headerText="Responses of the backend">
      <SpaceBetween size="m">
        {!areFunctionsRun && (
          <FormField
            label="Result of a Lambda authorizer"
            description="JSON. Empty: the request is taken as authorized, and the step says that it is not known."
            stretch
          >
            <Textarea
              value={values.authorizerResult}
              onChange={({ detail }) => onChange({ authorizerResult: detail.value })}
              placeholder='{ "isAuthorized": true }'
              rows={3}
              spellcheck={false}
            />
          </FormField>
        )}
        <FormField label={isFunction ? 'The function' : 'The backend'}>
          <Select
            options={outcomes}
            selectedOption={outcomes.find(({ value }) => value === values.outcome) ?? outcomes[0] ?? null}
            onChange={({ detail }) =>
              onChange({
                outcome:
                  outcomes.find(({ value }) => value === detail.selectedOption.value)?.value ?? 'responds',
              })
            }
          />
        </FormField>
        {values.outcome === 'responds' && isFunction && (
          <FormField label="Result of the function" description="JSON, as the function returns it." stretch>
            <Textarea
              value={values.result}
              onChange={({ detail }) => onChange({ result: detail.value })}
              rows={6}
              spellcheck={false}
            />
          </FormField>
        )}
        {values.outcome === 'responds' && !isFunction && (
          <SpaceBetween size="m">
            <FormField label="Status">
              <Input
                value={values.status}
                inputMode="numeric"
                onChange={({ detail }) => onChange({ status: detail.value })}
              />
            </FormField>
            <FormField label="Response headers" description="One a line." stretch>
              <Textarea
                value={values.responseHeaders}
                onChange={({ detail }) => onChange({ responseHeaders: detail.value })}
                rows={3}
                spellcheck={false}
              />
            </FormField>
            <FormField label="Response body" stretch>
              <Textarea
                value={values.responseBody}
                onChange={({ detail }) => onChange({ responseBody: detail.value })}
                rows={3}
                spellcheck={false}
              />
            </FormField>
          </SpaceBetween>
        )}
      </SpaceBetween>
    </ExpandableSection>
  );
}
