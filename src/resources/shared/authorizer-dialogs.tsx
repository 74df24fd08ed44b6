import type { Authorizer, Route } from '@aws-sdk/client-apigatewayv2';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Modal from '@cloudscape-design/components/modal';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { zodResolver } from '@hookform/resolvers/zod';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { paths } from '../../app/paths';
import { useAll, useAllOptional, useItem } from '../../client/cache/queries';
import { SelectField, useBound } from '../../forms/fields';
import { TokensField } from '../../forms/list-fields';
import { ruleSchema } from '../../forms/rule-schema';
import { countOf } from '../../lib/format';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import {
  type AttachValues,
  type AuthorizerContext,
  attachAuthorizer,
  attachIssues,
  detachAuthorizer,
  type SkippedRoute,
} from '../../service/bulk/authorizer';
import { takesEffect } from '../../service/takes-effect';
import type { BulkDialog } from '../../table/bulk-actions';
import type { Named } from '../../ui/name-list';
import { PropertyListSkeleton } from '../../ui/property-list';
import { Affected } from './affected';

interface DialogProps extends Omit<BulkDialog<Route>, 'rows'> {
  apiId: string;
  routes: readonly Route[];
}

/** Loads what decides whether a route of the API may have an authorizer; undefined until it is loaded. */
function useContext(apiId: string): AuthorizerContext | undefined {
  const api = useItem('api', { ApiId: apiId });
  const authorizers = useAll('authorizer', { ApiId: apiId });
  return api?.ProtocolType && authorizers && { apiId, protocol: api.ProtocolType, authorizers };
}

interface AttachProps extends DialogProps {
  /** What was left out before, each with the reason as its note. */
  left?: readonly Named[];
}

/** Attaches an authorizer to several routes. */
export function AttachDialog(props: AttachProps) {
  const context = useContext(props.apiId);
  return context ? (
    <Attach {...props} context={context} />
  ) : (
    <Loading title="Attach authorizer" onDismiss={props.onDismiss} />
  );
}

function Attach(props: AttachProps & { context: AuthorizerContext }) {
  const { routes, context } = props;
  const effect = takesEffect(useAllOptional('stage', { ApiId: props.apiId }));
  const form = useForm<AttachValues>({
    mode: 'onChange',
    defaultValues: { AuthorizerId: '', scopes: 'keep', AuthorizationScopes: [] },
    resolver: zodResolver(ruleSchema<AttachValues>(attachIssues)),
  });
  const values = { ...form.getValues(), ...useWatch({ control: form.control }) } as AttachValues;
  const authorizer = context.authorizers.find(({ AuthorizerId }) => AuthorizerId === values.AuthorizerId);
  const { plan, skipped } = authorizer
    ? attachAuthorizer(routes, authorizer, values, context)
    : {
        plan: { title: `Attach an authorizer to ${countOf(routes.length, 'route')}`, calls: [] },
        skipped: [],
      };
  const issue = attachIssues(values)[0];
  return (
    <ConfirmPlan
      plan={plan}
      confirmLabel="Attach"
      independent
      notReady={
        authorizer
          ? (issue?.message ?? (plan.calls.length === 0 ? 'No route would change.' : undefined))
          : 'Choose an authorizer.'
      }
      onDismiss={props.onDismiss}
      onDone={(result, failed) =>
        props.onDone(
          failed,
          `Authorizer ${authorizer?.Name} is attached to ${countOf(Object.keys(result.outputs).length, 'route')}.`,
          result,
        )
      }
    >
      <FormProvider {...form}>
        <SpaceBetween size="m">
          <div>Requests that the authorizer does not allow are rejected {effect}.</div>
          {context.authorizers.length === 0 && (
            <Alert
              type="info"
              action={<Button href={paths.authorizer.create(props.apiId)}>Create authorizer</Button>}
            >
              This API has no authorizers yet.
            </Alert>
          )}
          <SelectField<AttachValues>
            name="AuthorizerId"
            label="Authorizer"
            required
            placeholder="Choose an authorizer"
            empty="This API has no authorizers."
            filter={context.authorizers.length > 5}
            options={context.authorizers.map(({ AuthorizerId, Name, AuthorizerType }) => ({
              value: AuthorizerId ?? '',
              label: Name ?? '',
              description: AuthorizerType === 'JWT' ? 'JWT' : 'Lambda',
            }))}
          />
          {authorizer?.AuthorizerType === 'JWT' && <ScopesFields authorizer={authorizer} />}
          <AffectedRoutes routes={routes} skipped={skipped} left={props.left} />
        </SpaceBetween>
      </FormProvider>
    </ConfirmPlan>
  );
}

