import type { ApiMapping, DomainName } from '@aws-sdk/client-apigatewayv2';
import Link from '@cloudscape-design/components/link';
import { paths } from '../../app/paths';
import { sameList } from '../../client/cache/facts';
import { useAllOptional } from '../../client/cache/queries';
import { useConnection } from '../../client/connection/use-connection';
import { countOf } from '../../lib/format';
import textStyles from '../../ui/text.module.css';
import { ConfirmDelete, type DialogHandlers } from '../shared/item-actions';
import { toDelete } from './model';

/** More API mappings are counted. */
const MAX_LINES = 30;

/** Deletes a domain name; names its API mappings and where they lead to. */
export function DeleteDomainName(props: DialogHandlers & { domain: DomainName; id: string }) {
  const { domain, id, ...ends } = props;
  const mappings = useAllOptional('apiMapping', { DomainName: id });
  const rules = useAllOptional('routingRule', { DomainName: id });
  return (
    <ConfirmDelete {...ends} plan={toDelete(domain)} subject={`Domain name ${id}`} typedName={id}>
      Requests to {id} are rejected immediately.{' '}
      {!mappings && 'Its API mappings were not read: some may be deleted with it. '}
      {mappings && mappings.length > 0 && (
        <>
          {countOf(mappings.length, 'API mapping')} may be deleted with it. The service's behavior is not
          verified:
          <Mappings mappings={mappings} />
        </>
      )}
      {rules && rules.length > 0 && `${countOf(rules.length, 'routing rule')} may be deleted too.`}
    </ConfirmDelete>
  );
}

/** API mappings with their API, by its name where the list of APIs is in the cache, and their stage. */
function Mappings({ mappings }: { mappings: readonly ApiMapping[] }) {
  const connection = useConnection();
  const names = new Map((sameList(connection, 'api', {}) ?? []).map(({ ApiId, Name }) => [ApiId, Name]));
  const rest = mappings.length - MAX_LINES;
  return (
    <>
      <ul style={{ margin: 0, paddingInlineStart: 18 }} aria-label="API mappings">
        {mappings.slice(0, MAX_LINES).map(({ ApiMappingId = '', ApiMappingKey, ApiId = '', Stage = '' }) => (
          <li key={ApiMappingId} className={textStyles.breakAnywhere}>
            {ApiMappingKey || '(none)'}: <Link href={paths.api(ApiId)}>{names.get(ApiId) ?? ApiId}</Link>,
            stage {Stage}
          </li>
        ))}
      </ul>
      {rest > 0 && `and ${countOf(rest, 'more API mapping')}.`}
    </>
  );
}
