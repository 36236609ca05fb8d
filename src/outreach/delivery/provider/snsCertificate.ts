import { X509Certificate } from 'node:crypto'
import type { ProviderTools } from './provider.ts'

const HOST = /^sns\.[a-z0-9-]{1,40}\.amazonaws\.com(?:\.cn)?$/

/** Amazon changes the certificate of a region about once a year. */
const MAXIMUM_CERTIFICATES = 50
const certificates = new Map<string, X509Certificate>()

/** Whether it is a URL of SNS itself: anybody can put their own into a message, so as to be believed or visited. */
export function isSnsUrl(value: unknown): value is string {
  if (typeof value !== 'string' || !URL.canParse(value)) return false
  const url = new URL(value)
  return url.protocol === 'https:' && HOST.test(url.host) && url.username === '' && url.password === ''
}

/** The certificate at a URL of SNS, fetched once. Throws where it cannot be. */
export async function certificateOf(url: string, { fetchText }: ProviderTools): Promise<X509Certificate> {
  const known = certificates.get(url)
  if (known !== undefined) return known
  const certificate = new X509Certificate(await fetchText(url))
  const [oldest] = certificates.keys()
  if (certificates.size >= MAXIMUM_CERTIFICATES && oldest !== undefined) certificates.delete(oldest)
  certificates.set(url, certificate)
  return certificate
}
