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
  /** Where its result may be kept (traffic-rules 5.3). */
  cache?: ResultCache;
}

/** Where the result of a Lambda authorizer is kept: for the values of its identity sources, for all of its routes. */
export interface ResultCache {
  authorizer: string;
  values: readonly string[];
  seconds: number;
}

/** An authorizer as the configuration has it, with its identity sources in their order. */
export interface AuthorizerState {
  name: string;
  members: Members;
  identitySources: readonly string[];
}
