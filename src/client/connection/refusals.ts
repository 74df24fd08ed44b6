/** Errors by their message, for responses whose error-name header a page may not read. */
const BY_SENTENCE: readonly (readonly [sentence: RegExp, name: string])[] = [
  [/security token included in the request is expired/i, 'ExpiredTokenException'],
  [/security token included in the request is invalid/i, 'UnrecognizedClientException'],
  [
    /request signature we calculated does not match|signature expired|signature not yet current/i,
    'InvalidSignatureException',
  ],
  [/is not authorized to perform/i, 'AccessDeniedException'],
  [/missing authentication token/i, 'MissingAuthenticationTokenException'],
];

/**
 * The name of a service error. Over CORS the SDK sees `x-amzn-errortype` only when the service exposes it;
 * else it calls the error `Unknown`, and only the message identifies it.
 */
export function errorNameOf({ name = 'Unknown', message = '' }: { name?: string; message?: string }): string {
  if (!/^Unknown(Error)?$/.test(name)) return name;
  return BY_SENTENCE.find(([sentence]) => sentence.test(message))?.[1] ?? name;
}
