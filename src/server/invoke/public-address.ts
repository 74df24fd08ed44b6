import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIPv4, isIPv6, type LookupFunction } from 'node:net';

/** IPv4 ranges that are not public, by IANA's registry of special-purpose addresses. */
const SPECIAL_IPV4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  // Shared between carriers and their customers.
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Link-local, with the metadata of cloud machines.
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  // Multicast, reserved, broadcast.
  ['224.0.0.0', 3],
] as const;

/** IPv6 within the global range that is not public, or that embeds an IPv4 address. */
const SPECIAL_IPV6 = [
  // Teredo, benchmarks and other assignments to protocols.
  ['2001::', 23],
  ['2001:db8::', 32],
  // 6to4.
  ['2002::', 16],
  ['3fff::', 20],
] as const;

const special = new BlockList();
for (const [address, bits] of SPECIAL_IPV4) special.addSubnet(address, bits, 'ipv4');
for (const [address, bits] of SPECIAL_IPV6) special.addSubnet(address, bits, 'ipv6');

const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');

/**
 * Whether an address is one of the public internet. Of IPv6 only the global range is, so that nothing that contains an IPv4
 * address passes (`::ffff:10.0.0.1`, `64:ff9b::`), nor a unique-local or link-local one.
 * @param address as a resolver gives it; anything that is no address is not public
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !special.check(address, 'ipv4');
  if (!isIPv6(address) || address.includes('%')) return false;
  return global.check(address, 'ipv6') && !special.check(address, 'ipv6');
}

/** A host name has an address that is not public, or none. */
export class AddressRefusedError extends Error {
  override name = 'AddressRefused';
}

/** Resolves a host name to all of its addresses, as `dns.lookup` does with `all`. */
export type Resolve = (
  hostname: string,
  options: { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * The `lookup` of a request that reaches public addresses only. The address that is checked is the one that is connected
 * to: a name that resolves to another one the next time (DNS rebinding) gains nothing.
 * @returns a function that fails with AddressRefusedError when one of the addresses is not public
 */
export function publicLookup(resolve: Resolve = lookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses = []) => {
      const [first] = addresses;
      const refused = addresses.find(({ address }) => !isPublicAddress(address));
      if (error) callback(error, '');
      else if (!first || refused)
        callback(
          new AddressRefusedError(
            refused
              ? `${hostname} has the address ${refused.address}, which is not public`
              : `${hostname} has no address`,
          ),
          '',
        );
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
