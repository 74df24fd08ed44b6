import Box from '@cloudscape-design/components/box';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { commands } from '../../client/calls/commands';
import type { ApiError } from '../../client/calls/errors';
import { isDenied, namedIn, permissionFor } from '../../client/calls/permission';
import { useConnection } from '../../client/connection/use-connection';
import type { KnownOperation } from '../../service/sdk';
import styles from '../../ui/code-block.module.css';

/** The policy that would allow a denied call, ready to send to an administrator; renders nothing for other errors. */
export default function AskPermission({ error }: { error: ApiError }) {
  const { operation, input = {} } = error.details;
  const { region, name } = useConnection();
  if (!isDenied(error) || !isKnown(operation)) return null;
  const policy = permissionFor(operation, input, region, namedIn(error.message));
  const text = JSON.stringify(policy, null, 2);
  return (
    <ExpandableSection headerText="Ask for this permission">
      <SpaceBetween size="xs">
        <Box>
          This policy allows {operation} on this resource only. An administrator of the account of {name} can
          attach it to your user or role.
        </Box>
        <CopyToClipboard
          copyButtonText="Copy policy"
          copySuccessText="Policy copied"
          copyErrorText="Could not copy the policy"
          textToCopy={text}
        />
        <section className={styles.codeBlock} tabIndex={0} aria-label="Policy">
          <pre>{text}</pre>
        </section>
      </SpaceBetween>
    </ExpandableSection>
  );
}

function isKnown(operation: string): operation is KnownOperation {
  return Object.hasOwn(commands, operation);
}
