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
import { DuplicatesDialog } from './duplicates-dialog';

/** The prompt that a running call waits for. */
export default function PromptDialog({ pending: { request, reply } }: { pending: PendingPrompt }) {
  if (request.kind === 'credentials') return <CredentialsDialog request={request} reply={reply} />;
  if (request.kind === 'duplicates') return <DuplicatesDialog request={request} reply={reply} />;
  return <ProductionDialog key={request.title} name={request.name} title={request.title} reply={reply} />;
}

/** Why a change prompts for a name. */
function reasonFor(
  required: string,
  { name, isProduction, productionPattern }: Pick<Connection, 'name' | 'isProduction' | 'productionPattern'>,
): string {
  if (isProduction) return `${name} is marked as production: this changes live traffic.`;
  if (!isPattern(productionPattern))
    return `The production pattern of ${name} (${productionPattern}) is not a valid regular expression, so every change asks.`;
  return required === name
    ? `The resources that this changes could not be read, and ${name} has a production pattern: this may change live traffic.`
    : `${required} matches the production pattern of ${name}: this may change live traffic.`;
}

/** Prompts for the name of a production resource before it is changed. */
function ProductionDialog(props: { name: string; title: string; reply: (confirmed: boolean) => void }) {
  const [typed, setTyped] = useState('');
  const { name, isProduction, productionPattern } = useConnection();
  const isRight = typed === props.name;
  return (
    <Modal
      visible
      header={`${props.title}?`}
      closeAriaLabel="Close"
      onDismiss={() => props.reply(false)}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={() => props.reply(false)}>
              Cancel
            </Button>
            <Button
              onClick={() => props.reply(true)}
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
          {reasonFor(props.name, { name, isProduction, productionPattern })}
        </div>
        <FormField
          label={<span className={textStyles.breakAnywhere}>{`Type ${props.name} to confirm`}</span>}
        >
          <Input
            value={typed}
            onChange={({ detail }) => setTyped(detail.value)}
            onKeyDown={({ detail }) => {
              if (detail.key === 'Enter' && isRight) props.reply(true);
            }}
            autoComplete={false}
            spellcheck={false}
          />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}
