import { ROUTE_METHODS } from '../../service/rules/route-key';

/** The methods of requests, as options of a select. */
export const METHODS = ROUTE_METHODS.filter((method) => method !== 'ANY').map((value) => ({
  value,
  label: value,
}));
