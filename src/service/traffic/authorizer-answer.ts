import type { Members } from '../configuration/value';
import type { Authorized } from './context';
import type { Stop } from './gateway-response';
import type { Step } from './step';

/** What the authorizer of a route came to. */
export interface AuthorizerAnswer {
  step: Step;
  stop?: Stop;
  authorized: Authorized;
  /** The event that the function of a Lambda authorizer receives. */
  event?: object;
}

/** An authorizer as the configuration has it, with its identity sources in their order. */
export interface AuthorizerState {
  name: string;
  members: Members;
  identitySources: readonly string[];
}
