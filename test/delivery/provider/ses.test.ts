import { sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ses } from '../../../src/outreach/delivery/provider/ses.ts'
import { makeCertificate } from './certificate.ts'
import { ago, NOW, request } from './request.ts'

const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:deliveries'
const YEAR = 365 * 24 * 60
const { pem, privateKey } = makeCertificate(ago(YEAR), ago(-YEAR))
const expired = makeCertificate(ago(2 * YEAR), ago(1))
const stranger = makeCertificate(ago(YEAR), ago(-YEAR))

/** Each under a URL of its own, as certificates are kept by their URL. */
const certificates: Record<string, string> = {
  'https://sns.eu-west-1.amazonaws.com/ours.pem': pem,
  'https://sns.cn-north-1.amazonaws.com.cn/ours.pem': pem,
  'https://sns.eu-west-1.amazonaws.com/expired.pem': expired.pem,
  'https://sns.eu-west-1.amazonaws.com/junk.pem': 'no certificate',
}
const URL_OF_OURS = 'https://sns.eu-west-1.amazonaws.com/ours.pem'

function tools() {
  const fetched: string[] = []
  const fetchText = async (url: string) => {
    fetched.push(url)
    const text = certificates[url]
    if (text === undefined) throw new Error(`${url} is not there.`)
    return text
  }
  return { fetched, fetchText }
}

const notification = {
  Type: 'Notification',
  MessageId: 'message-1',
  TopicArn: TOPIC,
  Subject: 'Amazon SES Email Event Notification',
  Message: '{"eventType":"Send"}\n',
  Timestamp: NOW.toISOString(),
  SignatureVersion: '2',
  SigningCertURL: URL_OF_OURS,
}

const SIGNED = ['Message', 'MessageId', 'Subject', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type']

function signed<T extends Record<string, unknown>>(message: T, key = privateKey): T & { Signature: string } {
  const lines = SIGNED.filter((name) => message[name] !== undefined).flatMap((name) => [name, message[name]])
  const text = Buffer.from(`${lines.join('\n')}\n`)
  const algorithm = message.SignatureVersion === '1' ? 'sha1' : 'sha256'
  return { ...message, Signature: sign(algorithm, text, key).toString('base64') }
}

const verify = (body: unknown, topic = TOPIC, now = NOW) => ses.verify(request(body), topic, now, tools())

describe('a message of SNS', () => {
  it.each([
    ['by SHA-256', notification],
    ['by SHA-1', { ...notification, SignatureVersion: '1' }],
    ['without a subject', { ...notification, Subject: undefined }],
    ['in China', { ...notification, SigningCertURL: 'https://sns.cn-north-1.amazonaws.com.cn/ours.pem' }],
    ['of 59 minutes ago', { ...notification, Timestamp: ago(59).toISOString() }],
    [
      'that asks for a confirmation',
      {
        ...notification,
        Type: 'SubscriptionConfirmation',
        Subject: undefined,
        Token: 't',
        SubscribeURL: 'u',
      },
    ],
  ])('is authentic when signed %s', async (_case, message) => {
    expect(await verify(signed(message))).toBe(true)
  })

  it.each([
    ['the text', { Message: '{"eventType":"Bounce"}' }],
    ['the id', { MessageId: 'message-2' }],
    ['the subject', { Subject: 'another' }],
    ['the type', { Type: 'UnsubscribeConfirmation' }],
    ['the version', { SignatureVersion: '1' }],
    ['the version, to none', { SignatureVersion: '3' }],
    ['the signature, to a part', { Signature: signed(notification).Signature.slice(0, -8) }],
    ['the signature, to none', { Signature: undefined }],
    ['a field, to an object', { Message: {} }],
  ])('is not authentic after a change of %s', async (_case, change) => {
    expect(await verify({ ...signed(notification), ...change })).toBe(false)
  })

  it('is not authentic for another topic, by another key, or when it is old', async () => {
    expect(await verify(signed(notification), `${TOPIC}2`)).toBe(false)
    expect(await verify(signed(notification), '')).toBe(false)
    expect(await verify(signed(notification, stranger.privateKey))).toBe(false)
    expect(await verify(signed({ ...notification, Timestamp: ago(61).toISOString() }))).toBe(false)
    expect(await verify(signed({ ...notification, Timestamp: ago(-6).toISOString() }))).toBe(false)
  })

  it('is not authentic by a certificate that has run out', async () => {
    const message = { ...notification, SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/expired.pem' }
    expect(await verify(signed(message, expired.privateKey))).toBe(false)
  })

  it.each([
    'http://sns.eu-west-1.amazonaws.com/ours.pem',
    'https://sns.eu-west-1.amazonaws.com.evil.example/ours.pem',
    'https://evil.example/sns.eu-west-1.amazonaws.com/ours.pem',
    'https://sns.eu-west-1.amazonaws.com@evil.example/ours.pem',
    'https://user:password@sns.eu-west-1.amazonaws.com/ours.pem',
    'https://sns.eu-west-1.amazonaws.com:8443/ours.pem',
    'https://bucket.s3.amazonaws.com/ours.pem',
    'https://sns.eu-west-1.amazonaws.com/ours.txt',
    'https://sns.eu-west-1.amazonaws.com/?.pem',
    'file:///ours.pem',
    'ours.pem',
  ])('does not make us fetch %s', async (SigningCertURL) => {
    const spy = tools()
    const made = request(signed({ ...notification, SigningCertURL }))
    expect(await ses.verify(made, TOPIC, NOW, spy)).toBe(false)
    expect(spy.fetched).toEqual([])
  })

  it('makes us fetch a certificate once, and nothing for a stranger', async () => {
    const url = 'https://sns.eu-west-1.amazonaws.com/fetched-once.pem'
    certificates[url] = pem
    const spy = tools()
    const made = request(signed({ ...notification, SigningCertURL: url }))
    expect(await ses.verify(made, 'arn:aws:sns:eu-west-1:1:other', NOW, spy)).toBe(false)
    expect(spy.fetched).toEqual([])
    expect(await ses.verify(made, TOPIC, NOW, spy)).toBe(true)
    expect(await ses.verify(made, TOPIC, NOW, spy)).toBe(true)
    expect(spy.fetched).toEqual([url])
  })

  it.each(['missing.pem', 'junk.pem'])('cannot be judged where the certificate is %s', async (file) => {
    const message = { ...notification, SigningCertURL: `https://sns.eu-west-1.amazonaws.com/${file}` }
    await expect(verify(signed(message))).rejects.toThrow()
  })

  it('is not authentic among those of a Lambda function if one of them is not', async () => {
    const { SigningCertURL, ...rest } = signed(notification)
    const record = { EventSource: 'aws:sns', Sns: { ...rest, SigningCertUrl: SigningCertURL } }
    expect(await verify({ Records: [record] })).toBe(true)
    expect(await verify({ Records: [record, { Sns: { ...record.Sns, MessageId: 'x' } }] })).toBe(false)
    expect(await verify({ Records: [] })).toBe(false)
  })
})
