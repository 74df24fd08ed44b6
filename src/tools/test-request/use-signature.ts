import { useEffect, useState } from 'react';
import { verifyJwt } from '../../service/traffic/verify-jwt';

/**
 * Whether a token is signed by one of the keys; undefined while that is not known. In memory of this screen alone: a token is
 * a secret, which no cache should have.
 */
export function useSignature(token: string, keys: string): 'valid' | 'invalid' | undefined {
  const [verified, setVerified] = useState<{
    token: string;
    keys: string;
    signature: 'valid' | 'invalid' | undefined;
  }>();
  useEffect(() => {
    if (token === '' || keys === '') return undefined;
    let isCurrent = true;
    void verifyJwt(token, keys).then((signature) => {
      if (isCurrent) setVerified({ token, keys, signature });
    });
    return () => {
      isCurrent = false;
    };
  }, [token, keys]);
  return verified?.token === token && verified.keys === keys ? verified.signature : undefined;
}
