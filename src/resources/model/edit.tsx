import { paths } from '../../app/paths';
import { useItem } from '../../client/cache/queries';
import { EditScreen } from '../shared/edit-screen';
import { useIds } from '../shared/use-ids';
import { ModelFields } from './fields';
import { modelForm } from './model';
import { useModelBreadcrumbs, useModelContext } from './use-context';

/** Edits a model; only changed members are sent. */
export function Component() {
  const { apiId, id } = useIds('apiId', 'id');
  return (
    <EditScreen
      form={modelForm}
      item={useItem('model', { ApiId: apiId, ModelId: id })}
      id={id}
      context={useModelContext(apiId)}
      crumbs={useModelBreadcrumbs(apiId)}
      detail={paths.model.detail(apiId, id)}
    >
      {() => <ModelFields />}
    </EditScreen>
  );
}
