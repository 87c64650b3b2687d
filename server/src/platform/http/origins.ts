import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'
import { AppError } from '../errors.ts'

/** Whose pages may act in the name of who is signed in. */
export interface Origins {
  /** Whether a page of ours asks, or no page at all: browsers name the page, programs name none. */
  isOwnPage(request: IncomingMessage): boolean
  /** Where pages of ours may be, for a request that came to this host. */
  ofHost(host: string | null | undefined): string[]
}

/**
 * @param origin where people reach the server; @param isGiven it was set (ENISHI_ORIGIN). While it is not, the server is
 * also reached by its machine's private addresses; a name that strangers could point here is none of them.
 */
export function openOrigins({
  origin,
  isOriginGiven: isGiven,
}: {
  origin: string
  isOriginGiven: boolean
}): Origins {
  const own = new URL(origin).origin
  const ofHost = (host: string | null | undefined) =>
    !isGiven && host && isPrivate(host) ? [own, `http://${host}`, `https://${host}`] : [own]
  return {
    ofHost,
    isOwnPage({ headers }) {
      const { origin: page, host, 'sec-fetch-site': site = 'none' } = headers
      if (site !== 'same-origin' && site !== 'none') return false
      return page === undefined || ofHost(host).includes(page)
    },
  }
}

const privateAddresses = new BlockList()
for (const [network, bits, family] of [
  ['127.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['::1', 128, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
] as const)
  privateAddresses.addSubnet(network, bits, family)

/** This machine, or an address of the network it stands in. */
function isPrivate(host: string): boolean {
  if (!URL.canParse(`http://${host}`)) return false
  const { host: parsed, hostname } = new URL(`http://${host}`)
  if (parsed !== host.replace(/:80$/, '')) return false
  if (hostname === 'localhost' || hostname.endsWith('.localhost')) return true
  const address = hostname.replace(/^\[|\]$/g, '')
  const version = isIP(address)
  return version !== 0 && privateAddresses.check(address, version === 4 ? 'ipv4' : 'ipv6')
}

export const foreignPage = () =>
  new AppError('FORBIDDEN', {
    en: 'A page of another address cannot do this. Open Enishi at its own address; who runs it names that address in ENISHI_ORIGIN.',
    ja: '別のアドレスのページからは操作できません。Enishi のアドレスから開いてください。アドレスは運用者が ENISHI_ORIGIN に設定します。',
  })
