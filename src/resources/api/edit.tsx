import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { here } from '../../api/here';
import { useItem } from '../../api/queries';
import { TagsField } from '../../form/tags-field';
import { EditScreen } from '../../frame/edit-screen';
import { useIds } from '../../frame/use-ids';
import { paths } from '../../lib/paths';
import { managedReason } from '../../rules/managed';
import { QUOTAS } from '../../rules/quotas';
import { ApiFields } from './fields';
import { type ApiValues, apiForm } from './values';

/** Edits an API; what is not touched is not sent. */
export function Component() {
  const { apiId } = useIds('apiId');
  return (
    <EditScreen
      form={apiForm}
      item={useItem('api', { ApiId: apiId })}
      id={apiId}
      context={here()}
      crumbs={[{ text: 'APIs', href: paths.apis }]}
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
