/** `api.example.com/orders`: where an API mapping answers. */
export function mappedAddress(domainName: string, key: string | undefined): string {
  return key ? `${domainName}/${key}` : domainName;
}
