import { describe, expect, test } from 'vitest'
import { isMachine } from '../../../src/outreach/tracking/machine.ts'
import { minutesLater, SENT_AT } from '../world.ts'

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'
const visit = { method: 'GET', headers: { 'user-agent': CHROME }, sentAt: SENT_AT, at: minutesLater(10) }

describe('a visit is that of a person', () => {
  test.each([
    CHROME,
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
    'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
    'Mozilla/4.0 (compatible; ms-office; MSOffice 16)',
    'Microsoft Outlook 16.0.17328',
    'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.0',
  ])('with %s', (userAgent) => {
    expect(isMachine({ ...visit, headers: { 'user-agent': userAgent } })).toBe(false)
  })
})

describe('a visit is that of a program', () => {
  test.each([
    'Mozilla/5.0',
    'YahooMailProxy; https://help.yahoo.example/kb/yahoo-mail-proxy',
    'Barracuda Sentinel (EE)',
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/118.0 Safari/537.36 Mimecast',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'curl/8.5.0',
    'python-requests/2.32',
    '',
    null,
  ])('with the user agent %j', (userAgent) => {
    expect(isMachine({ ...visit, headers: userAgent === null ? {} : { 'user-agent': userAgent } })).toBe(true)
  })

  test.each([
    { 'sec-purpose': 'prefetch' },
    { 'sec-purpose': 'prefetch;prerender' },
    { 'sec-purpose': 'prefetch;anonymous-client-ip' },
    { purpose: 'prefetch' },
    { purpose: 'preview' },
    { purpose: 'Pre-Fetch' },
    { 'x-purpose': 'preview' },
    { 'x-moz': 'prefetch' },
  ])('that loads ahead of anybody, as it says: %o', (said) => {
    expect(isMachine({ ...visit, headers: { ...visit.headers, ...said } })).toBe(true)
  })

  test.each([
    { 'sec-purpose': '' },
    { purpose: 'navigate' },
    { 'x-moz': 'livebookmarks' },
    { referer: 'prefetch' },
  ])('not for what else stands in such places: %o', (said) => {
    expect(isMachine({ ...visit, headers: { ...visit.headers, ...said } })).toBe(false)
  })

  test('by HEAD, within three seconds of the hand-over, and before it', () => {
    const secondsLater = (seconds: number) => new Date(SENT_AT.getTime() + seconds * 1_000)

    expect(isMachine({ ...visit, method: 'HEAD' })).toBe(true)
    expect(isMachine({ ...visit, at: secondsLater(2.9) })).toBe(true)
    expect(isMachine({ ...visit, at: secondsLater(3) })).toBe(false)
    expect(isMachine({ ...visit, at: secondsLater(-5) })).toBe(true)
    expect(isMachine({ ...visit, sentAt: null })).toBe(true)
  })
})
