import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { CodeBlock } from '../../../ui/code-block';
import { cliCommand } from './cli-command';

interface ManagementCommandsProps {
  connectionId: string;
  data: string;
  endpointUrl: string;
  region: string;
  /** Whether the page can send the requests too. */
  isAlternative: boolean;
  /** What there is to say before the commands. */
  note: string | undefined;
}

/** The requests to `@connections` as commands of the AWS CLI, which signs them. */
export function ManagementCommands(props: ManagementCommandsProps) {
  const { connectionId, data, endpointUrl, region, isAlternative, note } = props;
  const at = { endpointUrl, region };
  const post = (
    <CodeBlock text={cliCommand({ method: 'POST', connectionId, data }, at)} what="command that posts" />
  );
  const others = (
    <SpaceBetween size="s">
      <CodeBlock text={cliCommand({ method: 'GET', connectionId }, at)} what="command that gets details" />
      <CodeBlock text={cliCommand({ method: 'DELETE', connectionId }, at)} what="command that deletes" />
    </SpaceBetween>
  );
  return (
    <SpaceBetween size="s">
      {note !== undefined && <div>{note}</div>}
      {!isAlternative && post}
      <ExpandableSection
        headerText={isAlternative ? 'AWS CLI commands' : 'Get details, delete the connection'}
      >
        <SpaceBetween size="s">
          {isAlternative && post}
          {others}
        </SpaceBetween>
      </ExpandableSection>
    </SpaceBetween>
  );
}
