/** Refusals by their sentence, for answers of which a page may not read the header that names the error. */
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
 * The name of what the service refused with. Over CORS the SDK sees `x-amzn-errortype` only where the service lets it;
 * else it calls the error `Unknown`, and the sentence is all there is.
 */
export function errorNameOf({ name = 'Unknown', message = '' }: { name?: string; message?: string }): string {
  if (!/^Unknown(Error)?$/.test(name)) return name;
  return BY_SENTENCE.find(([sentence]) => sentence.test(message))?.[1] ?? name;
}
