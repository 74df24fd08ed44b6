import type { Api } from '@aws-sdk/client-apigatewayv2';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useAllChildren } from '../../client/cache/all-children';
import { useAllOptional } from '../../client/cache/queries';
import { countOf } from '../../lib/format';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import { MappingScanStatus, toDomainMappings } from '../../plans/ui/mapping-scan';
import { deleteMappings, mappingName } from '../../service/delete-calls';
import { NameList } from '../../ui/name-list';
import { notifyResult } from '../../ui/notify';
import { toDelete } from './model';

/** Deletes an API after the user types its name; lists what is deleted with it. */
export function DeleteApi(props: { api: Api; onDone: () => void; onDismiss: () => void }) {
  const { api } = props;
  const parents = { ApiId: api.ApiId ?? '' };
  const routes = useAllOptional('route', parents);
  const integrations = useAllOptional('integration', parents);
  const authorizers = useAllOptional('authorizer', parents);
  const stages = useAllOptional('stage', parents);
  const deployments = useAllOptional('deployment', parents);
  const parts = [
    [routes, 'route'],
    [integrations, 'integration'],
    [authorizers, 'authorizer'],
    [stages, 'stage'],
    [deployments, 'deployment'],
  ] as const;
  const deletedToo = parts
    .filter(([rows]) => rows && rows.length > 0)
    .map(([rows, noun]) => countOf(rows?.length ?? 0, noun))
    .join(', ');
  const scan = useAllChildren('domainName', 'apiMapping');
  const mapped = toDomainMappings(scan).filter(({ mapping }) => mapping.ApiId === api.ApiId);
  const mappings = countOf(mapped.length, 'API mapping');
  const plan = toDelete(api);
  return (
    <ConfirmPlan
      plan={plan}
      confirmLabel="Delete"
      typedName={api.Name}
      notReady={scan.found || scan.failed ? undefined : 'Checking domain names.'}
      {...(mapped.length > 0
        ? {
            blocked: (
              <>
                {mappings} {mapped.length === 1 ? 'uses' : 'use'} this API. An API that a domain name is
                mapped to cannot be deleted.
                <NameList
                  label="API mappings"
                  names={mapped.map((one) => ({
                    id: one.mapping.ApiMappingId ?? '',
                    name: mappingName(one),
                    note: `to stage ${one.mapping.Stage}`,
                  }))}
                />
              </>
            ),
            resolutions: [
              {
                id: 'mappings',
                label: `Delete ${mapped.length === 1 ? 'this API mapping' : `these ${mappings}`} first`,
                description: 'Requests to these addresses are rejected from then on.',
                plan: {
                  title: `Delete ${mappings} and API ${api.Name}`,
                  calls: [...deleteMappings(mapped), ...plan.calls],
                },
              },
            ],
          }
        : {})}
      onDismiss={props.onDismiss}
      onDone={(result) => {
        notifyResult(result, 'success', `API ${api.Name} is deleted.`);
        props.onDone();
      }}
    >
      <SpaceBetween size="s">
        <div>
          API {api.Name} stops responding immediately and cannot be restored.{' '}
          {deletedToo ? `This also deletes ${deletedToo}.` : ''}
          {stages && stages.length > 0
            ? ` Stages: ${stages.map((stage) => stage.StageName).join(', ')}.`
            : ''}
        </div>
        <MappingScanStatus scan={scan} what="an API" />
      </SpaceBetween>
    </ConfirmPlan>
  );
}
