import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { useItem } from '../../client/cache/queries';
import { useConnection } from '../../client/connection/use-connection';
import { TagsField } from '../../forms/tags-field';
import { managedReason } from '../../service/rules/managed';
import { QUOTAS } from '../../service/rules/quotas';
import { EditScreen } from '../shared/edit-screen';
import { useIds } from '../shared/use-ids';
import { ApiFields } from './fields';
import { type ApiValues, apiForm } from './model';

/** Edits an API; only changed members are sent. */
export function Component() {
  const { apiId } = useIds('apiId');
  return (
    <EditScreen
      form={apiForm}
      item={useItem('api', { ApiId: apiId })}
      id={apiId}
      context={useConnection()}
      crumbs={[listScreen('api')]}
      detail={paths.api(apiId)}
      fixedReason={({ ApiGatewayManaged }) => (ApiGatewayManaged ? managedReason('api') : undefined)}
    >
      {(_context, { ProtocolType = 'HTTP' }) => (
        <SpaceBetween size="l">
          <Container header={<Header variant="h2">API</Header>}>
            <ApiFields protocol={ProtocolType} apiId={apiId} />
          </Container>
          <Container header={<Header variant="h2">Tags</Header>}>
            <TagsField<ApiValues> name="Tags" quota={QUOTAS.tagsPerResource} />
          </Container>
        </SpaceBetween>
      )}
    </EditScreen>
  );
}
