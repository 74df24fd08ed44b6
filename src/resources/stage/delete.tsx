import type { Stage } from '@aws-sdk/client-apigatewayv2';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useAllChildren } from '../../client/cache/all-children';
import { countOf } from '../../lib/format';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import { MappingScanStatus, toDomainMappings } from '../../plans/ui/mapping-scan';
import { deleteMappings, mappingName } from '../../service/delete-calls';
import { NameList } from '../../ui/name-list';
import { notifyResult } from '../../ui/notify';
import { toDelete } from './model';

interface DeleteProps {
  apiId: string;
  stage: Stage;
  name: string;
  onDone: () => void;
  onDismiss: () => void;
}

/** Deletes a stage; API mappings to it are first deleted. */
export function DeleteStage({ apiId, stage, name, onDone, onDismiss }: DeleteProps) {
  const scan = useAllChildren('domainName', 'apiMapping');
  const mapped = toDomainMappings(scan).filter(
    ({ mapping }) => mapping.ApiId === apiId && mapping.Stage === name,
  );
  const plan = toDelete(apiId, stage);
  const mappings = countOf(mapped.length, 'API mapping');
  return (
    <ConfirmPlan
      plan={plan}
      confirmLabel="Delete"
      typedName={stage.DeploymentId ? name : undefined}
      notReady={scan.found || scan.failed ? undefined : 'Checking domain names.'}
      {...(mapped.length > 0
        ? {
            blocked: (
              <>
                {mappings} {mapped.length === 1 ? 'uses' : 'use'} this stage. A stage that a domain name is
                mapped to cannot be deleted.
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
                description:
                  'Requests to these addresses are rejected or match a mapping with a shorter path.',
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
        notifyResult(result, 'success', `Stage ${name} is deleted.`);
        onDone();
      }}
    >
      <SpaceBetween size="s">
        <div>
          {stage.DeploymentId
            ? `Stage ${name} serves deployment ${stage.DeploymentId}. Requests to it are rejected immediately. Its variables, settings and tags are deleted.`
            : `Stage ${name} serves no deployment. Its variables, settings and tags are deleted.`}
        </div>
        <MappingScanStatus scan={scan} what="a stage" />
      </SpaceBetween>
    </ConfirmPlan>
  );
}
