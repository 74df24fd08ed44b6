import type { Kind } from '../resources';
import { normalizeCors } from './cors';
import { isPresent } from './shape';
import { subtypeOf } from './subtypes';

type Members = Readonly<Record<string, unknown>>;

/** An integration with an AWS service is updated with its type, its subtype and all of its required parameters (2.6). */
function integration(before: Members, change: Members): Members {
  const subtype = change.IntegrationSubtype ?? before.IntegrationSubtype;
  if (typeof subtype !== 'string' || !isPresent(subtype)) return change;
  const former = (before.RequestParameters ?? {}) as Members;
  // Of a subtype that is not listed, any parameter may be required.
  const required = subtypeOf(subtype)?.required ?? Object.keys(former);
  return {
    IntegrationType: before.IntegrationType,
    IntegrationSubtype: subtype,
    ...change,
    RequestParameters: {
      ...Object.fromEntries(required.filter((name) => name in former).map((name) => [name, former[name]])),
      ...(change.RequestParameters as Members | undefined),
    },
  };
}

const COMPLETE: Partial<Record<Kind, (before: Members, change: Members) => Members>> = {
  // Required by the operation's own schema.
  apiMapping: (before, change) => ({ ApiId: before.ApiId, ...change }),
  // An authorizer goes with its authorization type (2.3).
  route: (before, change) =>
    isPresent(change.AuthorizerId) ? { AuthorizationType: before.AuthorizationType, ...change } : change,
  integration,
};

/**
 * The members that an update sends for a change: with those that the service wants along with them, as they are.
 * @param before the resource as it is
 * @param change what differs; nothing is added to nothing
 */
export function completeUpdate<Change extends object>(kind: Kind, before: object, change: Change): Change {
  const complete = COMPLETE[kind];
  if (!complete || Object.keys(change).length === 0) return change;
  return complete(before as Members, change as Members) as Change;
}

/** The members of a create or update as the resource has them afterwards, where the service keeps something else. */
export function keptMembers(kind: Kind, members: Members): Members {
  if (kind === 'api' && members.CorsConfiguration)
    return { ...members, CorsConfiguration: normalizeCors(members.CorsConfiguration) };
  if (kind === 'stage' && members.Description === '') {
    const { Description: _kept, ...rest } = members;
    return rest;
  }
  return members;
}
