import type { Api } from '@aws-sdk/client-apigatewayv2';
import { Affected } from '../shared/affected';
import type { SkippedResource } from './bulk-model';

/** The APIs that a plan changes, and those it skips, with the reason. */
export function AffectedApis(props: {
  apis: readonly Api[];
  skipped: readonly SkippedResource[];
  label: string;
}) {
  const { apis, skipped, label } = props;
  const left = new Set(skipped.map(({ api }) => api));
  return (
    <Affected
      noun="API"
      label={label}
      changed={apis.filter((api) => !left.has(api)).map((api) => named(api))}
      skipped={skipped.map(({ api, reason }) => named(api, reason))}
    />
  );
}

/** API names are not unique: the id distinguishes them. */
const named = ({ ApiId = '', Name = '' }: Api, note?: string) => ({
  id: ApiId,
  name: Name,
  note: note ? `${ApiId}. ${note}` : ApiId,
});
