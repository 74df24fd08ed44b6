import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormContext, useWatch } from 'react-hook-form';
import { TextField, ToggleField } from '../../forms/fields';
import { TokensField } from '../../forms/list-fields';
import { lintCors } from '../../service/rules/cors';
import { type CorsValues, toCors } from './cors-model';

/** The fields of a CORS configuration, and what is accepted but probably not meant. */
export function CorsFields() {
  const { control, getValues } = useFormContext<CorsValues>();
  useWatch({ control });
  const values = getValues();
  const advice = lintCors(toCors(values));
  return (
    <SpaceBetween size="l">
      <TokensField<CorsValues>
        name="AllowOrigins"
        label="Allowed origins"
        noun="origin"
        placeholder="https://www.example.com"
        constraint="Scheme, host and port without a path; or *, https://* or http://*."
      />
      <TokensField<CorsValues>
        name="AllowMethods"
        label="Allowed methods"
        noun="method"
        placeholder="GET"
        constraint="GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS or *."
      />
      <TokensField<CorsValues>
        name="AllowHeaders"
        label="Allowed headers"
        noun="header"
        placeholder="content-type"
      />
      <TokensField<CorsValues>
        name="ExposeHeaders"
        label="Exposed headers"
        noun="exposed header"
        placeholder="x-request-id"
      />
      <TextField<CorsValues>
        name="MaxAge"
        label="Max age, seconds"
        type="number"
        constraint="How long browsers may cache a preflight response: -1 to 86400."
      />
      <ToggleField<CorsValues>
        name="AllowCredentials"
        label="Allow credentials"
        description="Cookies and authorization headers; not together with the origin *."
      />
      {advice.length > 0 && (
        <Alert type="warning">{[...new Set(advice.map(({ message }) => `${message}.`))].join(' ')}</Alert>
      )}
    </SpaceBetween>
  );
}
