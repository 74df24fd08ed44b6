import Container from '@cloudscape-design/components/container';
import { useItem } from '../../api/queries';
import { TextAreaField } from '../../form/fields';
import { useApiCrumbs } from '../../frame/crumbs';
import { EditScreen } from '../../frame/edit-screen';
import { useIds } from '../../frame/use-ids';
import { paths } from '../../lib/paths';
import { type DeploymentValues, deploymentForm } from './values';

/** Edits a deployment's description; nothing else of it can change. */
export function Component() {
  const { apiId, id } = useIds('apiId', 'id');
  return (
    <EditScreen
      form={deploymentForm}
      item={useItem('deployment', { ApiId: apiId, DeploymentId: id })}
      id={id}
      context={{ apiId }}
      crumbs={useApiCrumbs(apiId, { text: 'Deployments', href: paths.deployment.list(apiId) })}
      detail={paths.deployment.detail(apiId, id)}
    >
      {() => (
        <Container>
          <TextAreaField<DeploymentValues>
            name="Description"
            label="Description"
            rows={3}
            constraint="Up to 1,024 characters."
          />
        </Container>
      )}
    </EditScreen>
  );
}
