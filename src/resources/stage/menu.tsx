import type { Api, Stage } from '@aws-sdk/client-apigatewayv2';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import { notifyResult } from '../../ui/notify';
import { changesPath } from '../../views/changes-path';
import { SaveConfigurationDialog } from '../../views/save-configuration';
import { toResetCache } from './model';

/**
 * The actions of a stage that are rarely needed, as a menu. Only HTTP APIs have them: an authorizer cache (ResetAuthorizersCache) and,
 * by their export, the configuration that the stage serves.
 */
export function StageMenu({ api, stage, name }: { api: Api; stage: Stage; name: string }) {
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'reset' | 'save'>();
  const { ApiId: apiId = '' } = api;
  const { DeploymentId: deploymentId } = stage;
  const close = () => setDialog(undefined);
  return (
    <>
      <ButtonDropdown
        items={[
          ...(deploymentId
            ? [
                { id: 'compare', text: 'Compare with latest' },
                { id: 'save', text: 'Save configuration' },
              ]
            : []),
          { id: 'reset', text: 'Reset authorizer cache' },
        ]}
        onItemClick={({ detail: { id } }) => {
          if (id === 'compare') void navigate(changesPath(apiId, `stage:${name}`, 'latest'));
          else setDialog(id === 'save' ? 'save' : 'reset');
        }}
      >
        Actions
      </ButtonDropdown>
      {dialog === 'save' && deploymentId && (
        <SaveConfigurationDialog
          apiId={apiId}
          name={`${api.Name} ${name}`}
          stage={{ name, deploymentId }}
          onDismiss={close}
        />
      )}
      {dialog === 'reset' && (
        <ConfirmPlan
          plan={toResetCache(apiId, name)}
          confirmLabel="Reset"
          onDismiss={close}
          onDone={(result) => {
            close();
            notifyResult(result, 'success', `The authorizer cache of ${name} is empty.`);
          }}
        >
          Removes all cached Lambda authorizer results of this stage. The next request of each client calls
          the function again.
        </ConfirmPlan>
      )}
    </>
  );
}
