import { CreateScreen } from '../../frame/create-screen';
import { useApiCrumbs } from '../../frame/crumbs';
import { useIds } from '../../frame/use-ids';
import { paths } from '../../lib/paths';
import { AuthorizerFields } from './fields';
import { useAuthorizerContext } from './use-context';
import { authorizerForm } from './values';

/** Creates a JWT or Lambda authorizer. */
export function Component() {
  const { apiId } = useIds('apiId');
  return (
    <CreateScreen
      form={authorizerForm}
      context={useAuthorizerContext(apiId)}
      crumbs={useApiCrumbs(apiId, { text: 'Authorizers', href: paths.authorizer.list(apiId) })}
      goTo={(made) => paths.authorizer.detail(apiId, made.AuthorizerId ?? '')}
    >
      {(context) => <AuthorizerFields context={context} />}
    </CreateScreen>
  );
}
