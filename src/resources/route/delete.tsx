import type { Route } from '@aws-sdk/client-apigatewayv2';
import Checkbox from '@cloudscape-design/components/checkbox';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAllOptional } from '../../client/cache/queries';
import { countOf } from '../../lib/format';
import { deleteRoutes, deleteSettings, settingsOf } from '../../plans/delete-calls';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import { NameList } from '../../ui/name-list';
import { RouteKey } from '../../views/route-key';

interface DeleteProps {
  apiId: string;
  routes: readonly Route[];
  /** @param left labels of the calls that failed and were left out */
  onDone: (deleted: number, left: readonly string[]) => void;
  onDismiss: () => void;
}

/** Deletes one route or several, and where that is wished the settings that stages have for them. */
export function DeleteRoutes({ apiId, routes, onDone, onDismiss }: DeleteProps) {
  const [withSettings, setWithSettings] = useState(false);
  const stages = useAllOptional('stage', { ApiId: apiId });
  // As they were when they were first known: the plan must not shrink while it runs.
  const [settings, setSettings] = useState<ReturnType<typeof settingsOf>>();
  if (stages && !settings) setSettings(settingsOf(stages, routes));
  const [only] = routes;
  const one = routes.length === 1 ? only : undefined;
  return (
    <ConfirmPlan
      plan={{
        title: one ? `Delete route ${one.RouteKey}` : `Delete ${countOf(routes.length, 'route')}`,
        calls: [
          ...(withSettings ? deleteSettings(apiId, settings ?? []) : []),
          ...deleteRoutes(apiId, routes),
        ],
      }}
      confirmLabel="Delete"
      independent
      onDismiss={onDismiss}
      onDone={(result, left) =>
        onDone(Object.keys(result.outputs).filter((id) => id.startsWith('route ')).length, left)
      }
    >
      <SpaceBetween size="s">
        <div>
          Requests for {one ? <RouteKey text={one.RouteKey ?? ''} /> : 'these routes'} go unanswered after the
          next deployment; on an auto-deploy stage at once.{' '}
          {one ? 'Its integration stays.' : 'Their integrations stay.'}
        </div>
        {!one && (
          <NameList
            label="Routes to delete"
            names={routes.map(({ RouteId = '', RouteKey: name = '' }) => ({ id: RouteId, name }))}
          />
        )}
        {settings && settings.length > 0 && (
          <Checkbox
            checked={withSettings}
            onChange={({ detail }) => setWithSettings(detail.checked)}
            description={`${settingsText(settings)}. Settings that outlive their route make the next update of the stage fail.`}
          >
            Remove {one ? 'its' : 'their'} settings from the stages too
          </Checkbox>
        )}
      </SpaceBetween>
    </ConfirmPlan>
  );
}

function settingsText(settings: ReturnType<typeof settingsOf>): string {
  const stages = [...new Set(settings.map(({ StageName }) => StageName))];
  return `${stages.length === 1 ? 'Stage' : 'Stages'} ${stages.join(', ')}`;
}
