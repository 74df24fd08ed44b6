import { parseJsonObject } from './bounded-json';
import type { Cause } from './causes';
import type { PastedResponse } from './pasted-response';

const DENIED: readonly Cause[] = [
  {
    title: 'An authorizer, IAM or the resource policy of the REST API denies the request',
    check:
      'Look at what the Lambda authorizer returns for this method, at the permissions of the caller, and at the resource policy of the API.',
    fix: 'Allow execute-api:Invoke on the method; deploy the API after a change of its resource policy.',
    rule: 'rest.denied',
    step: 'authorizer',
  },
  {
    title: 'A cached policy of the authorizer covers only another method',
    check: 'See whether the first request with the token succeeds, and one to another method does not.',
    fix: 'Let the policy cover all methods, or turn caching off.',
    rule: 'rest.denied',
    step: 'authorizer',
  },
];

/** The causes of a response of a REST API, by its message; the most frequent first. Its configuration is not read here. */
const REST_CAUSES: readonly [message: RegExp, causes: readonly Cause[]][] = [
  [
    /^Missing Authentication Token/,
    [
      {
        title: 'The REST API has no such path or method, or the path lacks its stage',
        check:
          'Compare host, stage and path with the address of the API. At a custom domain name the mapping key is in the place of the stage.',
        fix: 'Correct the address; or correct the API mapping or routing rule that leads to the REST API.',
        rule: 'rest.missing-token',
        step: 'host',
      },
      {
        title: 'The method of the REST API asks for a signature, and the request has none',
        check: 'See whether the method has AWS_IAM, and Authorization begins with AWS4-HMAC-SHA256.',
        fix: 'Sign the request for execute-api of the Region.',
        rule: 'rest.missing-token',
        step: 'authorizer',
      },
    ],
  ],
  [/^(?:User is not authorized|User: )/, DENIED],
  // The same, of which it says nothing.
  [/^null$/, DENIED.map((cause) => ({ ...cause, rule: 'rest.denied.null' }))],
  [
    /^Forbidden/,
    [
      {
        title: 'The method of the REST API asks for an API key',
        check: 'See whether the request has x-api-key, and its key a usage plan with this stage.',
        fix: 'Send a key of a usage plan of the stage.',
        rule: 'rest.forbidden',
        step: 'authorizer',
      },
      {
        title: 'No API mapping of the domain name has the path, or a web ACL blocks the request',
        check: 'Compare the path with the mapping keys; look at the sampled requests of the web ACL.',
        fix: 'Add the API mapping, or correct the rule of the web ACL.',
        rule: 'rest.forbidden',
        step: 'host',
      },
    ],
  ],
];

/** What leads to a response of a REST API with 403; empty where that is not known. */
export function restCauses({ status = 403, body }: PastedResponse): readonly Cause[] {
  if (status !== 403) return [];
  const { message, Message: other = message } = parseJsonObject(body) ?? {};
  const text = other === undefined ? '' : String(other);
  return REST_CAUSES.find(([pattern]) => pattern.test(text))?.[1] ?? [];
}
