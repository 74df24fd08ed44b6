import Link from '@cloudscape-design/components/link';
import { paths, whereUsedPath } from '../../app/paths';
import { countOf } from '../../lib/format';
import textStyles from '../../ui/text.module.css';

/** More integrations are counted, and listed in the inventory. */
const MAX_LINES = 30;

/** An integration that uses a VPC link. */
export interface LinkUser {
  apiId: string;
  apiName: string;
  id: string;
  name: string;
}

/** Links to the integrations that use a VPC link, below their APIs. */
export function IntegrationsByApi({ linkId, users }: { linkId: string; users: readonly LinkUser[] }) {
  const byApi = new Map<string, LinkUser[]>();
  for (const user of users.slice(0, MAX_LINES))
    byApi.set(user.apiId, [...(byApi.get(user.apiId) ?? []), user]);
  const rest = users.length - MAX_LINES;
  return (
    <>
      <ul style={{ margin: 0, paddingInlineStart: 18 }} aria-label="Integrations">
        {[...byApi].map(([apiId, own]) => (
          <li key={apiId}>
            <Link href={paths.api(apiId)}>{own[0]?.apiName}</Link>
            <ul style={{ margin: 0, paddingInlineStart: 18 }}>
              {own.map(({ id, name }) => (
                <li key={id} className={textStyles.breakAnywhere}>
                  <Link href={paths.integration.detail(apiId, id)}>
                    {name} <span className={textStyles.mono}>({id})</span>
                  </Link>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {rest > 0 && <Link href={whereUsedPath('VPC link', linkId)}>{countOf(rest, 'more integration')}</Link>}
    </>
  );
}
