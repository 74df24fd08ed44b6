import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { useApiBreadcrumbs } from '../shared/breadcrumbs';
import { CreateScreen } from '../shared/create-screen';
import { useIds } from '../shared/use-ids';
import { AuthorizerFields } from './fields';
import { authorizerForm } from './model';
import { useAuthorizerContext } from './use-context';

export function Component() {
  const { apiId } = useIds('apiId');
  return (
    <CreateScreen
      form={authorizerForm}
      context={useAuthorizerContext(apiId)}
      crumbs={useApiBreadcrumbs(apiId, listScreen('authorizer', apiId))}
      goTo={(created) => paths.authorizer.detail(apiId, created.AuthorizerId ?? '')}
    >
      {(context) => <AuthorizerFields context={context} />}
    </CreateScreen>
  );
}
