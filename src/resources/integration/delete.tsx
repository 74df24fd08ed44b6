import type { Integration, Route } from '@aws-sdk/client-apigatewayv2';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { paths } from '../../app/paths';
import { useAllOptional } from '../../client/cache/queries';
import { countOf } from '../../lib/format';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import type { Resolution } from '../../plans/ui/resolutions';
import { deleteRoutes, retargetRoutes } from '../../service/delete-calls';
import { integrationName } from '../../service/integration-name';
import { takesEffect } from '../../service/takes-effect';
import { notifyResult } from '../../ui/notify';
import { ROUTES_UNKNOWN, RouteLinks } from '../../views/route-key';
import { toDelete } from './model';

interface DeleteProps {
  apiId: string;
  integration: Integration;
  /** Routes that target it; undefined while they load and when they cannot be loaded. */
  users: Route[] | undefined;
  onDone: () => void;
  onDismiss: () => void;
}

/** Deletes an integration; routes that target it are first retargeted or deleted. */
export function DeleteIntegration(props: DeleteProps) {
  const { apiId, integration, users = [], onDone, onDismiss } = props;
  const plan = toDelete(apiId, integration);
  const effect = takesEffect(useAllOptional('stage', { ApiId: apiId }));
  const [chosen, setChosen] = useState('');
  const name = integrationName(integration);
  const routes = countOf(users.length, 'route');
  const elsewhere: Resolution = {
    id: 'retarget',
    label: `Point ${users.length === 1 ? 'it' : 'them'} at another integration first`,
    description: `The route keys are kept. The other integration handles their requests ${effect}.`,
    notReady: 'Choose an integration.',
    plan:
      chosen === ''
        ? undefined
        : {
            title: `Retarget ${routes} and delete integration ${name}`,
            calls: [...retargetRoutes(apiId, users, chosen), ...plan.calls],
          },
    children: (
      <OtherIntegration apiId={apiId} not={integration.IntegrationId} chosen={chosen} onChoose={setChosen} />
    ),
  };
  const withRoutes: Resolution = {
    id: 'routes',
    label: users.length === 1 ? 'Delete this route too' : `Delete these ${routes} too`,
    description: `Requests to them fail ${effect}.`,
    plan: {
      title: `Delete ${routes} and integration ${name}`,
      calls: [...deleteRoutes(apiId, users), ...plan.calls],
    },
  };
  return (
    <ConfirmPlan
      plan={plan}
      confirmLabel="Delete"
      {...(users.length > 0
        ? {
            blocked: (
              <>
                It is the target of {users.length === 1 ? 'this route' : 'these routes'}. A target can be
                replaced, not removed.
                <RouteLinks routes={users} href={(id) => paths.route.detail(apiId, id)} />
              </>
            ),
            resolutions: [elsewhere, withRoutes],
          }
        : {})}
      onDismiss={onDismiss}
      onDone={(result) => {
        notifyResult(result, 'success', 'The integration is deleted.');
        onDone();
      }}
    >
      Integration {name} is removed from the API. {!props.users && ROUTES_UNKNOWN}
    </ConfirmPlan>
  );
}

interface OtherProps {
  apiId: string;
  /** The integration to exclude. */
  not: string | undefined;
  chosen: string;
  onChoose: (integrationId: string) => void;
}

/** Selects another integration of the API; loads the list when shown. */
function OtherIntegration({ apiId, not, chosen, onChoose }: OtherProps) {
  const all = useAllOptional('integration', { ApiId: apiId });
  const options = (all ?? [])
    .filter(({ IntegrationId }) => IntegrationId !== not)
    .map((one) => ({
      value: one.IntegrationId ?? '',
      label: integrationName(one),
      description: one.IntegrationId ?? '',
    }));
  return (
    <FormField label="Other integration">
      <Select
        selectedOption={options.find(({ value }) => value === chosen) ?? null}
        options={options}
        onChange={({ detail }) => onChoose(detail.selectedOption.value ?? '')}
        placeholder="Choose an integration"
        empty="This API has no other integration."
        {...(all ? {} : { statusType: 'loading' as const, loadingText: 'Loading' })}
        {...(options.length > 5
          ? { filteringType: 'auto' as const, filteringAriaLabel: 'Search integrations' }
          : {})}
      />
    </FormField>
  );
}
