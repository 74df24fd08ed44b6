import { useItem } from '../../api/queries';
import { useApiCrumbs } from '../../frame/crumbs';
import { EditScreen } from '../../frame/edit-screen';
import { useIds } from '../../frame/use-ids';
import { paths } from '../../lib/paths';
import { AuthorizerFields } from './fields';
import { useAuthorizerContext } from './use-context';
import { authorizerForm } from './values';

/** Edits an authorizer; what is not touched is not sent. */
export function Component() {
  const { apiId, id } = useIds('apiId', 'id');
  return (
    <EditScreen
      form={authorizerForm}
      item={useItem('authorizer', { ApiId: apiId, AuthorizerId: id })}
      id={id}
      context={useAuthorizerContext(apiId)}
      crumbs={useApiCrumbs(apiId, { text: 'Authorizers', href: paths.authorizer.list(apiId) })}
      detail={paths.authorizer.detail(apiId, id)}
    >
      {(context, original) => <AuthorizerFields context={context} original={original} />}
    </EditScreen>
  );
}
