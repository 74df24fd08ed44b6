import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import textStyles from '../../ui/text.module.css';
import { BackendFields } from './backend-fields';
import { newIntegration, rowName } from './integration-model';
import { fieldsOf, freeId, type WizardValues } from './model';

export function IntegrationsStep() {
  const protocol = useWatch<WizardValues, 'ProtocolType'>({ name: 'ProtocolType' });
  // Each protocol has its own field array, so changing the protocol remounts the list.
  return <Integrations key={protocol} protocol={protocol} />;
}

function Integrations({ protocol }: { protocol: WizardValues['ProtocolType'] }) {
  const name = fieldsOf({ ProtocolType: protocol }).integrations;
  const { control, getValues } = useFormContext<WizardValues>();
  const { fields, append, remove } = useFieldArray<WizardValues, typeof name, 'key'>({
    control,
    name,
    keyName: 'key',
  });
  const rows = useWatch<WizardValues, typeof name>({ name });
  return (
    <SpaceBetween size="l">
      {fields.map(({ key }, index) => {
        const row = rows[index];
        const title = `Integration ${index + 1}`;
        return (
          row && (
            <section key={key} aria-label={title}>
              <Container
                header={
                  <Header
                    variant="h2"
                    actions={
                      <Button
                        formAction="none"
                        ariaLabel={`Remove integration ${index + 1}`}
                        onClick={() => remove(index)}
                      >
                        Remove
                      </Button>
                    }
                  >
                    <span className={textStyles.breakAnywhere}>{`${title}: ${rowName(row, protocol)}`}</span>
                  </Header>
                }
              >
                <BackendFields list={name} index={index} row={row} protocol={protocol} />
              </Container>
            </section>
          )
        );
      })}
      {fields.length === 0 && (
        <div className={textStyles.secondary}>
          No integrations. You can attach integrations to routes later.
        </div>
      )}
      <Button
        formAction="none"
        iconName="add-plus"
        onClick={() => append(newIntegration(freeId(getValues(name))))}
      >
        Add integration
      </Button>
    </SpaceBetween>
  );
}
