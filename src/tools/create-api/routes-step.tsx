import AttributeEditor, { type AttributeEditorProps } from '@cloudscape-design/components/attribute-editor';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useWatch } from 'react-hook-form';
import { useBound } from '../../forms/fields';
import { OWN_LABEL } from '../../forms/list-fields';
import { splitRouteKey } from '../../service/integration-name';
import { ROUTE_METHODS, WEBSOCKET_ROUTE_KEYS } from '../../service/rules/route-key';
import textStyles from '../../ui/text.module.css';
import { authorizationOf, canAuthorize, type RouteAuthorization } from './authorizer-model';
import { rowNames } from './integration-model';
import { fieldsOf, freeId, type RouteRow, type WizardValues } from './model';
import { useRowError } from './rows';

const METHODS = [...ROUTE_METHODS, '$default'].map((value) => ({ value, label: value }));

export function RoutesStep() {
  const protocol = useWatch<WizardValues, 'ProtocolType'>({ name: 'ProtocolType' });
  // Each protocol has its own field, so changing the protocol remounts the table.
  return <RouteRows key={protocol} protocol={protocol} />;
}

function RouteRows({ protocol }: { protocol: WizardValues['ProtocolType'] }) {
  const http = protocol === 'HTTP';
  const {
    routes: name,
    integrations: list,
    authorizer: authorizerName,
  } = fieldsOf({ ProtocolType: protocol });
  const { field } = useBound<WizardValues, typeof name>(name);
  const integrations = useWatch<WizardValues, typeof list>({ name: list });
  const authorizer = useWatch<WizardValues, typeof authorizerName>({ name: authorizerName });
  const error = useRowError(name);
  const rows = field.value;
  const set = (index: number, change: Partial<RouteRow>) =>
    field.onChange(rows.map((row, at) => (at === index ? { ...row, ...change } : row)));
  const add = (RouteKey: string) =>
    field.onChange([
      ...rows,
      { id: freeId(rows), RouteKey, integration: integrations[0]?.id ?? '', twoWay: false },
    ]);

  const targets = [
    { value: '', label: 'None yet' },
    ...Array.from(rowNames(integrations, protocol), ([value, label]) => ({ value, label })),
  ];
  const authorizations: { value: RouteAuthorization; label: string }[] = [
    { value: 'NONE', label: 'None' },
    { value: 'AWS_IAM', label: 'IAM' },
    ...(authorizer.type === 'NONE'
      ? []
      : [{ value: 'AUTHORIZER' as const, label: authorizer.Name || 'Authorizer' }]),
  ];
  const target: AttributeEditorProps.FieldDefinition<RouteRow> = {
    label: 'Integration',
    control: (row, index) => (
      <Select
        selectedOption={targets.find(({ value }) => value === row.integration) ?? targets[0] ?? null}
        options={targets}
        ariaLabel={`Integration ${index + 1}`}
        onChange={({ detail }) => set(index, { integration: detail.selectedOption.value ?? '' })}
      />
    ),
  };
  const authorizationColumn: AttributeEditorProps.FieldDefinition<RouteRow> = {
    label: 'Authorization',
    control: (row, index) => {
      if (!canAuthorize(row.RouteKey, protocol)) {
        return <span className={textStyles.secondary}>On $connect only</span>;
      }
      const current = authorizationOf(row, authorizer, protocol);
      return (
        <Select
          selectedOption={authorizations.find(({ value }) => value === current) ?? null}
          options={authorizations}
          ariaLabel={`Authorization ${index + 1}`}
          onChange={({ detail }) =>
            set(index, { authorization: detail.selectedOption.value as RouteAuthorization })
          }
        />
      );
    },
  };
  const twoWayColumn: AttributeEditorProps.FieldDefinition<RouteRow> = {
    label: 'Two-way communication',
    control: ({ twoWay }, index) => (
      <Checkbox
        checked={twoWay}
        ariaLabel={`Two-way communication ${index + 1}`}
        ariaLabelledby={OWN_LABEL}
        onChange={({ detail }) => set(index, { twoWay: detail.checked })}
      />
    ),
  };
  return (
    <Container>
      <SpaceBetween size="m">
        <AttributeEditor<RouteRow>
          items={rows}
          empty="No routes. You can add routes later."
          addButtonText="Add route"
          removeButtonText="Remove"
          removeButtonAriaLabel={({ RouteKey }) => `Remove route ${RouteKey}`}
          onAddButtonClick={() => add(http ? 'GET /' : '')}
          onRemoveButtonClick={({ detail }) => field.onChange(rows.toSpliced(detail.itemIndex, 1))}
          definition={
            http
              ? [
                  {
                    label: 'Method',
                    control: ({ RouteKey }, index) => (
                      <Select
                        selectedOption={METHODS.find(({ value }) => value === methodOf(RouteKey)) ?? null}
                        options={METHODS}
                        ariaLabel={`Method ${index + 1}`}
                        onChange={({ detail }) =>
                          set(index, { RouteKey: withMethod(RouteKey, detail.selectedOption.value ?? '') })
                        }
                      />
                    ),
                  },
                  {
                    label: 'Path',
                    control: ({ RouteKey }, index) =>
                      RouteKey === '$default' ? (
                        <span className={textStyles.secondary}>Matches all other requests</span>
                      ) : (
                        <Input
                          value={splitRouteKey(RouteKey).path}
                          ariaLabel={`Path ${index + 1}`}
                          placeholder="/pets/{petId}"
                          spellcheck={false}
                          autoComplete={false}
                          onChange={({ detail }) =>
                            set(index, { RouteKey: `${methodOf(RouteKey)} ${detail.value}` })
                          }
                          onBlur={field.onBlur}
                        />
                      ),
                    errorText: (_row, index) => error(index, 'RouteKey'),
                  },
                  target,
                  authorizationColumn,
                ]
              : [
                  {
                    label: 'Route key',
                    control: ({ RouteKey }, index) => (
                      <Input
                        value={RouteKey}
                        ariaLabel={`Route key ${index + 1}`}
                        spellcheck={false}
                        autoComplete={false}
                        onChange={({ detail }) => set(index, { RouteKey: detail.value })}
                        onBlur={field.onBlur}
                      />
                    ),
                    errorText: (_row, index) => error(index, 'RouteKey'),
                  },
                  target,
                  authorizationColumn,
                  twoWayColumn,
                ]
          }
        />
        {!http && (
          <SpaceBetween direction="horizontal" size="xs">
            {WEBSOCKET_ROUTE_KEYS.map((key) => {
              const exists = rows.some(({ RouteKey }) => RouteKey === key);
              return (
                <Button
                  key={key}
                  formAction="none"
                  disabled={exists}
                  {...(exists ? { disabledReason: `${key} already exists.` } : {})}
                  onClick={() => add(key)}
                >
                  {`Add ${key}`}
                </Button>
              );
            })}
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  );
}

const methodOf = (key: string) => (key === '$default' ? key : splitRouteKey(key).method || 'GET');

/** Replaces the method; changing from `$default`, which has no path, sets the root path. */
function withMethod(key: string, method: string): string {
  if (method === '$default') return method;
  return `${method} ${key === '$default' ? '/' : splitRouteKey(key).path}`;
}
