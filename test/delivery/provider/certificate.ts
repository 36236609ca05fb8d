import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

// A certificate in the few bytes of DER (ITU-T X.690) that X.509 asks for: no tool of the machine makes one.
const SEQUENCE = 0x30
const SET = 0x31
const SHA256_WITH_RSA = '06092a864886f70d01010b'
const COMMON_NAME = '0603550403'

function encode(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const size = content.length
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}

const hex = (text: string) => Buffer.from(text, 'hex')
const algorithm = encode(SEQUENCE, hex(SHA256_WITH_RSA), hex('0500'))

function name(text: string): Buffer {
  const attribute = encode(SEQUENCE, hex(COMMON_NAME), encode(0x0c, Buffer.from(text)))
  return encode(SEQUENCE, encode(SET, attribute))
}

/** `20260101000000Z` as GeneralizedTime. */
function time(date: Date): Buffer {
  return encode(0x18, Buffer.from(`${date.toISOString().replace(/\D/g, '').slice(0, 14)}Z`))
}

/** A certificate that signs itself, and its key. */
export function makeCertificate(from: Date, to: Date): { pem: string; privateKey: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const issuer = name('sns.amazonaws.com')
  const toBeSigned = encode(
    SEQUENCE,
    encode(0xa0, hex('020102')),
    hex('020101'),
    algorithm,
    issuer,
    encode(SEQUENCE, time(from), time(to)),
    issuer,
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = encode(0x03, hex('00'), sign('sha256', toBeSigned, privateKey))
  const base64 = encode(SEQUENCE, toBeSigned, algorithm, signature).toString('base64')
  const pem = `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
  return { pem, privateKey }
}
