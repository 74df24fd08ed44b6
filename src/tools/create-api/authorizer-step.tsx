import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles, { type TilesProps } from '@cloudscape-design/components/tiles';
import { useWatch } from 'react-hook-form';
import { TextField, ToggleField, useBound } from '../../forms/fields';
import { TokensField } from '../../forms/list-fields';
import { fieldsOf, type WizardValues } from './model';

const NONE = { value: 'NONE', label: 'None', description: 'You can add authorizers later.' };
const LAMBDA = {
  value: 'REQUEST',
  label: 'Lambda',
  description: 'A Lambda function authorizes each request.',
};
const JWT = {
  value: 'JWT',
  label: 'JWT',
  description: 'API Gateway validates tokens of an OpenID Connect issuer.',
};

export function AuthorizerStep() {
  const protocol = useWatch<WizardValues, 'ProtocolType'>({ name: 'ProtocolType' });
  // Each protocol has its own authorizer, so changing the protocol remounts the fields.
  return <Authorizer key={protocol} protocol={protocol} />;
}

function Authorizer({ protocol }: { protocol: WizardValues['ProtocolType'] }) {
  const http = protocol === 'HTTP';
  const { authorizer: name } = fieldsOf({ ProtocolType: protocol });
  const { field, error } = useBound<WizardValues, `${typeof name}.type`>(`${name}.type`);
  const items: TilesProps.TilesDefinition[] = http ? [NONE, JWT, LAMBDA] : [NONE, LAMBDA];
  return (
    <SpaceBetween size="l">
      <Container>
        <SpaceBetween size="l">
          <FormField
            label="Authorizer type"
            description={
              http
                ? 'It protects every route of the next step, except where you choose otherwise.'
                : 'WebSocket APIs authorize connections: the authorizer protects the route $connect.'
            }
            errorText={error}
            stretch
          >
            <Tiles
              value={field.value}
              onChange={({ detail }) => field.onChange(detail.value)}
              ariaLabel="Authorizer type"
              items={items}
            />
          </FormField>
          {field.value !== 'NONE' && (
            <TextField<WizardValues>
              name={`${name}.Name`}
              label="Authorizer name"
              required
              constraint="1 to 128 characters."
            />
          )}
        </SpaceBetween>
      </Container>
      {field.value !== 'NONE' && (
        <Container header={<Header variant="h2">{field.value === 'JWT' ? 'Token' : 'Function'}</Header>}>
          <SpaceBetween size="l">
            {field.value === 'JWT' ? <TokenFields name={name} /> : <FunctionFields name={name} http={http} />}
            <TokensField<WizardValues>
              name={`${name}.IdentitySource`}
              label={field.value === 'JWT' ? 'Identity source' : 'Identity sources'}
              noun="identity source"
              placeholder={http ? '$request.header.Authorization' : 'route.request.header.Authorization'}
              constraint={
                field.value === 'JWT'
                  ? 'Exactly one: the header or query string parameter that carries the token.'
                  : 'A request without one of them is rejected without calling the function.'
              }
            />
          </SpaceBetween>
        </Container>
      )}
      {!http && field.value !== 'NONE' && <ConnectAdvice />}
    </SpaceBetween>
  );
}

type Name = ReturnType<typeof fieldsOf>['authorizer'];

function TokenFields({ name }: { name: Name }) {
  return (
    <SpaceBetween size="l">
      <TextField<WizardValues>
        name={`${name}.Issuer`}
        label="Issuer"
        required
        placeholder="https://issuer.example.com"
        constraint="The https URL in the iss claim of tokens. API Gateway reads its /.well-known/openid-configuration immediately."
      />
      <TokensField<WizardValues>
        name={`${name}.Audience`}
        label="Audience"
        required
        noun="audience"
        constraint="A token must have one of them as aud or client_id. Up to 50."
      />
    </SpaceBetween>
  );
}

function FunctionFields({ name, http }: { name: Name; http: boolean }) {
  return (
    <SpaceBetween size="l">
      <TextField<WizardValues>
        name={`${name}.AuthorizerUri`}
        label="Function ARN"
        required
        placeholder="arn:aws:lambda:us-east-1:123456789012:function:authorizer"
        constraint="The function's ARN; it is sent as the invocation URI that API Gateway requires."
      />
      {http && (
        <ToggleField<WizardValues>
          name={`${name}.EnableSimpleResponses`}
          label="Simple responses"
          description="The function returns true or false instead of an IAM policy."
        />
      )}
    </SpaceBetween>
  );
}

/** A WebSocket API without `$connect` accepts every connection, whatever its authorizers are. */
function ConnectAdvice() {
  const routes = useWatch<WizardValues, 'webSocketRoutes'>({ name: 'webSocketRoutes' });
  if (routes.some(({ RouteKey }) => RouteKey === '$connect')) return null;
  return (
    <Alert type="info">Add the route $connect in the next step: without it nothing is authorized.</Alert>
  );
}
