import type { Api } from '@aws-sdk/client-apigatewayv2';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { countOf } from '../../lib/format';
import { NameList } from '../../ui/name-list';
import textStyles from '../../ui/text.module.css';
import type { SkippedResource } from './bulk-model';

/** The APIs that a plan changes, and those it leaves out, with the reason. */
export function Affected(props: { apis: readonly Api[]; left: readonly SkippedResource[]; label: string }) {
  const { apis, left, label } = props;
  const out = new Set(left.map(({ api }) => api));
  const going = apis.filter((api) => !out.has(api));
  return (
    <SpaceBetween size="s">
      <div>
        <Box variant="strong">{label}</Box>
        {going.length === 0 && <div className={textStyles.secondary}>None</div>}
        <NameList label={label} names={going.map((api) => named(api))} />
      </div>
      {left.length > 0 && (
        <Alert type="info" header={`${countOf(left.length, 'API')} left out`}>
          <NameList label="Left out" names={left.map(({ api, reason }) => named(api, reason))} />
        </Alert>
      )}
    </SpaceBetween>
  );
}

/** Two APIs may have one name: the id tells them apart. */
const named = ({ ApiId = '', Name = '' }: Api, note?: string) => ({
  id: ApiId,
  name: Name,
  note: note ? `${ApiId}. ${note}` : ApiId,
});
