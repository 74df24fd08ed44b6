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

/** The error name of a sentence with which AWS refuses a request before it reaches an operation; undefined for others. */
export function refusalOf(message: string): string | undefined {
  return BY_SENTENCE.find(([sentence]) => sentence.test(message))?.[1];
}
