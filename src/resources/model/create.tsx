import { paths } from '../../app/paths';
import { CreateScreen } from '../shared/create-screen';
import { useIds } from '../shared/use-ids';
import { ModelFields } from './fields';
import { modelForm } from './model';
import { useModelBreadcrumbs, useModelContext } from './use-context';

export function Component() {
  const { apiId } = useIds('apiId');
  return (
    <CreateScreen
      form={modelForm}
      context={useModelContext(apiId)}
      crumbs={useModelBreadcrumbs(apiId)}
      goTo={(created) => paths.model.detail(apiId, created.ModelId ?? '')}
    >
      {() => <ModelFields />}
    </CreateScreen>
  );
}
