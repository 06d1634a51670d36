import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * Whether an IP address, as it is about to be dialled, is one of the public internet. Anything not known to be
 * public is refused; a form that carries an IPv4 address is as public as the address it carries.
 */
export function isPublicAddress(text: string): boolean {
  // A zone picks an interface of this machine, so such an address is never public.
  // What the socket would not take as an address, such as 0177.0.0.1, is none.
  if (text.includes('%') || isIP(text) === 0 || !ipaddr.isValid(text)) return false
  const address = ipaddr.parse(text)
  return address instanceof ipaddr.IPv4 ? isPublicIpv4(address) : isPublicIpv6(address)
}

/** Inside public ranges, yet answered by the cloud host itself. 168.63.129.16 is Azure's wire server. */
const cloudMetadata: readonly string[] = ['168.63.129.16']

function isPublicIpv4(address: ipaddr.IPv4): boolean {
  return address.range() === 'unicast' && !cloudMetadata.includes(address.toString())
}

function isPublicIpv6(address: ipaddr.IPv6): boolean {
  const bytes = address.toByteArray()
  if (isIsatap(bytes) && !isPublicIpv4(ipv4(bytes, 12))) return false
  const carrier = carriers.find(({ prefix }) => address.match(prefix))
  if (carrier !== undefined) return carrier.ipv4At(bytes).every(isPublicIpv4)
  return address.match(globalUnicast) && !reserved.some((prefix) => address.match(prefix))
}

type Prefix = [ipaddr.IPv6, number]

function prefix(text: string): Prefix {
  const [address, length] = ipaddr.IPv6.parseCIDR(text)
  return [address, length]
}

/** https://www.iana.org/assignments/ipv6-address-space: the only part of IPv6 handed out for the internet. */
const globalUnicast = prefix('2000::/3')

/** Parts of 2000::/3 that are not ordinary hosts: protocol assignments, documentation, AS112, the old 6bone. */
const reserved: readonly Prefix[] = [
  '2001::/23',
  '2001:db8::/32',
  '2620:4f:8000::/48',
  '3ffe::/16',
  '3fff::/20',
].map(prefix)

/**
 * 64:ff9b:1::/48 (RFC 8215) is absent on purpose: there the translator and the place of the IPv4 part are a
 * network's own affair, so it stays refused with everything outside 2000::/3.
 */
const carriers: readonly { prefix: Prefix; ipv4At: (bytes: number[]) => ipaddr.IPv4[] }[] = [
  // IPv4-mapped, RFC 4291 2.5.5.2
  { prefix: prefix('::ffff:0:0/96'), ipv4At: (bytes) => [ipv4(bytes, 12)] },
  // IPv4-compatible, RFC 4291 2.5.5.1; its first /8 also holds :: and ::1
  { prefix: prefix('::/96'), ipv4At: (bytes) => [ipv4(bytes, 12)] },
  // IPv4-translated, RFC 2765
  { prefix: prefix('::ffff:0:0:0/96'), ipv4At: (bytes) => [ipv4(bytes, 12)] },
  // NAT64, RFC 6052
  { prefix: prefix('64:ff9b::/96'), ipv4At: (bytes) => [ipv4(bytes, 12)] },
  // 6to4, RFC 3056
  { prefix: prefix('2002::/16'), ipv4At: (bytes) => [ipv4(bytes, 2)] },
  // Teredo, RFC 4380: the server, and the client with all bits turned
  {
    prefix: prefix('2001::/32'),
    ipv4At: (bytes) => [
      ipv4(bytes, 4),
      ipv4(
        bytes.map((byte) => byte ^ 0xff),
        12,
      ),
    ],
  },
]

function ipv4(bytes: number[], at: number): ipaddr.IPv4 {
  return new ipaddr.IPv4(bytes.slice(at, at + 4))
}

/** RFC 5214: an interface identifier of 0000:5efe or 0200:5efe, then an IPv4 address. */
function isIsatap(bytes: number[]): boolean {
  return (
    (bytes[8] === 0x00 || bytes[8] === 0x02) && bytes[9] === 0 && bytes[10] === 0x5e && bytes[11] === 0xfe
  )
}
