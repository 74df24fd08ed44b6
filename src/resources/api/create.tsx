import type { CreateApiRequest } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { zodResolver } from '@hookform/resolvers/zod';
import { type ReactNode, useState } from 'react';
import { useForm, useFormContext } from 'react-hook-form';
import { useSearchParams } from 'react-router';
import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { TextField, ToggleField, useBound } from '../../forms/fields';
import { FormShell } from '../../forms/form-shell';
import { ruleSchema } from '../../forms/rule-schema';
import { TagsField } from '../../forms/tags-field';
import { useJsonEditing } from '../../forms/use-json-mode';
import { createJsonAdapter } from '../../plans/json-mode';
import { ApiCallPreview } from '../../plans/ui/api-call-preview';
import { PlanProgress } from '../../plans/ui/plan-progress';
import { useChange } from '../../plans/use-change';
import { QUOTAS } from '../../service/rules/quotas';
import { notifyResult } from '../../ui/notify';
import { PropertyList } from '../../ui/property-list';
import { Screen } from '../../ui/screen';
import { computeOnce } from '../shared/resource-form';
import { CorsFields } from './cors-fields';
import { type CorsValues, hasCors, toCorsValues } from './cors-model';
import { CreateStarts, type FormStart } from './create-starts';
import { ApiFields } from './fields';
import { type ApiValues, createIssues, readMembers, toCreate, toInput, toValues } from './model';

/** The one input of the form: for its rules, plan and preview. */
const inputOf = computeOnce((values: ApiValues) => ({ values, members: toInput(values) }));

const schema = ruleSchema<ApiValues>((values) => createIssues(inputOf(values)));

const CORS_NAMES = Object.keys(toCorsValues(undefined)) as (keyof CorsValues)[];

/** Creates an API in two steps: form and review. */
export function Component() {
  const [search] = useSearchParams();
  const start: FormStart = search.get('start') === 'target' ? 'target' : 'blank';
  const form = useForm<ApiValues>({
    defaultValues: { ...toValues(undefined), quickCreate: start === 'target' },
    resolver: zodResolver(schema),
  });
  const change = useChange();
  const json = useJsonEditing(
    createJsonAdapter<ApiValues, CreateApiRequest>({
      operation: 'CreateApi',
      plan: (values) => toCreate(inputOf(values)),
      read: (members) => readMembers(members),
    }),
  );
  const [reviewing, setReviewing] = useState(false);

  const chooseStart = (chosen: FormStart) => {
    form.setValue('quickCreate', chosen === 'target', { shouldDirty: true });
    if (chosen === 'target') form.setValue('ProtocolType', 'HTTP', { shouldDirty: true });
  };

  const submit = async (values: ApiValues) => {
    if (!reviewing) {
      setReviewing(true);
      return undefined;
    }
    const result = await change.submit(json.plan(values));
    if (!result) return undefined;
    notifyResult(result, 'success', `API ${values.Name} is created.`);
    return paths.api(String(result.outputs.api?.ApiId));
  };

  return (
    // Each step is its own screen, so that its heading receives the focus.
    <Screen
      key={reviewing ? 'review' : 'edit'}
      title={reviewing ? 'Review API' : 'Create API'}
      crumbs={[listScreen('api')]}
      width="form"
      description={reviewing ? 'No call has been sent yet.' : undefined}
    >
      <FormShell
        form={form}
        json={reviewing ? undefined : json}
        submitLabel={reviewing ? 'Create API' : 'Review'}
        loading={change.running}
        submitError={<PlanProgress state={change.state} />}
        onSubmit={submit}
        cancelHref={paths.apis}
        preview={(values) => <ApiCallPreview plan={json.plan(values)} />}
        secondary={
          reviewing && (
            <Button formAction="none" onClick={() => setReviewing(false)}>
              Back to edit
            </Button>
          )
        }
      >
        {reviewing ? (
          <Review values={form.getValues()} />
        ) : (
          <SpaceBetween size="l">
            <CreateStarts current={form.watch('quickCreate') ? 'target' : 'blank'} onChoose={chooseStart} />
            <Fields protocol={form.watch('ProtocolType')} />
          </SpaceBetween>
        )}
      </FormShell>
    </Screen>
  );
}

