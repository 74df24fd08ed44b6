import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Connection } from '../../client/connection/connection';
import { useConnection } from '../../client/connection/use-connection';
import type { PendingPrompt } from '../../client/prompts';
import { isPattern } from '../../lib/name-pattern';
import textStyles from '../../ui/text.module.css';
import { CredentialsDialog } from './credentials-dialog';

/** The prompt that a running call waits for. */
export default function QuestionDialog({ asked: { question, answer } }: { asked: PendingPrompt }) {
  if (question.kind === 'keys') return <CredentialsDialog question={question} answer={answer} />;
  return (
    <ProductionDialog key={question.title} name={question.name} title={question.title} answer={answer} />
  );
}

/** Why a change prompts for a name. */
function reason(
  asked: string,
  { name, isProduction, productionPattern }: Pick<Connection, 'name' | 'isProduction' | 'productionPattern'>,
): string {
  if (isProduction) return `${name} is marked as production: this changes live traffic.`;
  if (!isPattern(productionPattern))
    return `The production pattern of ${name} (${productionPattern}) is not a valid regular expression, so every change asks.`;
  return asked === name
    ? `The resources that this changes could not be read, and ${name} has a production pattern: this may change live traffic.`
    : `${asked} matches the production pattern of ${name}: this may change live traffic.`;
}

/** Prompts for the name of a production resource before it is changed. */
function ProductionDialog(props: { name: string; title: string; answer: (go: boolean) => void }) {
  const [typed, setTyped] = useState('');
  const { name, isProduction, productionPattern } = useConnection();
  const isRight = typed === props.name;
  return (
    <Modal
      visible
      header={`${props.title}?`}
      closeAriaLabel="Close"
      onDismiss={() => props.answer(false)}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={() => props.answer(false)}>
              Cancel
            </Button>
            <Button
              onClick={() => props.answer(true)}
              disabled={!isRight}
              {...(isRight ? {} : { disabledReason: `Type ${props.name} to continue.` })}
            >
              Continue
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <div className={textStyles.breakAnywhere}>
          {reason(props.name, { name, isProduction, productionPattern })}
        </div>
        <FormField
          label={<span className={textStyles.breakAnywhere}>{`Type ${props.name} to confirm`}</span>}
        >
          <Input
            value={typed}
            onChange={({ detail }) => setTyped(detail.value)}
            onKeyDown={({ detail }) => {
              if (detail.key === 'Enter' && isRight) props.answer(true);
            }}
            autoComplete={false}
            spellcheck={false}
          />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}
