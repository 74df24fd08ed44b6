import { CreateScreen } from '../../frame/create-screen';
import { useApiCrumbs } from '../../frame/crumbs';
import { useIds } from '../../frame/use-ids';
import { paths } from '../../lib/paths';
import { StageFields } from './fields';
import { useStageContext } from './use-context';
import { stageForm } from './values';

/** Creates a stage. */
export function Component() {
  const { apiId } = useIds('apiId');
  return (
    <CreateScreen
      form={stageForm}
      context={useStageContext(apiId)}
      crumbs={useApiCrumbs(apiId, { text: 'Stages', href: paths.stage.list(apiId) })}
      goTo={(_made, { StageName }) => paths.stage.detail(apiId, StageName)}
    >
      {(context) => <StageFields context={context} nameFixed={false} />}
    </CreateScreen>
  );
}
