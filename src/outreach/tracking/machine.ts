import type { IncomingHttpHeaders } from 'node:http'
import { isbot } from 'isbot'
import { isPrefetch } from './prefetch.ts'

/** Nobody reads a mail this soon after it was handed over; what checks mails on arrival does. */
const NOBODY_READS_WITHIN = 3_000

/** Mail programs, and Gmail's proxy, which loads images when somebody looks at the mail. They name no browser. */
const FOR_A_PERSON =
  /GoogleImageProxy|Outlook|ms-?office|Microsoft Office|Apple-?Mail|Thunderbird|Superhuman|ProtonMail|Airmail|Lotus-?Notes|HCL ?Notes|Postbox|eM ?Client|BlueMail|SamsungEmail|YahooMobile(?:Mail)?\/|K-9 ?Mail|The Bat!|Evolution\/|KMail/i

/** Proxies that load every image in advance, and scanners that visit every link. */
const PREFETCHING =
  /YahooMailProxy|Barracuda|Mimecast|Proofpoint|Safe-?Links|IronPort|Cisco ?Secure ?Email|TMES|Trend ?Micro|Sophos|FortiMail|Fortinet|Symantec|MessageLabs|Trustwave|Check ?Point|Zscaler|Forcepoint|Vade|Avanan|Hornetsecurity|F-Secure|Cloudmark|Cyren|urldefense|BitDefender|Kaspersky|ESET/i

/** What Apple's Mail Privacy Protection gives for itself, whether somebody looks at the mail or not. */
const APPLE_PROXY = /^Mozilla\/5\.0$/

type Visit = {
  method: string
  headers: IncomingHttpHeaders
  at: Date
  sentAt: Date | null
}

/** Whether a program loaded the image or followed the link, as far as can be told. */
export function isMachine({ method, headers, at, sentAt }: Visit): boolean {
  const userAgent = headers['user-agent'] ?? null
  // Nobody has it before it was handed over, or before that is known here.
  if (sentAt === null || at.getTime() - sentAt.getTime() < NOBODY_READS_WITHIN) return true
  if (isPrefetch(headers)) return true
  if (method === 'HEAD' || userAgent === null || userAgent.trim() === '') return true
  if (APPLE_PROXY.test(userAgent.trim()) || PREFETCHING.test(userAgent)) return true
  return !FOR_A_PERSON.test(userAgent) && isbot(userAgent)
}
