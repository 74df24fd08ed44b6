import Container from '@cloudscape-design/components/container';
import FileDropzone, { useFilesDragging } from '@cloudscape-design/components/file-dropzone';
import FileInput from '@cloudscape-design/components/file-input';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { zodResolver } from '@hookform/resolvers/zod';
import { type ReactNode, useCallback, useState } from 'react';
import { useForm, useFormContext, useWatch } from 'react-hook-form';
import { useConnection } from '../../client/connection/use-connection';
import { CodeField } from '../../forms/code-field';
import { CheckboxField, SelectField, TextAreaField } from '../../forms/fields';
import { FormShell, type FormTarget } from '../../forms/form-shell';
import { ruleSchema } from '../../forms/rule-schema';
import { ApiCallPreview } from '../../plans/ui/api-call-preview';
import { PlanProgress } from '../../plans/ui/plan-progress';
import type { PlanResult } from '../../plans/use-change';
import { useChange } from '../../plans/use-change';
import type { Plan } from '../../service/plan';
import { MAX_DOCUMENT_BYTES } from '../../service/rules/import-export';
import type { Protocol } from '../../service/rules/rule';
import { notifyReconciled } from '../../ui/notify';
import {
  type DocumentPreview,
  type DocumentValues,
  documentDiagnostics,
  documentIssues,
  emptyDocument,
  previewDocument,
} from './document-model';
import styles from './import-preview.module.css';
import { type ReadDocument, useReadDocument } from './use-read-document';

interface DocumentFormProps {
  /** The protocol of the API to replace; undefined for a new one. */
  protocol?: Protocol | undefined;
  submitLabel: string | ((values: DocumentValues) => string);
  cancelHref: string;
  /** @param read what the document would do; undefined where that is not known yet */
  plan: (values: DocumentValues, read: () => DocumentPreview | undefined) => Plan;
  /** Why the values cannot be submitted yet, if they cannot. */
  notReady?: (values: DocumentValues, preview: DocumentPreview | undefined) => string | undefined;
  /** Where a successful submit leads. */
  onDone: (result: PlanResult, values: DocumentValues) => FormTarget;
  /** Above the document. */
  children?: ReactNode;
  /** Beside the document: what submitting would do. */
  aside: (document: ReadDocument) => ReactNode;
}

/** The form of Import and Reimport: the document, and beside it what will happen. */
export function DocumentForm(props: DocumentFormProps) {
  const form = useForm<DocumentValues>({
    defaultValues: emptyDocument(props.protocol !== undefined),
    // A document may have 6 MB: it is not parsed while the user types.
    reValidateMode: 'onBlur',
    resolver: zodResolver(ruleSchema<DocumentValues>((values) => documentIssues(values, props.protocol))),
  });
  const change = useChange();
  const { region } = useConnection();
  const document = useReadDocument(form.control);

  const submit = async (values: DocumentValues) => {
    const result = await change.submit(props.plan(values, () => previewDocument(values, region)));
    if (!result) return undefined;
    notifyReconciled(result);
    return props.onDone(result, values);
  };
  const { submitLabel, notReady } = props;
  const values = form.getValues();
  // They decide what the button says, and whether it is disabled.
  useWatch({ control: form.control, name: ['mode', 'FailOnWarnings'] });

  return (
    <FormShell
      form={form}
      submitLabel={typeof submitLabel === 'string' ? submitLabel : submitLabel(values)}
      disabledReason={notReady?.(values, document.preview)}
      loading={change.running}
      submitError={<PlanProgress state={change.state} />}
      onSubmit={submit}
      cancelHref={props.cancelHref}
      preview={(values) => <ApiCallPreview plan={props.plan(values, () => document.preview)} />}
    >
      <div className={styles.panes}>
        <Container>
          <SpaceBetween size="l">
            {props.children}
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
        <div className={styles.aside}>{props.aside(document)}</div>
      </div>
    </FormShell>
  );
}

/** Longer documents are edited as plain text, because the code editor becomes slow. */
const EDITOR_LIMIT = 200_000;

function DocumentField() {
  const { region } = useConnection();
  const check = useCallback((text: string) => documentDiagnostics(text, region), [region]);
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
      check={check}
      constraint={constraint}
    />
  );
}

/** Loads a dropped or selected file into the document field. */
function FileField() {
  const { setValue } = useFormContext<DocumentValues>();
  const { areFilesDragging } = useFilesDragging();
  const [fileError, setFileError] = useState<string>();
  const [fileName, setFileName] = useState<string>();

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
      setFileName(file.name);
    } catch (cause) {
      setFileError(
        `${file.name} could not be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      );
    }
  };

  return (
    <FormField
      label="File"
      errorText={fileError}
      constraintText={fileName === undefined ? undefined : `The document below was read from ${fileName}.`}
      stretch
    >
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
