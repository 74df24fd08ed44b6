import { refusalOf } from '../../service/refusal-sentences';

/**
 * The name of a service error. Over CORS the SDK sees `x-amzn-errortype` only when the service exposes it;
 * else it calls the error `Unknown`, and only the message identifies it.
 */
export function errorNameOf({ name = 'Unknown', message = '' }: { name?: string; message?: string }): string {
  if (!/^Unknown(Error)?$/.test(name)) return name;
  return refusalOf(message) ?? name;
}