function ScopesFields({ authorizer }: { authorizer: Authorizer }) {
  const { field } = useBound<AttachValues, 'scopes'>('scopes');
  return (
    <SpaceBetween size="m">
      <FormField label="Authorization scopes">
        <RadioGroup
          value={field.value}
          onChange={({ detail }) => field.onChange(detail.value)}
          ariaLabel="Authorization scopes"
          items={[
            {
              value: 'keep',
              label: 'Each route keeps its scopes',
              description: 'A route without scopes accepts any valid token.',
            },
            { value: 'set', label: 'The same scopes for all' },
          ]}
        />
      </FormField>
      {field.value === 'set' && (
        <TokensField<AttachValues>
          name="AuthorizationScopes"
          label="Scopes"
          noun="scope"
          placeholder="orders:read"
          constraint={`A token of ${authorizer.Name} must have one of them. Without scopes, any valid token is accepted.`}
        />
      )}
    </SpaceBetween>
  );
}

/** Detaches the authorizers of several routes. */
export function DetachDialog(props: DialogProps) {
  const context = useContext(props.apiId);
  return context ? (
    <Detach {...props} context={context} />
  ) : (
    <Loading title="Detach authorizer" onDismiss={props.onDismiss} />
  );
}

function Detach({ routes, context, ...props }: DialogProps & { context: AuthorizerContext }) {
  const { plan, skipped } = detachAuthorizer(routes, context);
  const effect = takesEffect(useAllOptional('stage', { ApiId: props.apiId }));
  return (
    <ConfirmPlan
      plan={plan}
      confirmLabel="Detach"
      independent
      notReady={plan.calls.length === 0 ? 'No route would change.' : undefined}
      onDismiss={props.onDismiss}
      onDone={(result, failed) =>
        props.onDone(
          failed,
          `${countOf(Object.keys(result.outputs).length, 'route')} no longer ${Object.keys(result.outputs).length === 1 ? 'has' : 'have'} an authorizer.`,
          result,
        )
      }
    >
      <SpaceBetween size="m">
        <div>
          Their authorization type becomes NONE: anyone can call them {effect}. Their scopes are removed too.
        </div>
        <AffectedRoutes routes={routes} skipped={skipped} />
      </SpaceBetween>
    </ConfirmPlan>
  );
}

/** The routes that a plan changes, and those it skips, with the reason. */
function AffectedRoutes(props: {
  routes: readonly Route[];
  skipped: readonly SkippedRoute[];
  left?: readonly Named[] | undefined;
}) {
  const { routes, skipped, left = [] } = props;
  const isSkipped = new Set(skipped.map(({ route }) => route));
  return (
    <Affected
      noun="route"
      label="Routes to change"
      changed={routes.filter((route) => !isSkipped.has(route)).map((one) => named(one))}
      skipped={[...left, ...skipped.map(({ route, reason }) => named(route, reason))]}
    />
  );
}

const named = ({ RouteId = '', RouteKey = '' }: Route, note?: string) => ({
  id: RouteId,
  name: RouteKey,
  note,
});

function Loading({ title, onDismiss }: { title: string; onDismiss: () => void }) {
  return (
    <Modal visible header={title} closeAriaLabel="Close" onDismiss={onDismiss}>
      <PropertyListSkeleton />
    </Modal>
  );
}
