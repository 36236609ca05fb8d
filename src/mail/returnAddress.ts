import { createHmac, createSecretKey, hkdfSync, timingSafeEqual } from 'node:crypto'
import { decodeBase32, encodeBase32 } from './base32.ts'
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
