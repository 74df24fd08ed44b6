import { useItem } from '../../api/queries';
import { EditScreen } from '../../frame/edit-screen';
import { useIds } from '../../frame/use-ids';
import { paths } from '../../lib/paths';
import { ModelFields } from './fields';
import { useModelContext, useModelCrumbs } from './use-context';
import { modelForm } from './values';

/** Edits a model; what is not touched is not sent. */
export function Component() {
  const { apiId, id } = useIds('apiId', 'id');
  return (
    <EditScreen
      form={modelForm}
      item={useItem('model', { ApiId: apiId, ModelId: id })}
      id={id}
      context={useModelContext(apiId)}
      crumbs={useModelCrumbs(apiId)}
      detail={paths.model.detail(apiId, id)}
    >
      {() => <ModelFields />}
    </EditScreen>
  );
}
