import { CreateScreen } from '../../frame/create-screen';
import { useIds } from '../../frame/use-ids';
import { paths } from '../../lib/paths';
import { ModelFields } from './fields';
import { useModelContext, useModelCrumbs } from './use-context';
import { modelForm } from './values';

/** Creates a model of a WebSocket API. */
export function Component() {
  const { apiId } = useIds('apiId');
  return (
    <CreateScreen
      form={modelForm}
      context={useModelContext(apiId)}
      crumbs={useModelCrumbs(apiId)}
      goTo={(made) => paths.model.detail(apiId, made.ModelId ?? '')}
    >
      {() => <ModelFields />}
    </CreateScreen>
  );
}
