import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { useApiBreadcrumbs } from '../shared/breadcrumbs';
import { CreateScreen } from '../shared/create-screen';
import { useIds } from '../shared/use-ids';
import { StageFields } from './fields';
import { stageForm } from './model';
import { useStageContext } from './use-context';

export function Component() {
  const { apiId } = useIds('apiId');
  return (
    <CreateScreen
      form={stageForm}
      context={useStageContext(apiId)}
      crumbs={useApiBreadcrumbs(apiId, listScreen('stage', apiId))}
      goTo={(_made, { StageName }) => paths.stage.detail(apiId, StageName)}
    >
      {(context) => <StageFields context={context} nameFixed={false} />}
    </CreateScreen>
  );
}
