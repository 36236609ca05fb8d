import { createHmac, createSecretKey, hkdfSync, timingSafeEqual } from 'node:crypto'
import { bytesOfUuid, uuidOfBytes } from './uuidBytes.ts'

const UUID_BYTES = 16
const MAC_BYTES = 12
/** 52 octets with the prefix; a local part may have 64. */
const LOCAL_PART = /^bounce\+([a-z2-7]{45})$/i

type ReturnTarget = { organizationId: string; recipientId: string }

export type ReturnAddresses = {
  /** The envelope sender of the copy to one recipient. */
  of(organizationId: string, recipientId: string): string
  /** Whose copy it was, if that is one of these organizations'; null if the address was not made here. */
  open(address: string, organizationIds: Iterable<string>): ReturnTarget | null
}

/**
 * An envelope sender for every copy (VERP), so that what comes back tells by its address alone what it is about. A
 * delivery report is as easily forged as any mail (RFC 3464 section 4); the code in the address is what is believed.
 */
export function createReturnAddresses({ key, domain }: { key: Buffer; domain: string }): ReturnAddresses {
  const derived = hkdfSync('sha256', key, Buffer.alloc(0), 'duegraph mail return address', 32)
  const macKey = createSecretKey(Buffer.from(derived))
  const macOf = (organizationId: string, recipient: Buffer) =>
    createHmac('sha256', macKey)
      .update(bytesOfUuid(organizationId))
      .update(recipient)
      .digest()
      .subarray(0, MAC_BYTES)

  return {
    of(organizationId, recipientId) {
      const recipient = bytesOfUuid(recipientId)
      return `bounce+${encodeBase32(Buffer.concat([recipient, macOf(organizationId, recipient)]))}@${domain}`
    },
    open(address, organizationIds) {
      const bytes = readLocalPart(address, domain)
      if (bytes === null) return null
      const recipient = bytes.subarray(0, UUID_BYTES)
      const mac = bytes.subarray(UUID_BYTES)
      for (const organizationId of organizationIds) {
        if (timingSafeEqual(mac, macOf(organizationId, recipient))) {
          return { organizationId, recipientId: uuidOfBytes(recipient) }
        }
      }
      return null
    },
  }
}

/** Mail servers on the way may change the case of either part. */
function readLocalPart(address: string, domain: string): Buffer | null {
  const at = address.lastIndexOf('@')
  if (address.slice(at + 1).toLowerCase() !== domain.toLowerCase()) return null
  const [, digits] = LOCAL_PART.exec(address.slice(0, Math.max(at, 0))) ?? []
  return digits === undefined ? null : decodeBase32(digits)
}

const DIGITS = 'abcdefghijklmnopqrstuvwxyz234567'

/** The alphabet of RFC 4648 section 6 in lower case, without padding: it survives a change of case. */
function encodeBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups.map((group) => DIGITS.charAt(Number.parseInt(group.padEnd(5, '0'), 2))).join('')
}

/** Null for any other text than the one that encodes these bytes, letter case aside. */
function decodeBase32(text: string): Buffer | null {
  const digits = [...text.toLowerCase()].map((character) => DIGITS.indexOf(character))
  if (digits.includes(-1)) return null
  const bits = digits.map((digit) => digit.toString(2).padStart(5, '0')).join('')
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  return encodeBase32(bytes) === text.toLowerCase() ? bytes : null
}
