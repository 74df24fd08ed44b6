/** `api.example.com/orders`: the address of an API mapping. */
export function mappedAddress(domainName: string, key: string | undefined): string {
  return key ? `${domainName}/${key}` : domainName;
}
