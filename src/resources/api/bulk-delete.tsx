import type { Api } from '@aws-sdk/client-apigatewayv2';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useAllChildren } from '../../client/cache/all-children';
import { countOf } from '../../lib/format';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import { MappingScanStatus, toDomainMappings } from '../../plans/ui/mapping-scan';
import { mappingName } from '../../service/delete-calls';
import type { BulkDialog } from '../../table/bulk-actions';
import { NameList } from '../../ui/name-list';
import { AffectedApis } from './bulk-affected';
import { deleteApis, type SkippedResource } from './bulk-model';

interface DialogProps extends Omit<BulkDialog<Api>, 'rows'> {
  apis: readonly Api[];
  skipped: readonly SkippedResource[];
}

/** Deletes several APIs after the user types their number; lists the API mappings that block it. */
export function DeleteApisDialog(props: DialogProps) {
  const { apis } = props;
  const scan = useAllChildren('domainName', 'apiMapping');
  const ids = new Set(apis.map(({ ApiId }) => ApiId));
  const mapped = toDomainMappings(scan).filter(({ mapping }) => ids.has(mapping.ApiId));
  const mappedIds = new Set(mapped.map(({ mapping }) => mapping.ApiId));
  const unmapped = apis.filter(({ ApiId }) => !mappedIds.has(ApiId));
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
          : scan.found || scan.failed
            ? undefined
            : 'Checking domain names.'
      }
      {...(mapped.length > 0
        ? {
            blocked: (
              <>
                {countOf(mapped.length, 'API mapping')} {mapped.length === 1 ? 'uses' : 'use'} these APIs. An
                API that a domain name is mapped to cannot be deleted.
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
                description: 'Requests to these addresses are rejected from then on.',
                plan: deleteApis(apis, mapped),
              },
              {
                id: 'unmapped',
                label: `Skip the mapped APIs and delete the other ${unmapped.length}`,
                plan: unmapped.length > 0 ? deleteApis(unmapped, []) : undefined,
                notReady: 'All of these APIs are mapped.',
                typedName: String(unmapped.length),
              },
            ],
          }
        : {})}
      onDismiss={props.onDismiss}
      onDone={(result, failed) => {
        const deleted = Object.keys(result.outputs).filter((id) => id.startsWith('api ')).length;
        props.onDone(failed, `${countOf(deleted, 'API')} deleted.`, result);
      }}
    >
      <SpaceBetween size="s">
        <div>
          They stop responding immediately and cannot be restored. Their routes, integrations, authorizers,
          stages and deployments are deleted with them.
        </div>
        <AffectedApis apis={apis} skipped={props.skipped} label="APIs to delete" />
        <MappingScanStatus scan={scan} what="an API" />
      </SpaceBetween>
    </ConfirmPlan>
  );
}
