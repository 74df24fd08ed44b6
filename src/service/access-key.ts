const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * The account that an access key ID belongs to, 12 digits: today's key IDs hold its number in the ten characters after
 * the prefix. Undefined for a string that is no such ID.
 */
export function accountOfKey(accessKeyId: string): string | undefined {
  if (!/^A[A-Z]{3}[A-Z2-7]{16}$/.test(accessKeyId)) return undefined;
  let bits = 0n;
  for (const letter of accessKeyId.slice(4, 14)) bits = bits * 32n + BigInt(BASE32.indexOf(letter));
  // Of the 50 bits read the number is the 40 after the first.
  return String((bits >> 9n) & 0xffffffffffn).padStart(12, '0');
}
