import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Link from '@cloudscape-design/components/link';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormContext, useWatch } from 'react-hook-form';
import { paths } from '../../app/paths';
import { CheckboxField, Labelled, SelectField, TextField, useBound } from '../../forms/fields';
import { TokensField } from '../../forms/list-fields';
import { splitRouteKey } from '../../service/integration-name';
import { AUTHORIZATION_TYPES, lintRoute } from '../../service/rules/route';
import { ROUTE_METHODS, WEBSOCKET_ROUTE_KEYS } from '../../service/rules/route-key';
import { AttachFields } from './attach-fields';
import type { RouteContext, RouteValues } from './model';
import { WebSocketFields } from './websocket-fields';

const AUTHORIZATION_TEXT: Record<string, string> = {
  NONE: 'None: anyone can call',
  AWS_IAM: 'IAM: signed requests',
  JWT: 'JWT authorizer',
  CUSTOM: 'Lambda authorizer',
};

/** @param keyReason why the route key cannot be changed */
export function RouteFields({
  context,
  keyReason,
}: {
  context: RouteContext;
  keyReason?: string | undefined;
}) {
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Route</Header>}>
        <SpaceBetween size="l">
          {context.protocol === 'HTTP' ? (
            <HttpKeyField disabledReason={keyReason} />
          ) : (
            <TextField<RouteValues>
              name="RouteKey"
              label="Route key"
              required
              disabledReason={keyReason}
              constraint={`${WEBSOCKET_ROUTE_KEYS.join(', ')}, or a custom key: the value that the route selection expression selects from a message.`}
            />
          )}
          <RouteKeyWarnings />
          <TextField<RouteValues>
            name="OperationName"
            label="Operation name"
            constraint="Optional, up to 64 characters. The operationId in OpenAPI."
          />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">Integration</Header>}>
        <AttachFields context={context} />
      </Container>
      <Container header={<Header variant="h2">Authorization</Header>}>
        <AuthorizationFields context={context} />
      </Container>
      {context.protocol === 'WEBSOCKET' && <WebSocketFields />}
    </SpaceBetween>
  );
}

/** Edits an HTTP route key as method and path, or `$default`. */
function HttpKeyField({ disabledReason }: { disabledReason: string | undefined }) {
  const { field, error } = useBound<RouteValues, 'RouteKey'>('RouteKey');
  const isDefault = field.value === '$default';
  const { method, path } = isDefault ? { method: '$default', path: '' } : parts(field.value);
  const methods =
    ROUTE_METHODS.some((known) => known === method) || isDefault ? ROUTE_METHODS : [...ROUTE_METHODS, method];
  const disabled = disabledReason !== undefined;
  return (
    <Labelled
      label="Route key"
      error={error}
      disabledReason={disabledReason}
      constraint={
        isDefault
          ? 'Matches all requests that no other route matches.'
          : '{name} matches one segment; {name+} at the end matches all remaining segments.'
      }
    >
      <div style={{ display: 'grid', gridTemplateColumns: 'minmax(120px, 150px) 1fr', gap: 8 }}>
        <Select
          selectedOption={{ value: method, label: method }}
          ariaLabel="Method"
          disabled={disabled}
          options={[
            ...methods.map((value) => ({ value, label: value })),
            { value: '$default', label: '$default' },
          ]}
          onChange={({ detail }) =>
            field.onChange(
              detail.selectedOption.value === '$default'
                ? '$default'
                : `${detail.selectedOption.value} ${path || '/'}`,
            )
          }
        />
        {!isDefault && (
          <Input
            ref={field.ref}
            value={path}
            ariaLabel="Path"
            placeholder="/pets/{petId}"
            disabled={disabled}
            autoComplete={false}
            spellcheck={false}
            onBlur={field.onBlur}
            onChange={({ detail }) => field.onChange(keyOf(method, detail.value))}
          />
        )}
      </div>
    </Labelled>
  );
}

/** Accepts a complete route key pasted into the path field. */
function keyOf(method: string, text: string): string {
  return /^[A-Za-z]+ \//.test(text) ? text : `${method} ${text}`;
}

function parts(key: string): { method: string; path: string } {
  if (key === '') return { method: 'GET', path: '' };
  const { method, path } = splitRouteKey(key);
  return method === '' ? { method: 'GET', path } : { method, path };
}

function RouteKeyWarnings() {
  const { control } = useFormContext<RouteValues>();
  const RouteKey = useWatch({ control, name: 'RouteKey' });
  const warnings = lintRoute({ RouteKey });
  return warnings.length === 0 ? null : (
    <Alert type="warning">{warnings.map(({ message }) => message).join(' ')}</Alert>
  );
}

/** The type of authorizer that goes with an authorization type. */
const authorizerTypeOf = (authorizationType: string) => (authorizationType === 'JWT' ? 'JWT' : 'REQUEST');

function AuthorizationFields({ context }: { context: RouteContext }) {
  const { control, getValues, setValue } = useFormContext<RouteValues>();
  const [type, key] = useWatch({ control, name: ['AuthorizationType', 'RouteKey'] });
  const webSocket = context.protocol === 'WEBSOCKET';
  const onlyConnect =
    webSocket && key !== '$connect'
      ? 'Currently, authorization is restricted to the $connect route only'
      : undefined;
  const authorizerType = authorizerTypeOf(type);
  const choices = context.authorizers.filter((authorizer) => authorizer.AuthorizerType === authorizerType);
  /** An authorizer of the other type cannot stay chosen: the picker below no longer shows it. */
  const resetAuthorizer = (nextType: string) => {
    const current = context.authorizers.find(
      ({ AuthorizerId }) => AuthorizerId === getValues('AuthorizerId'),
    );
    if (current && current.AuthorizerType !== authorizerTypeOf(nextType)) setValue('AuthorizerId', '');
  };
  return (
    <SpaceBetween size="l">
      <SelectField<RouteValues>
        name="AuthorizationType"
        label="Authorization type"
        disabledReason={type === 'NONE' ? onlyConnect : undefined}
        onChosen={resetAuthorizer}
        options={AUTHORIZATION_TYPES[context.protocol].map((value) => ({
          value,
          label: AUTHORIZATION_TEXT[value] ?? value,
        }))}
      />
      {(type === 'JWT' || type === 'CUSTOM') && (
        <SelectField<RouteValues>
          name="AuthorizerId"
          label="Authorizer"
          required
          placeholder="Choose an authorizer"
          filter={choices.length > 5}
          empty={`This API has no ${authorizerType === 'JWT' ? 'JWT' : 'Lambda'} authorizer.`}
          options={choices.map(({ AuthorizerId, Name }) => ({
            value: AuthorizerId ?? '',
            label: Name ?? '',
            description: AuthorizerId ?? '',
          }))}
          constraint={
            choices.length === 0 ? (
              <Link href={paths.authorizer.create(context.apiId)} fontSize="body-s">
                Create an authorizer
              </Link>
            ) : undefined
          }
        />
      )}
      {type === 'JWT' && (
        <TokensField<RouteValues>
          name="AuthorizationScopes"
          label="Authorization scopes"
          noun="scope"
          placeholder="orders:read"
          constraint="A token must have one of them. Up to 10; without scopes, any valid token is accepted."
        />
      )}
      {webSocket && (
        <CheckboxField<RouteValues>
          name="ApiKeyRequired"
          label="API key required"
          description="On $connect only."
          disabledReason={
            key === '$connect' ? undefined : 'An API key can be required on the $connect route only'
          }
        />
      )}
    </SpaceBetween>
  );
}
