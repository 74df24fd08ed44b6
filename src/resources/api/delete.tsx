import type { Api } from '@aws-sdk/client-apigatewayv2';
import { useAllIfThere } from '../../api/queries';
import { count } from '../../lib/format';
import { ConfirmPlan } from '../../plan/confirm-plan';
import { flash } from '../../ui/flash';
import { toDelete } from './values';

/** Deletes an API after its name was typed; says what goes with it. */
export function DeleteApi(props: { api: Api; onDone: () => void; onDismiss: () => void }) {
  const { api } = props;
  const parents = { ApiId: api.ApiId ?? '' };
  const routes = useAllIfThere('route', parents);
  const integrations = useAllIfThere('integration', parents);
  const authorizers = useAllIfThere('authorizer', parents);
  const stages = useAllIfThere('stage', parents);
  const deployments = useAllIfThere('deployment', parents);
  const parts = [
    [routes, 'route'],
    [integrations, 'integration'],
    [authorizers, 'authorizer'],
    [stages, 'stage'],
    [deployments, 'deployment'],
  ] as const;
  const going = parts
    .filter(([rows]) => rows && rows.length > 0)
    .map(([rows, noun]) => count(rows?.length ?? 0, noun))
    .join(', ');
  return (
    <ConfirmPlan
      plan={toDelete(api)}
      confirmLabel="Delete"
      typedName={api.Name}
      onDismiss={props.onDismiss}
      onDone={() => {
        flash('success', `API ${api.Name} is deleted.`);
        props.onDone();
      }}
    >
      The API {api.Name} stops answering at once and cannot be brought back.{' '}
      {going ? `With it go ${going}.` : ''}
      {stages && stages.length > 0 ? ` Stages: ${stages.map((stage) => stage.StageName).join(', ')}.` : ''}
    </ConfirmPlan>
  );
}