function Fields({ protocol }: { protocol: string }) {
  const { getValues } = useFormContext<ApiValues>();
  const { field: quickCreate } = useBound<ApiValues, 'quickCreate'>('quickCreate');
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">API</Header>}>
        <SpaceBetween size="l">
          <ProtocolField />
          <ApiFields protocol={protocol} />
        </SpaceBetween>
      </Container>
      {protocol === 'HTTP' && (
        <Container header={<Header variant="h2">Quick create</Header>}>
          <SpaceBetween size="l">
            <ToggleField<ApiValues>
              name="quickCreate"
              label="Create an integration, a catch-all route and a stage in the same call"
              description="API Gateway manages these resources: the route key, the integration and the $default stage cannot be renamed or deleted."
            />
            {quickCreate.value && (
              <SpaceBetween size="l">
                <TextField<ApiValues>
                  name="Target"
                  label="Target"
                  required
                  constraint="A URL (HTTP proxy) or the ARN of a Lambda function (Lambda proxy)."
                  placeholder="https://backend.example.com"
                />
                <TextField<ApiValues>
                  name="RouteKey"
                  label="Route key"
                  constraint="Default: $default, which catches all requests."
                  placeholder="$default"
                />
                <TextField<ApiValues>
                  name="CredentialsArn"
                  label="Credentials ARN"
                  constraint="The IAM role that API Gateway assumes to call the target."
                />
              </SpaceBetween>
            )}
          </SpaceBetween>
        </Container>
      )}
      {protocol === 'HTTP' && (
        <Optional title="CORS" names={CORS_NAMES} filled={hasCors(getValues())}>
          <CorsFields />
        </Optional>
      )}
      <Optional title="Tags" names={['Tags']} filled={getValues('Tags').length > 0}>
        <TagsField<ApiValues> name="Tags" quota={QUOTAS.tagsPerResource} />
      </Optional>
    </SpaceBetween>
  );
}

/** An optional section: collapsed unless it has content or an error. */
function Optional(props: {
  title: string;
  names: readonly (keyof ApiValues)[];
  filled: boolean;
  children: ReactNode;
}) {
  const { errors } = useFormContext<ApiValues>().formState;
  const [open, setOpen] = useState(props.filled);
  return (
    <ExpandableSection
      variant="container"
      headerText={props.title}
      headerDescription="Optional"
      expanded={open || props.names.some((name) => errors[name])}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      {props.children}
    </ExpandableSection>
  );
}

function ProtocolField() {
  const { field } = useBound<ApiValues, 'ProtocolType'>('ProtocolType');
  return (
    <FormField label="Protocol" description="It cannot be changed later." stretch>
      <Tiles
        value={field.value}
        onChange={({ detail }) => field.onChange(detail.value)}
        ariaLabel="Protocol"
        items={[
          {
            value: 'HTTP',
            label: 'HTTP',
            description: 'Request and response: Lambda and HTTP backends, JWT, CORS.',
          },
          {
            value: 'WEBSOCKET',
            label: 'WebSocket',
            description: 'Two-way messages over a persistent connection.',
          },
        ]}
      />
    </FormField>
  );
}

function Review({ values }: { values: ApiValues }) {
  const http = values.ProtocolType === 'HTTP';
  return (
    <PropertyList
      title="API"
      columns={2}
      facts={[
        { label: 'Name', value: values.Name },
        { label: 'Protocol', value: http ? 'HTTP' : 'WebSocket' },
        { label: 'Description', value: values.Description },
        { label: 'Version', value: values.Version },
        { label: 'IP address type', value: values.IpAddressType },
        { label: 'Execute-api endpoint', value: values.DisableExecuteApiEndpoint ? 'Disabled' : 'Enabled' },
        ...(http
          ? [
              {
                label: 'Quick create',
                value: values.quickCreate ? `${values.RouteKey || '$default'} to ${values.Target}` : 'No',
              },
              {
                label: 'CORS',
                value: hasCors(values) ? values.AllowOrigins.join(', ') || 'Configured' : 'Not configured',
              },
            ]
          : [{ label: 'Route selection expression', value: values.RouteSelectionExpression }]),
        { label: 'Tags', value: values.Tags.map(({ key, value }) => `${key}: ${value}`).join(', ') },
      ]}
    />
  );
}
