import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormContext, useWatch } from 'react-hook-form';
import { TextField, ToggleField } from '../../forms/fields';
import { EntriesField, TokensField } from '../../forms/list-fields';
import { countOf } from '../../lib/format';
import { routingModeText } from '../shared/routing-mode';
import type { RoutingRuleValues } from './model';

export function RoutingRuleFields({ routingMode }: { routingMode: string | undefined }) {
  return (
    <SpaceBetween size="l">
      {routingMode === 'API_MAPPING_ONLY' && (
        <Alert type="warning" header="The domain name does not use routing rules">
          {routingModeText(routingMode)} Change the routing mode of the domain name first.
        </Alert>
      )}
      <Container
        header={
          <Header
            variant="h2"
            description="The matching rule with the lowest priority number handles a request."
          >
            Order
          </Header>
        }
      >
        <TextField<RoutingRuleValues>
          name="Priority"
          label="Priority"
          required
          type="number"
          constraint="1 to 1,000,000, unique in the domain name. Gaps leave room for other rules."
        />
      </Container>
      <Conditions />
      <Container
        header={
          <Header
            variant="h2"
            description="Matching requests are sent to a REST API. HTTP and WebSocket APIs cannot be targets."
          >
            Target
          </Header>
        }
      >
        <SpaceBetween size="l">
          <TextField<RoutingRuleValues>
            name="ApiId"
            label="REST API ID"
            placeholder="a1b2c3d4e5"
            constraint="REST APIs are not part of API Gateway V2, so the console cannot list them."
          />
          <TextField<RoutingRuleValues> name="Stage" label="Stage" required placeholder="prod" />
          <ToggleField<RoutingRuleValues>
            name="StripBasePath"
            label="Strip the base path"
            description="The REST API receives the path without the matched base path, as with an API mapping."
          />
        </SpaceBetween>
      </Container>
    </SpaceBetween>
  );
}

function Conditions() {
  const { control } = useFormContext<RoutingRuleValues>();
  const others = useWatch({ control, name: 'OtherConditions' }).length;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="A request must meet all of them. A rule without conditions matches all requests."
        >
          Conditions
        </Header>
      }
    >
      <SpaceBetween size="l">
        <TokensField<RoutingRuleValues>
          name="MatchBasePaths"
          label="Base paths"
          noun="base path"
          placeholder="orders/v2"
          constraint="The path must begin with one of them. Case-sensitive."
        />
        <EntriesField<RoutingRuleValues>
          name="MatchHeaders"
          label="Headers"
          noun="header"
          keyLabel="Header"
          valueLabel="Value"
          keyPlaceholder="x-version"
          valuePlaceholder="beta*"
          constraint="Up to two. Values may begin or end with * and are case-sensitive."
        />
        {others > 0 && (
          <Alert type="info">
            {countOf(others, 'further condition')} of this rule {others === 1 ? 'has' : 'have'} a format that
            these fields cannot show, such as alternative headers. Edit {others === 1 ? 'it' : 'them'} in JSON
            mode; saving this form keeps {others === 1 ? 'it' : 'them'}.
          </Alert>
        )}
      </SpaceBetween>
    </Container>
  );
}
