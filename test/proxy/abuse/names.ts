import type { ResolvedAddress } from '../../../proxy/upstream/resolve-name.ts'
import { type AbuseCase, feed } from './abuse-case.ts'

/** Answers of the DNS in order, the last for ever; a code is a failure. */
type Answers = readonly (readonly string[] | string)[]

/** Reached through the test's egress proxy only. */
export const publicAddress = '93.184.215.14'
const otherPublic = '2606:2800:21f:cb07:6820:80da:af6b:8b2c'

const unfit: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.1'],
  'another loopback': ['127.8.8.8'],
  'loopback in IPv6': ['::1'],
  'the unspecified address': ['0.0.0.0'],
  'the unspecified address in IPv6': ['::'],
  'a private address': ['10.1.2.3'],
  'a private address of 172': ['172.20.0.1'],
  'a private address of 192': ['192.168.178.1'],
  'carrier-grade NAT': ['100.64.7.7'],
  'a link-local address': ['169.254.9.9'],
  'a link-local address in IPv6': ['fe80::1'],
  'a link-local address with its zone': ['fe80::1%lo'],
  'a unique local address': ['fd12::1'],
  'cloud metadata': ['169.254.169.254'],
  'cloud metadata in IPv6': ['fd00:ec2::254'],
  'the wire server of Azure': ['168.63.129.16'],
  'the metadata of Alibaba': ['100.100.100.200'],
  multicast: ['224.0.0.251'],
  broadcast: ['255.255.255.255'],
  documentation: ['192.0.2.1'],
  benchmarking: ['198.18.0.1'],
  'a mapped address': ['::ffff:127.0.0.1'],
  'a compatible address': ['::7f00:1'],
  NAT64: ['64:ff9b::a00:1'],
  'local NAT64': ['64:ff9b:1::a00:1'],
  '6to4': ['2002:c0a8:101::1'],
  Teredo: ['2001:0:808:808:0:0:80ff:fffe'],
  ISATAP: ['2606:4700::5efe:10.0.0.1'],
  'a public and a private address': [publicAddress, '10.0.0.1'],
  'a private and a public address': ['127.0.0.1', publicAddress],
  'a public address and loopback in IPv6': [publicAddress, '::1'],
  'two public addresses and metadata': [publicAddress, otherPublic, '169.254.169.254'],
  'what is no address': ['inner.example'],
  'an address in octal': ['0177.0.0.1'],
}

const turning: Readonly<Record<string, Answers>> = {
  'public, then private': [[publicAddress], ['10.0.0.1']],
  'public, then loopback': [[publicAddress], ['127.0.0.1']],
  'public, then both': [[publicAddress], [publicAddress, '127.0.0.1']],
  'public, then metadata in IPv6': [[publicAddress], ['fd00:ec2::254']],
}

const answersOf = new Map<string, Answers>([
  ...Object.entries(unfit).map(([kind, addresses]) => [nameFor(kind), [addresses]] as const),
  ...Object.entries(turning).map(([kind, answers]) => [nameFor(kind), answers] as const),
  ['public.example', [[publicAddress]]],
  ['gone.example', ['ENOTFOUND']],
  ['away.example', ['EAI_AGAIN']],
  ['empty.example', [[]]],
  ['slow.example', ['never']],
])

function nameFor(kind: string): string {
  return `${kind.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.example`
}

/** The DNS of the table. It gives each name's answers in order, and remembers who was asked for. */
export function createDns(): { resolve: (name: string) => Promise<ResolvedAddress[]>; asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    resolve: async (name) => {
      const answers = answersOf.get(name) ?? ['ENOTFOUND']
      const before = asked.filter((other) => other === name).length
      asked.push(name)
      const answer = answers[Math.min(before, answers.length - 1)] ?? 'ENOTFOUND'
      if (answer === 'never') return new Promise(() => {})
      if (typeof answer === 'string') throw Object.assign(new Error(answer), { code: answer })
      return answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    },
  }
}

/** Refused by what they are called: nobody is even asked where they are. */
const innerNames = [
  'localhost',
  'LOCALHOST',
  'localhost.',
  'ｌocalhost',
  'l%6fcalhost',
  'ip6-localhost',
  'a.localhost',
  'deep.er.localhost.',
  'localhost.localdomain',
  'metadata',
  'metadata.google.internal',
  'metadata.google.internal.',
  'instance-data.ec2.internal',
  'host.docker.internal',
  'kubernetes.default.svc.cluster.local',
  'printer.local',
  'router.lan',
  'nas.home',
  'fritz.home.arpa',
  'wiki.corp',
  'wiki.intranet',
  'duckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzczad.onion',
  'redis',
  'com',
]

export const nameCases: AbuseCase[] = [
  ...innerNames.map(
    (name): AbuseCase => ({
      name: `the inner name ${name}`,
      url: `http://${name}/`,
      outcome: 'addressNotAllowed',
    }),
  ),
  ...['localhost', 'a.localhost', 'metadata.google.internal'].map(
    (name): AbuseCase => ({
      name: `a redirect to the inner name ${name}`,
      fault: { kind: 'redirect', to: `http://${name}:8080/` },
      outcome: 'addressNotAllowed',
    }),
  ),
  ...Object.keys(unfit).flatMap((kind, at): AbuseCase[] => [
    {
      name: `a name of ${kind}`,
      url: `http://${nameFor(kind)}:${at % 2 ? 80 : 8080}/`,
      outcome: 'addressNotAllowed',
    },
    {
      name: `a redirect to a name of ${kind}`,
      fault: { kind: 'redirect', to: `https://${nameFor(kind)}/`, status: 307 },
      outcome: 'addressNotAllowed',
    },
  ]),
  ...Object.keys(turning).map(
    (kind): AbuseCase => ({
      name: `a name that is ${kind}`,
      url: `http://${nameFor(kind)}{path}`,
      fault: { kind: 'redirect', to: '{path}?again' },
      outcome: 'addressNotAllowed',
      needsProxy: true,
    }),
  ),
  {
    name: 'a public name',
    url: 'http://public.example{path}',
    answer: feed,
    outcome: 'feed',
    needsProxy: true,
  },
  {
    name: 'a public name with a point at its end',
    url: 'http://public.example.{path}',
    outcome: 'nameNotFound',
  },
  {
    name: 'a public name at the port of the canary',
    url: 'http://public.example:{canary}/',
    outcome: 'addressNotAllowed',
  },
  { name: 'a name nobody has', url: 'http://gone.example/', outcome: 'nameNotFound' },
  { name: 'a name with the DNS away', url: 'http://away.example/', outcome: 'nameNotFound' },
  { name: 'a name without addresses', url: 'http://empty.example/', outcome: 'nameNotFound' },
  { name: 'a name whose DNS hangs', url: 'http://slow.example/', outcome: 'timeout' },
]
