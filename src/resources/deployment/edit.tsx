import Container from '@cloudscape-design/components/container';
import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { useItem } from '../../client/cache/queries';
import { TextAreaField } from '../../forms/fields';
import { useApiBreadcrumbs } from '../shared/breadcrumbs';
import { EditScreen } from '../shared/edit-screen';
import { useIds } from '../shared/use-ids';
import { type DeploymentValues, deploymentForm } from './model';

/** Edits a deployment's description, its only mutable member. */
export function Component() {
  const { apiId, id } = useIds('apiId', 'id');
  return (
    <EditScreen
      form={deploymentForm}
      item={useItem('deployment', { ApiId: apiId, DeploymentId: id })}
      id={id}
      context={{ apiId }}
      crumbs={useApiBreadcrumbs(apiId, listScreen('deployment', apiId))}
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
