import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { useItem } from '../../client/cache/queries';
import { useApiBreadcrumbs } from '../shared/breadcrumbs';
import { EditScreen } from '../shared/edit-screen';
import { useIds } from '../shared/use-ids';
import { AuthorizerFields } from './fields';
import { authorizerForm } from './model';
import { useAuthorizerContext } from './use-context';

/** Edits an authorizer; only changed members are sent. */
export function Component() {
  const { apiId, id } = useIds('apiId', 'id');
  return (
    <EditScreen
      form={authorizerForm}
      item={useItem('authorizer', { ApiId: apiId, AuthorizerId: id })}
      id={id}
      context={useAuthorizerContext(apiId)}
      crumbs={useApiBreadcrumbs(apiId, listScreen('authorizer', apiId))}
      detail={paths.authorizer.detail(apiId, id)}
    >
      {(context, original) => <AuthorizerFields context={context} original={original} />}
    </EditScreen>
  );
}
