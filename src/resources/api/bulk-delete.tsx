import type { Api } from '@aws-sdk/client-apigatewayv2';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useAllChildren } from '../../client/cache/all-children';
import { countOf } from '../../lib/format';
import { mappingName } from '../../plans/delete-calls';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import { MappingScanStatus, toDomainMappings } from '../../plans/ui/mapping-scan';
import { NameList } from '../../ui/name-list';
import { Affected } from './bulk-affected';
import { deleteApis, type SkippedResource } from './bulk-model';

interface DialogProps {
  apis: readonly Api[];
  left: readonly SkippedResource[];
  onDismiss: () => void;
  onDone: (left: readonly string[], text: string) => void;
}

/** Deletes several APIs after their number was typed; names the API mappings that stand in the way. */
export function DeleteApisDialog(props: DialogProps) {
  const { apis } = props;
  const walk = useAllChildren('domainName', 'apiMapping');
  const ids = new Set(apis.map(({ ApiId }) => ApiId));
  const mapped = toDomainMappings(walk).filter(({ mapping }) => ids.has(mapping.ApiId));
  const mappedIds = new Set(mapped.map(({ mapping }) => mapping.ApiId));
  const free = apis.filter(({ ApiId }) => !mappedIds.has(ApiId));
  const names = new Map(apis.map(({ ApiId, Name }) => [ApiId, Name]));
  const [only] = apis;
  return (
    <ConfirmPlan
      plan={deleteApis(apis, [])}
      confirmLabel="Delete"
      independent
      typedName={apis.length === 1 ? (only?.Name ?? '') : String(apis.length)}
      notReady={
        apis.length === 0
          ? 'None of these APIs can be deleted.'
          : walk.found || walk.failed
            ? undefined
            : 'The domain names are still being looked at.'
      }
      {...(mapped.length > 0
        ? {
            blocked: (
              <>
                {countOf(mapped.length, 'API mapping')} {mapped.length === 1 ? 'leads' : 'lead'} to these
                APIs. The service deletes no API that a domain name is mapped to.
                <NameList
                  label="API mappings"
                  names={mapped.map((one) => ({
                    id: one.mapping.ApiMappingId ?? '',
                    name: mappingName(one),
                    note: `to ${names.get(one.mapping.ApiId)}`,
                  }))}
                />
              </>
            ),
            resolutions: [
              {
                id: 'mappings',
                label: 'Delete these API mappings first',
                description: 'Clients that call these addresses are refused from then on.',
                plan: deleteApis(apis, mapped),
              },
              {
                id: 'free',
                label: `Leave the mapped APIs out, and delete the other ${free.length}`,
                plan: free.length > 0 ? deleteApis(free, []) : undefined,
                notReady: 'All of these APIs are mapped.',
                typedName: String(free.length),
              },
            ],
          }
        : {})}
      onDismiss={props.onDismiss}
      onDone={(result, failed) => {
        const deleted = Object.keys(result.outputs).filter((id) => id.startsWith('api ')).length;
        props.onDone(failed, `${countOf(deleted, 'API')} deleted.`);
      }}
    >
      <SpaceBetween size="s">
        <div>
          They stop answering at once and cannot be brought back. Their routes, integrations, authorizers,
          stages and deployments go with them.
        </div>
        <Affected apis={apis} left={props.left} label="APIs to delete" />
        <MappingScanStatus walk={walk} what="an API" />
      </SpaceBetween>
    </ConfirmPlan>
  );
}
