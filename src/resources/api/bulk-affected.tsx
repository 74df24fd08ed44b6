import type { Api } from '@aws-sdk/client-apigatewayv2';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { countOf } from '../../lib/format';
import { NameList } from '../../ui/name-list';
import textStyles from '../../ui/text.module.css';
import type { SkippedResource } from './bulk-model';

/** The APIs that a plan changes, and those it skips, with the reason. */
export function Affected(props: {
  apis: readonly Api[];
  skipped: readonly SkippedResource[];
  label: string;
}) {
  const { apis, skipped, label } = props;
  const skippedApis = new Set(skipped.map(({ api }) => api));
  const affected = apis.filter((api) => !skippedApis.has(api));
  return (
    <SpaceBetween size="s">
      <div>
        <Box variant="strong">{label}</Box>
        {affected.length === 0 && <div className={textStyles.secondary}>None</div>}
        <NameList label={label} names={affected.map((api) => named(api))} />
      </div>
      {skipped.length > 0 && (
        <Alert type="info" header={`${countOf(skipped.length, 'API')} skipped`}>
          <NameList label="Skipped" names={skipped.map(({ api, reason }) => named(api, reason))} />
        </Alert>
      )}
    </SpaceBetween>
  );
}

/** API names are not unique: the id distinguishes them. */
const named = ({ ApiId = '', Name = '' }: Api, note?: string) => ({
  id: ApiId,
  name: Name,
  note: note ? `${ApiId}. ${note}` : ApiId,
});
