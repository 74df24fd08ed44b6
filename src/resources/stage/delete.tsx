import type { Stage } from '@aws-sdk/client-apigatewayv2';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useAllChildren } from '../../client/cache/all-children';
import { countOf } from '../../lib/format';
import { deleteMappings, mappingName } from '../../plans/delete-calls';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import { MappingScanStatus, toDomainMappings } from '../../plans/ui/mapping-scan';
import { NameList } from '../../ui/name-list';
import { notify } from '../../ui/notify';
import { toDelete } from './model';

interface DeleteProps {
  apiId: string;
  stage: Stage;
  name: string;
  onDone: () => void;
  onDismiss: () => void;
}

/** Deletes a stage; where domain names are mapped to it, after their API mappings. */
export function DeleteStage({ apiId, stage, name, onDone, onDismiss }: DeleteProps) {
  const walk = useAllChildren('domainName', 'apiMapping');
  const mapped = toDomainMappings(walk).filter(
    ({ mapping }) => mapping.ApiId === apiId && mapping.Stage === name,
  );
  const plan = toDelete(apiId, stage);
  const mappings = countOf(mapped.length, 'API mapping');
  return (
    <ConfirmPlan
      plan={plan}
      confirmLabel="Delete"
      typedName={stage.DeploymentId ? name : undefined}
      notReady={walk.found || walk.failed ? undefined : 'The domain names are still being looked at.'}
      {...(mapped.length > 0
        ? {
            blocked: (
              <>
                {mappings} {mapped.length === 1 ? 'leads' : 'lead'} to this stage. The service deletes no
                stage that a domain name is mapped to.
                <NameList
                  label="API mappings"
                  names={mapped.map((one) => ({
                    id: one.mapping.ApiMappingId ?? '',
                    name: mappingName(one),
                  }))}
                />
              </>
            ),
            resolutions: [
              {
                id: 'mappings',
                label: `Delete ${mapped.length === 1 ? 'this API mapping' : `these ${mappings}`} first`,
                description: 'Clients that call these addresses are refused, or reach a shorter path.',
                typedName: name,
                plan: {
                  title: `Delete ${mappings} and stage ${name}`,
                  calls: [...deleteMappings(mapped), ...plan.calls],
                },
              },
            ],
          }
        : {})}
      onDismiss={onDismiss}
      onDone={(result) => {
        notify('success', `Stage ${name} is deleted.`, result);
        onDone();
      }}
    >
      <SpaceBetween size="s">
        <div>
          {stage.DeploymentId
            ? `The stage ${name} serves deployment ${stage.DeploymentId}; clients that call it are refused at once. Its variables, settings and tags go with it.`
            : `The stage ${name} serves no deployment. Its variables, settings and tags go with it.`}
        </div>
        <MappingScanStatus walk={walk} what="a stage" />
      </SpaceBetween>
    </ConfirmPlan>
  );
}
