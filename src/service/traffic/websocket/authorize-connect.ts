import { own } from '../../../lib/own';
import { partitionOf } from '../../arn';
import { missingAuthorizer } from '../authorize';
import { authorizeIam } from '../authorize-iam';
import { checkIdentity, judgeResult } from '../authorize-lambda';
import { type Authorized, accountOf } from '../context';
import type { Stop } from '../gateway-response';
import type { Given } from '../given';
import { type Step, step } from '../step';
import type { SocketExchange } from './connection';
import { socketAuthorizerEvent } from './events';
import { socketValue } from './values';

/** The authorizer of `$connect`: IAM, or a function that returns a policy (traffic-rules 12.2). */
export function authorizeConnect(
  exchange: SocketExchange,
  type: string,
  name: string | undefined,
  given: Given,
): { step: Step; stop?: Stop; authorized: Authorized; event?: object } {
  const { world, stage } = exchange;
  const { request } = exchange.connection;
  const arn = `arn:${partitionOf(world.region)}:execute-api:${world.region}:${accountOf(world)}:${world.apiId}/${stage}/$connect`;
  if (type === 'AWS_IAM') return authorizeIam({ world, request, arn }, given);
  const members = name === undefined ? undefined : own(exchange.configuration.authorizers, name);
  if (type === 'NONE')
    return {
      step: step({
        id: 'authorizer',
        title: 'The route is open',
        verdict: 'skipped',
        facts: [],
        rules: ['authorizer.none'],
      }),
      authorized: {},
    };
  if (name === undefined || !members) return missingAuthorizer(type);
  const sources = ((members.IdentitySource ?? []) as readonly string[]).map((source) => ({
    source,
    value: socketValue(source, exchange),
  }));
  const { facts, missing } = checkIdentity(name, sources, 'ws.authorizer');
  if (missing) return { ...missing, authorized: {} };
  return { ...judgeResult(arn, false, given.authorizer, facts), event: socketAuthorizerEvent(exchange, arn) };
}
