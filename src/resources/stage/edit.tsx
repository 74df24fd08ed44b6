import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { useItem } from '../../client/cache/queries';
import { managedReason } from '../../service/rules/managed';
import { useApiBreadcrumbs } from '../shared/breadcrumbs';
import { EditScreen } from '../shared/edit-screen';
import { useIds } from '../shared/use-ids';
import { StageFields } from './fields';
import { stageForm } from './model';
import { useStageContext } from './use-context';

/** Edits a stage; only changed members are sent. */
export function Component() {
  const { apiId, id } = useIds('apiId', 'id');
  return (
    <EditScreen
      form={stageForm}
      item={useItem('stage', { ApiId: apiId, StageName: id })}
      id={id}
      context={useStageContext(apiId)}
      crumbs={useApiBreadcrumbs(apiId, listScreen('stage', apiId))}
      detail={paths.stage.detail(apiId, id)}
      fixedReason={({ ApiGatewayManaged }) => (ApiGatewayManaged ? managedReason('stage') : undefined)}
    >
      {(context) => <StageFields context={context} nameFixed />}
    </EditScreen>
  );
}
