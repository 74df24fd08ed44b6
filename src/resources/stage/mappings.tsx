import { useConnection } from '../../client/connection/use-connection';
import { PropertyList } from '../../ui/property-list';
import { StageAddresses } from '../shared/stage-addresses';
import { useMappedAddresses } from '../shared/use-mapped-addresses';

/** The API mappings to a stage: from the cache, else loaded on demand. */
export function StageMappings({ apiId, stageName }: { apiId: string; stageName: string }) {
  const mapped = useMappedAddresses(useConnection());
  return (
    <PropertyList
      title="Used by"
      columns={1}
      facts={[
        {
          label: 'API mappings',
          value: <StageAddresses mapped={mapped} apiId={apiId} stage={stageName} />,
        },
      ]}
    />
  );
}
