import type { Authorizer } from '@aws-sdk/client-apigatewayv2';
import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { useFormContext, useWatch } from 'react-hook-form';
import { paths } from '../../app/paths';
import { useAllOptional } from '../../client/cache/queries';
import { SelectField, TextField, ToggleField, useBound } from '../../forms/fields';
import { TokensField } from '../../forms/list-fields';
import { RouteLinks } from '../../views/route-key';
import { IdentitySourceField } from './identity-source-field';
import type { AuthorizerContext, AuthorizerValues } from './model';

const ONE_TYPE = 'WebSocket APIs support Lambda authorizers only.';

interface FieldsProps {
  context: AuthorizerContext;
  /** The authorizer being edited, if any. */
  original?: Authorizer;
}

/** WebSocket APIs support one type, so the field is hidden (service-rules 2.5). */
export function AuthorizerFields({ context, original }: FieldsProps) {
  const { control } = useFormContext<AuthorizerValues>();
  const type = useWatch({ control, name: 'AuthorizerType' });
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header variant="h2" {...(context.protocol === 'WEBSOCKET' ? { description: ONE_TYPE } : {})}>
            Authorizer
          </Header>
        }
      >
        <SpaceBetween size="l">
          {context.protocol === 'HTTP' && <TypeField />}
          {original && type !== original.AuthorizerType && (
            <TypeChangeAlert context={context} original={original} />
          )}
          <TextField<AuthorizerValues> name="Name" label="Name" required constraint="1 to 128 characters." />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">{type === 'JWT' ? 'Token' : 'Function'}</Header>}>
        {type === 'JWT' ? <JwtFields /> : <LambdaFields context={context} />}
      </Container>
    </SpaceBetween>
  );
}

/** A type change does not change the authorization type of the routes. */
function TypeChangeAlert({ context, original }: { context: AuthorizerContext; original: Authorizer }) {
  const users = useAllOptional('route', { ApiId: context.apiId })?.filter(
    ({ AuthorizerId }) => AuthorizerId === original.AuthorizerId,
  );
  const [was, is] = original.AuthorizerType === 'JWT' ? ['JWT', 'CUSTOM'] : ['CUSTOM', 'JWT'];
  return (
    <Alert type="info">
      Members that only the former type has are not sent; the service is expected to remove them.
      {users && users.length > 0 && (
        <>
          {' '}
          {users.length === 1
            ? `This route keeps the authorization type ${was} until you save it with ${is}.`
            : `These routes keep the authorization type ${was} until you save them with ${is}.`}
          <RouteLinks routes={users} href={(id) => paths.route.detail(context.apiId, id)} />
        </>
      )}
    </Alert>
  );
}

function TypeField() {
  const { field, error } = useBound<AuthorizerValues, 'AuthorizerType'>('AuthorizerType');
  return (
    <FormField label="Authorizer type" errorText={error} stretch>
      <Tiles
        value={field.value}
        onChange={({ detail }) => field.onChange(detail.value)}
        ariaLabel="Authorizer type"
        items={[
          {
            value: 'JWT',
            label: 'JWT',
            description: 'API Gateway validates tokens of an OpenID Connect issuer.',
          },
          { value: 'REQUEST', label: 'Lambda', description: 'A Lambda function authorizes each request.' },
        ]}
      />
    </FormField>
  );
}

function JwtFields() {
  return (
    <SpaceBetween size="l">
      <TextField<AuthorizerValues>
        name="Issuer"
        label="Issuer"
        required
        placeholder="https://issuer.example.com"
        constraint="The https URL in the iss claim of tokens. API Gateway reads its /.well-known/openid-configuration immediately."
      />
      <TokensField<AuthorizerValues>
        name="Audience"
        label="Audience"
        required
        noun="audience"
        constraint="A token must have one of them as aud or client_id. Up to 50."
      />
      <IdentitySourceField protocol="HTTP" jwt />
      <TextField<AuthorizerValues>
        name="IdentityValidationExpression"
        label="Identity validation expression"
        constraint="Optional, up to 1,024 characters. The service stores it; its effect on tokens is not documented."
      />
    </SpaceBetween>
  );
}

function LambdaFields({ context }: { context: AuthorizerContext }) {
  const { control } = useFormContext<AuthorizerValues>();
  const version = useWatch({ control, name: 'AuthorizerPayloadFormatVersion' });
  const http = context.protocol === 'HTTP';
  return (
    <SpaceBetween size="l">
      <TextField<AuthorizerValues>
        name="AuthorizerUri"
        label="Function ARN"
        required
        placeholder="arn:aws:lambda:us-east-1:123456789012:function:authorizer"
        constraint="The function's ARN; it is sent as the invocation URI that API Gateway requires."
      />
      {http && (
        <SpaceBetween size="l">
          <SelectField<AuthorizerValues>
            name="AuthorizerPayloadFormatVersion"
            label="Payload format version"
            placeholder="Choose a version"
            options={[
              { value: '2.0', label: '2.0' },
              { value: '1.0', label: '1.0' },
            ]}
          />
          <ToggleField<AuthorizerValues>
            name="EnableSimpleResponses"
            label="Simple responses"
            description="The function returns true or false instead of an IAM policy."
            disabledReason={
              version === '2.0'
                ? undefined
                : 'EnableSimpleResponses can only be set for AuthorizerPayloadFormatVersion "2.0".'
            }
          />
        </SpaceBetween>
      )}
      <IdentitySourceField protocol={context.protocol} jwt={false} />
      <TextField<AuthorizerValues>
        name="IdentityValidationExpression"
        label="Identity validation expression"
        disabledReason="The validation expression does not apply to the REQUEST authorizer."
      />
      {http && (
        <TextField<AuthorizerValues>
          name="AuthorizerResultTtlInSeconds"
          label="Result TTL, seconds"
          type="number"
          constraint="0 to 3600; 0 or empty disables caching."
        />
      )}
      <TextField<AuthorizerValues>
        name="AuthorizerCredentialsArn"
        label="Credentials ARN"
        constraint="The IAM role that API Gateway assumes. Without one, the function's resource policy applies."
      />
    </SpaceBetween>
  );
}
