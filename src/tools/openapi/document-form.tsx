import Container from '@cloudscape-design/components/container';
import FileDropzone, { useFilesDragging } from '@cloudscape-design/components/file-dropzone';
import FileInput from '@cloudscape-design/components/file-input';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { zodResolver } from '@hookform/resolvers/zod';
import { type ReactNode, useState } from 'react';
import { useForm, useFormContext, useWatch } from 'react-hook-form';
import { CodeField } from '../../forms/code-field';
import { CheckboxField, SelectField, TextAreaField } from '../../forms/fields';
import { FormShell } from '../../forms/form-shell';
import { ruleSchema } from '../../forms/rule-schema';
import { ApiCallPreview } from '../../plans/ui/api-call-preview';
import { PlanProgress } from '../../plans/ui/plan-progress';
import { useChange } from '../../plans/use-change';
import { MAX_DOCUMENT_BYTES } from '../../service/openapi/document/read';
import type { Plan } from '../../service/plan';
import type { Protocol } from '../../service/rules/rule';
import { notifyReconciled } from '../../ui/notify';
import { type DocumentValues, documentDiagnostics, documentIssues, emptyDocument } from './document-model';

/** The form of Import and Reimport. */
export function DocumentForm(props: {
  /** The protocol of the API to replace; undefined for a new one. */
  protocol?: Protocol | undefined;
  submitLabel: string;
  cancelHref: string;
  plan: (values: DocumentValues) => Plan;
  /** Receives the response of the service. */
  onImported: (response: Readonly<Record<string, unknown>>) => void;
  warning?: ReactNode;
}) {
  const form = useForm<DocumentValues>({
    defaultValues: emptyDocument,
    // A document may have 6 MB: it is not parsed while the user types.
    reValidateMode: 'onBlur',
    resolver: zodResolver(ruleSchema<DocumentValues>((values) => documentIssues(values, props.protocol))),
  });
  const change = useChange();

  const submit = async (values: DocumentValues) => {
    const result = await change.submit(props.plan(values));
    if (result?.outputs.api) {
      notifyReconciled(result);
      form.reset(values);
      props.onImported(result.outputs.api);
    }
    return undefined;
  };

  return (
    <FormShell
      form={form}
      submitLabel={props.submitLabel}
      loading={change.running}
      submitError={<PlanProgress state={change.state} />}
      onSubmit={submit}
      cancelHref={props.cancelHref}
      preview={(values) => <ApiCallPreview plan={props.plan(values)} />}
    >
      <SpaceBetween size="l">
        {props.warning}
        <Container>
          <SpaceBetween size="l">
            <FileField />
            <DocumentField />
            <SelectField<DocumentValues>
              name="Basepath"
              label="Base path"
              description="How to use the path in the document's server URL."
              options={[
                { value: 'ignore', label: 'ignore', description: 'The base path is ignored.' },
                {
                  value: 'prepend',
                  label: 'prepend',
                  description: 'The base path is prepended to all paths.',
                },
                {
                  value: 'split',
                  label: 'split',
                  description: 'The first segment is ignored, the rest is prepended to all paths.',
                },
              ]}
            />
            <CheckboxField<DocumentValues>
              name="FailOnWarnings"
              label="Fail on warnings"
              description="The import fails if the service returns a warning."
            />
          </SpaceBetween>
        </Container>
      </SpaceBetween>
    </FormShell>
  );
}

/** Longer documents are edited as plain text, because the code editor becomes slow. */
const EDITOR_LIMIT = 200_000;

function DocumentField() {
  const { control } = useFormContext<DocumentValues>();
  const body = useWatch({ control, name: 'Body' });
  const shared = {
    name: 'Body' as const,
    label: 'OpenAPI document',
    placeholder: 'openapi: 3.0.1\ninfo:\n  title: pets\n  version: "1"\npaths: {}',
  };
  const constraint = 'OpenAPI 3.0, JSON or YAML, at most 6 MB.';
  return body.length > EDITOR_LIMIT ? (
    <TextAreaField<DocumentValues>
      {...shared}
      rows={16}
      code
      constraint={`${constraint} Documents above 200,000 characters are shown as plain text.`}
    />
  ) : (
    <CodeField<DocumentValues>
      {...shared}
      language={/^\s*[{[]/.test(body) ? 'json' : 'yaml'}
      check={documentDiagnostics}
      constraint={constraint}
    />
  );
}

/** Loads a dropped or selected file into the document field. */
function FileField() {
  const { setValue } = useFormContext<DocumentValues>();
  const { areFilesDragging } = useFilesDragging();
  const [fileError, setFileError] = useState<string>();

  const take = async ([file]: File[]) => {
    if (!file) return;
    if (file.size > MAX_DOCUMENT_BYTES) {
      const size = (file.size / 1024 / 1024).toFixed(1);
      setFileError(`${file.name} has ${size} MB; the maximum is 6 MB. The document below is unchanged.`);
      return;
    }
    try {
      setValue('Body', await file.text(), { shouldDirty: true, shouldValidate: true });
      setFileError(undefined);
    } catch (cause) {
      setFileError(
        `${file.name} could not be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      );
    }
  };

  return (
    <FormField label="File" errorText={fileError} stretch>
      {areFilesDragging ? (
        <FileDropzone onChange={({ detail }) => void take(detail.value)}>
          Drop an OpenAPI document here
        </FileDropzone>
      ) : (
        <FileInput
          value={[]}
          accept=".json,.yaml,.yml"
          ariaLabel="Choose a file"
          onChange={({ detail }) => void take(detail.value)}
        >
          Choose file
        </FileInput>
      )}
    </FormField>
  );
}
