import type { ApiMapping } from '@aws-sdk/client-apigatewayv2';
import type { Context } from '../context';

/** Every API mapping of every domain: what in-use checks look through. */
export function allMappings({ tx }: Context): ApiMapping[] {
  return [...tx.ids('domainName', '')].flatMap((name) => tx.all('apiMapping', name));
}
