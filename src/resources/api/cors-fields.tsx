import SpaceBetween from '@cloudscape-design/components/space-between';
import { TextField, ToggleField } from '../../forms/fields';
import { TokensField } from '../../forms/list-fields';
import type { CorsValues } from './cors-model';

export function CorsFields() {
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
    </SpaceBetween>
  );
}
