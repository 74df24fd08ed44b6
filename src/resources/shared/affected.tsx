import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { countOf } from '../../lib/format';
import { type Named, NameList } from '../../ui/name-list';
import textStyles from '../../ui/text.module.css';

/** The resources that a plan changes, and those it skips, with the reason as their note. */
export function Affected(props: {
  /** Singular: "route". */
  noun: string;
  /** The heading of those that change: "Routes to change". */
  label: string;
  changed: readonly Named[];
  skipped: readonly Named[];
}) {
  const { noun, label, changed, skipped } = props;
  return (
    <SpaceBetween size="s">
      <div>
        <Box variant="strong">{label}</Box>
        {changed.length === 0 && <div className={textStyles.secondary}>None</div>}
        <NameList label={label} names={changed} />
      </div>
      {skipped.length > 0 && (
        <Alert type="info" header={`${countOf(skipped.length, noun)} skipped`}>
          <NameList label="Skipped" names={skipped} />
        </Alert>
      )}
    </SpaceBetween>
  );
}
