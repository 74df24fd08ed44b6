import type { Authorizer, Route } from '@aws-sdk/client-apigatewayv2';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { paths } from '../../app/paths';
import { useAllOptional } from '../../client/cache/queries';
import { countOf } from '../../lib/format';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import type { Resolution } from '../../plans/ui/resolutions';
import { guardRoutes, openRoutes } from '../../service/delete-calls';
import { takesEffect } from '../../service/takes-effect';
import { notifyResult } from '../../ui/notify';
import { ROUTES_UNKNOWN, RouteLinks } from '../../views/route-key';
import { toDelete } from './model';

interface DeleteProps {
  apiId: string;
  authorizer: Authorizer;
  /** Routes that use it; undefined while they load and when they cannot be loaded. */
  users: Route[] | undefined;
  onDone: () => void;
  onDismiss: () => void;
}

/** Deletes an authorizer; routes that use it are first moved to another authorizer or detached. */
export function DeleteAuthorizer(props: DeleteProps) {
  const { apiId, authorizer, users = [], onDone, onDismiss } = props;
  const plan = toDelete(apiId, authorizer);
  const effect = takesEffect(useAllOptional('stage', { ApiId: apiId }));
  const [other, setOther] = useState<Authorizer>();
  const replaced: Resolution = {
    id: 'replace',
    label: `Replace it with another ${typeName(authorizer)} authorizer first`,
    ...(authorizer.AuthorizerType === 'JWT' && { description: 'Each route keeps its scopes.' }),
    notReady: 'Choose an authorizer.',
    plan: other && {
      title: `Replace and delete authorizer ${authorizer.Name}`,
      calls: [...guardRoutes(apiId, users, other), ...plan.calls],
    },
    children: <OtherAuthorizer apiId={apiId} not={authorizer} chosen={other} onChoose={setOther} />,
  };
  const routes = countOf(users.length, 'route');
  const opened: Resolution = {
    id: 'open',
    label: users.length === 1 ? 'Detach it from this route first' : `Detach it from these ${routes} first`,
    description: `Their authorization type becomes NONE: anyone can call them ${effect}.`,
    plan: {
      title: `Detach ${routes} and delete authorizer ${authorizer.Name}`,
      calls: [...openRoutes(apiId, users), ...plan.calls],
    },
  };
  return (
    <ConfirmPlan
      plan={plan}
      confirmLabel="Delete"
      {...(users.length > 0
        ? {
            blocked: (
              <>
                It is used by {users.length === 1 ? 'this route' : 'these routes'}:
                <RouteLinks routes={users} href={(id) => paths.route.detail(apiId, id)} />
              </>
            ),
            resolutions: [replaced, opened],
          }
        : {})}
      onDismiss={onDismiss}
      onDone={(result) => {
        notifyResult(result, 'success', `Authorizer ${authorizer.Name} is deleted.`);
        onDone();
      }}
    >
      Authorizer {authorizer.Name} is removed from the API. {!props.users && ROUTES_UNKNOWN}
    </ConfirmPlan>
  );
}

interface OtherProps {
  apiId: string;
  /** The authorizer to exclude; the choices must have its type. */
  not: Authorizer;
  chosen: Authorizer | undefined;
  onChoose: (authorizer: Authorizer | undefined) => void;
}

/** Selects another authorizer of the same type; loads the list when shown. */
function OtherAuthorizer({ apiId, not, chosen, onChoose }: OtherProps) {
  const all = useAllOptional('authorizer', { ApiId: apiId });
  const others = (all ?? []).filter(
    (one) => one.AuthorizerId !== not.AuthorizerId && one.AuthorizerType === not.AuthorizerType,
  );
  const options = others.map(({ AuthorizerId = '', Name = '' }) => ({
    value: AuthorizerId,
    label: Name,
    description: AuthorizerId,
  }));
  return (
    <FormField label="Other authorizer">
      <Select
        selectedOption={options.find(({ value }) => value === chosen?.AuthorizerId) ?? null}
        options={options}
        onChange={({ detail }) =>
          onChoose(others.find(({ AuthorizerId }) => AuthorizerId === detail.selectedOption.value))
        }
        placeholder="Choose an authorizer"
        empty={`This API has no other ${typeName(not)} authorizer.`}
        {...(all ? {} : { statusType: 'loading' as const, loadingText: 'Loading' })}
      />
    </FormField>
  );
}

const typeName = ({ AuthorizerType }: Authorizer) => (AuthorizerType === 'JWT' ? 'JWT' : 'Lambda');
