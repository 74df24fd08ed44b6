import SpaceBetween from '@cloudscape-design/components/space-between';
import { listScreen } from '../../app/navigation';
import { refreshChanged } from '../../client/cache/facts';
import { useConnection } from '../../client/connection/use-connection';
import { countOf } from '../../lib/format';
import { PropertyListSkeleton } from '../../ui/property-list';
import { Screen } from '../../ui/screen';
import { useAccountReport } from '../../views/account-report';
import { ScanPanel } from '../../views/scan-panel';
import { FindingsView } from './findings-view';

/** The findings of all APIs, domain names and VPC links of the account, as far as they were read. */
export function Component() {
  const connection = useConnection();
  const report = useAccountReport();
  return (
    <Screen
      title="Findings"
      crumbs={[listScreen('api')]}
      description="What of the APIs, domain names and VPC links of this account and Region, as far as they were read, is probably not meant."
    >
      <SpaceBetween size="m">
        <ScanPanel />
        {report ? (
          <>
            {report.total !== undefined && (
              <div>
                {report.checked.toLocaleString('en')} of {countOf(report.total, 'API')} checked.
              </div>
            )}
            <FindingsView
              findings={report.findings}
              showsApi
              fileName={`findings-${connection.region}`}
              onChanged={() => void refreshChanged(connection)}
            />
          </>
        ) : (
          <PropertyListSkeleton />
        )}
      </SpaceBetween>
    </Screen>
  );
}
