import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { countOf } from '../../lib/format';
import {
  type CopyChoice,
  conflictKey,
  type ExistingRoute,
  type NameConflict,
  type RoutesCopy,
} from '../../service/configuration/copy-routes';
import type { Left } from '../../service/configuration/plan-builder';
import { QUOTAS } from '../../service/rules/quotas';
import { takesEffect } from '../../service/takes-effect';
import { NameList } from '../../ui/name-list';

interface CopyReviewProps {
  copy: RoutesCopy;
  left: readonly Left[];
  /** The route selection expressions of both APIs, where they differ. */
  selection: { source: string; target: string } | undefined;
  targetName: string;
  choice: CopyChoice;
  disabled: boolean;
  onChange: (choice: CopyChoice) => void;
}

/** What a copy of routes does to the target, and what the user decides about it. */
export function CopyReview({
  copy,
  left,
  selection,
  targetName,
  choice,
  disabled,
  onChange,
}: CopyReviewProps) {
  const { added, configuration, conflicts, existing, shared } = copy;
  const stages = Object.entries(configuration.stages);
  const effect = takesEffect(
    stages.map(([StageName, { AutoDeploy }]) => ({ StageName, AutoDeploy: AutoDeploy === true })),
  );
  const count = Object.keys(configuration.routes).length;
  const { limit } = QUOTAS.routesPerApi;
  const reuse = (conflict: NameConflict, isReused: boolean) => {
    const reused = new Set(choice.reused);
    if (isReused) reused.add(conflictKey(conflict));
    else reused.delete(conflictKey(conflict));
    onChange({ ...choice, reused });
  };
  return (
    <SpaceBetween size="m">
      <div>
        <Box variant="strong">{added.length === 0 ? 'No route is new in the target' : 'Routes to add'}</Box>
        <NameList label="Routes to add" names={added.map((key) => ({ id: key, name: key }))} />
      </div>
      {existing.length > 0 && (
        <ExistingRoutes
          existing={existing}
          value={choice.existing}
          disabled={disabled}
          onChange={(value) => onChange({ ...choice, existing: value })}
        />
      )}
      {conflicts.map((conflict) => (
        <Conflict
          key={conflictKey(conflict)}
          conflict={conflict}
          targetName={targetName}
          isReused={choice.reused.has(conflictKey(conflict))}
          disabled={disabled}
          onChange={(isReused) => reuse(conflict, isReused)}
        />
      ))}
      {count > limit && (
        <Alert type="warning" header={`API ${targetName} will have ${countOf(count, 'route')}`}>
          The default quota is {limit} routes for an API. Without an increase the calls above it are refused.
        </Alert>
      )}
      {selection && (
        <Alert type="warning" header={`API ${targetName} selects routes by ${selection.target}`}>
          The source selects them by {selection.source}: the same messages may not reach the copied routes.
        </Alert>
      )}
      {left.length > 0 && (
        <Alert type="warning" header="Some routes cannot be replaced">
          <NameList
            label="Not replaced"
            names={left.map(({ subject, reason }) => ({ id: subject + reason, name: subject, note: reason }))}
          />
        </Alert>
      )}
      <div>
        Integrations, authorizers and models of the routes are copied too where the target does not have the
        same.
        {shared.length > 0 &&
          ` The target has the same ${shared.map(({ kind, name }) => `${kind} ${name}`).join(', ')}: used as it is.`}{' '}
        Clients reach the copied routes {effect}.
      </div>
    </SpaceBetween>
  );
}

function ExistingRoutes(props: {
  existing: readonly ExistingRoute[];
  value: CopyChoice['existing'];
  disabled: boolean;
  onChange: (value: CopyChoice['existing']) => void;
}) {
  const { existing, value, disabled, onChange } = props;
  const differs = existing.some(({ isEqual }) => !isEqual);
  return (
    <div>
      <Box variant="strong">Routes that the target has</Box>
      <NameList
        label="Routes that the target has"
        names={existing.map(({ key, targetKey, isEqual }) => ({
          id: key,
          name: key,
          note: isEqual ? 'equal' : key === targetKey ? 'different' : `there as ${targetKey}`,
        }))}
      />
      {differs && (
        <RadioGroup
          ariaLabel="Routes that the target has"
          value={value}
          onChange={({ detail }) => onChange(detail.value as CopyChoice['existing'])}
          items={[
            { value: 'skip', label: 'Skip', description: 'They stay as they are.', disabled },
            {
              value: 'replace',
              label: 'Replace',
              description: 'They become equal to the copied ones. Their former integrations stay.',
              disabled,
            },
          ]}
        />
      )}
    </div>
  );
}

const PLURALS = { authorizer: 'routes are authorized by it', model: 'routes name it' };

function Conflict(props: {
  conflict: NameConflict;
  targetName: string;
  isReused: boolean;
  disabled: boolean;
  onChange: (isReused: boolean) => void;
}) {
  const { conflict, targetName, isReused, disabled, onChange } = props;
  const { kind, name, copyName } = conflict;
  const title = `The ${kind} ${name} is different in API ${targetName}`;
  return (
    <FormField label={title}>
      <RadioGroup
        ariaLabel={title}
        value={isReused ? 'reuse' : 'copy'}
        onChange={({ detail }) => onChange(detail.value === 'reuse')}
        items={[
          { value: 'copy', label: `Copy it as ${copyName}`, disabled },
          {
            value: 'reuse',
            label: `Use that of ${targetName}`,
            description: `The copied ${PLURALS[kind]}, whatever the source has.`,
            disabled,
          },
        ]}
      />
    </FormField>
  );
}
