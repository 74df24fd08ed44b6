import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { addPermissionCommands } from '../../plans/render/lambda-permission';
import type { LambdaPermission } from '../../service/lambda-permission';
import { CodeBlock } from '../../ui/code-block';

/** The commands that allow API Gateway to invoke a function, ready to copy; nothing without a permission. */
export function PermissionCommand({ permissions }: { permissions: readonly LambdaPermission[] }) {
  if (permissions.length === 0) return null;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="The function’s resource-based policy must allow API Gateway to invoke it. The source ARN assumes that the API and the function are in the same account."
        >
          Lambda permission
        </Header>
      }
    >
      <CodeBlock text={addPermissionCommands(permissions)} what="add-permission command" />
    </Container>
  );
}
