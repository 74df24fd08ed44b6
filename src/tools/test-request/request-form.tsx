import Autosuggest from '@cloudscape-design/components/autosuggest';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { type ReactNode, useMemo } from 'react';
import type { Origin } from '../../service/configuration/source';
import { sampleRequest } from '../../service/traffic/sample-request';
import type { SetUrlMembers } from '../../table/url-members';
import { METHODS } from './methods';
import { parseHeaders, type RequestValues } from './model';
import { SavedRequests } from './saved-requests';
import type { SavedRequest } from './saved-requests-model';
import styles from './test-request.module.css';

interface RequestFormProps {
  apiId: string;
  /** A saved request takes the place of what was typed. */
  onLoad: (request: SavedRequest) => void;
  stages: Origin['stages'];
  /** Undefined: the latest configuration. */
  stage: string | undefined;
  routeKeys: readonly string[];
  values: RequestValues;
  method: string;
  path: string;
  host: string;
  onAddress: SetUrlMembers;
  onHost: (host: string) => void;
  onPath: (path: string) => void;
  onChange: (change: Partial<RequestValues>) => void;
  /** What sends the request, where it can be sent. */
  actions?: ReactNode;
  /** What the backend responds, or what is run instead. */
  children: ReactNode;
}

/** The request to test: what is in the address, and what is not. */
export function RequestForm(props: RequestFormProps) {
  const { stage, values, method, path, host, onAddress, onChange } = props;
  const stages = stageOptions(props.stages);
  const suggestions = useMemo(() => suggestionsFor(props.routeKeys), [props.routeKeys]);
  const { faults } = parseHeaders(values.headers);
  const chosen = stage === undefined ? 'latest' : `stage:${stage}`;
  return (
    <Container
      header={
        <Header variant="h2" actions={props.actions}>
          Request
        </Header>
      }
    >
      <SpaceBetween size="m">
        <SavedRequests
          apiId={props.apiId}
          current={{
            method,
            path,
            host,
            headers: values.headers,
            body: values.body,
            sourceIp: values.sourceIp,
          }}
          onLoad={props.onLoad}
        />
        <FormField label="Configuration" stretch>
          <Select
            options={stages}
            selectedOption={
              stages.find(({ value }) => value === chosen) ?? {
                value: chosen,
                label: chosen.replace(/^stage:/, 'Stage '),
              }
            }
            onChange={({ detail }) => onAddress({ stage: detail.selectedOption.value ?? 'latest' })}
          />
        </FormField>
        <div className={styles.line}>
          <FormField label="Method">
            <Select
              options={METHODS}
              selectedOption={
                METHODS.find(({ value }) => value === method) ?? { value: method, label: method }
              }
              onChange={({ detail }) => onAddress({ method: detail.selectedOption.value ?? 'GET' })}
            />
          </FormField>
          <FormField
            label="Path and query"
            constraintText={host === '' ? 'After the stage.' : 'With the mapping key.'}
            stretch
          >
            <Autosuggest
              value={path}
              options={suggestions}
              onChange={({ detail }) => props.onPath(detail.value)}
              onSelect={({ detail }) => {
                const own = detail.selectedOption?.tags?.[0];
                if (own) onAddress({ method: own });
              }}
              placeholder="/orders/5?status=open"
              empty="No route suggests a path"
              enteredTextLabel={(text) => `Use ${text}`}
            />
          </FormField>
        </div>
        <ExpandableSection headerText="Headers and body">
          <SpaceBetween size="m">
            <FormField
              label="Headers"
              description="One a line."
              errorText={faults.length > 0 && `This is no header: ${faults[0]}`}
              stretch
            >
              <Textarea
                value={values.headers}
                onChange={({ detail }) => onChange({ headers: detail.value })}
                placeholder="Content-Type: application/json"
                rows={4}
                spellcheck={false}
                invalid={faults.length > 0}
              />
            </FormField>
            <FormField label="Body" stretch>
              <Textarea
                value={values.body}
                onChange={({ detail }) => onChange({ body: detail.value })}
                rows={4}
                spellcheck={false}
              />
            </FormField>
          </SpaceBetween>
        </ExpandableSection>
        <ExpandableSection headerText="Identity">
          <SpaceBetween size="m">
            <FormField
              label="Bearer token"
              description="Sent in Authorization. It is decoded in this browser and goes nowhere."
              stretch
            >
              <Textarea
                value={values.token}
                onChange={({ detail }) => onChange({ token: detail.value })}
                rows={3}
                spellcheck={false}
              />
            </FormField>
            <FormField
              label="Keys of the issuer"
              description="The JSON web key set at its jwks_uri. Empty: the signature is not verified."
              stretch
            >
              <Textarea
                value={values.keys}
                onChange={({ detail }) => onChange({ keys: detail.value })}
                placeholder={'{ "keys": [ … ] }'}
                rows={2}
                spellcheck={false}
              />
            </FormField>
            <FormField label="Source IP" stretch>
              <Input
                value={values.sourceIp}
                onChange={({ detail }) => onChange({ sourceIp: detail.value })}
                placeholder="203.0.113.1"
              />
            </FormField>
            <FormField
              label="Host"
              description="A custom domain name, whose API mapping decides on the stage. Empty: the default endpoint."
              stretch
            >
              <Input value={host} onChange={({ detail }) => props.onHost(detail.value)} spellcheck={false} />
            </FormField>
          </SpaceBetween>
        </ExpandableSection>
        {props.children}
      </SpaceBetween>
    </Container>
  );
}

function stageOptions(stages: Origin['stages']) {
  return [
    { value: 'latest', label: 'Latest configuration', description: 'As if it were deployed' },
    ...Object.entries(stages).map(([name, { resource }]) => ({
      value: `stage:${name}`,
      label: `Stage ${name}`,
      description: resource.DeploymentId ? `As deployed: ${resource.DeploymentId}` : 'Nothing is deployed',
    })),
  ];
}

/** A request for each route, without repetitions. */
function suggestionsFor(routeKeys: readonly string[]) {
  const samples = new Map(
    routeKeys.map((key) => {
      const { method, path } = sampleRequest(key);
      return [`${method} ${path}`, { value: path, description: key, tags: [method] }] as const;
    }),
  );
  return [...samples.values()].sort((a, b) => a.value.localeCompare(b.value));
}
