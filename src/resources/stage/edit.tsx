import { useItem } from '../../api/queries';
import { useApiCrumbs } from '../../frame/crumbs';
import { EditScreen } from '../../frame/edit-screen';
import { useIds } from '../../frame/use-ids';
import { paths } from '../../lib/paths';
import { managedReason } from '../../rules/managed';
import { StageFields } from './fields';
import { useStageContext } from './use-context';
import { stageForm } from './values';

/** Edits a stage; what is not touched is not sent. */
export function Component() {
  const { apiId, id } = useIds('apiId', 'id');
  return (
    <EditScreen
      form={stageForm}
      item={useItem('stage', { ApiId: apiId, StageName: id })}
      id={id}
      context={useStageContext(apiId)}
      crumbs={useApiCrumbs(apiId, { text: 'Stages', href: paths.stage.list(apiId) })}
      detail={paths.stage.detail(apiId, id)}
      fixedReason={({ ApiGatewayManaged }) => (ApiGatewayManaged ? managedReason('stage') : undefined)}
    >
      {(context) => <StageFields context={context} nameFixed />}
    </EditScreen>
  );
}
