import type { Route } from '@aws-sdk/client-apigatewayv2';
import Checkbox from '@cloudscape-design/components/checkbox';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAllOptional } from '../../client/cache/queries';
import { countOf } from '../../lib/format';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import { deleteRoutes, deleteSettings, settingsOf } from '../../service/delete-calls';
import { NameList } from '../../ui/name-list';
import type { Outcome } from '../../ui/notify';
import { RouteKey } from '../../views/route-key';

interface DeleteProps {
  apiId: string;
  routes: readonly Route[];
  /** @param skipped labels of the failed calls that the user skipped */
  onDone: (deleted: number, skipped: readonly string[], result: Outcome) => void;
  onDismiss: () => void;
}

/** Deletes one or more routes and, optionally, their settings in stages. */
export function DeleteRoutes({ apiId, routes, onDone, onDismiss }: DeleteProps) {
  const [withSettings, setWithSettings] = useState(false);
  const stages = useAllOptional('stage', { ApiId: apiId });
  // A snapshot of the first load: the plan must not shrink while it runs.
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
      onDone={(result, skipped) =>
        onDone(Object.keys(result.outputs).filter((id) => id.startsWith('route ')).length, skipped, result)
      }
    >
      <SpaceBetween size="s">
        <div>
          Requests to {one ? <RouteKey text={one.RouteKey ?? ''} /> : 'these routes'} fail after the next
          deployment, on an auto-deploy stage immediately.{' '}
          {one ? 'Its integration is kept.' : 'Their integrations are kept.'}
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
            description={`${settingsText(settings)}. Settings of a deleted route make the next update of the stage fail.`}
          >
            Also remove {one ? 'its' : 'their'} settings from the stages
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
