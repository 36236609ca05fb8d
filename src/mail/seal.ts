import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
} from 'node:crypto'
import { bytesOfUuid, uuidOfBytes } from './uuidBytes.ts'

const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const PAYLOAD_BYTES = 36
const TOKEN = /^[A-Za-z0-9_-]{86}$/
/** Longer than nonce and tag. */
const TEXT_TOKEN = /^[A-Za-z0-9_-]{40,1000}$/

/** What a token may be used for. One made for a purpose does not open for another. */
export type SealPurpose = 'open' | 'click' | 'unsubscribe' | 'attachment' | 'document' | 'export'

type SealedParts = {
  organizationId: string
  /** Of a file: its id. */
  recipientId: string
  /** The position of the link in its letter; 0 where the token is not that of a link. Of a file: when it expires. */
  link: number
}

export type Sealer = {
  seal(purpose: SealPurpose, parts: SealedParts): string
  /** Null for everything that was not sealed here for this purpose. */
  open(purpose: SealPurpose, token: string): SealedParts | null
  /** The same for a text of at most a few hundred characters. */
  sealText(purpose: SealPurpose, text: string): string
  openText(purpose: SealPurpose, token: string): string | null
}

type Keys = { encryption: KeyObject; nonce: KeyObject }

/** Tokens for the addresses in a letter, and for those of files: they tell nothing and cannot be made by anybody without the 32-byte key. */
export function createSealer(key: Buffer): Sealer {
  const keys: Record<SealPurpose, Keys> = {
    open: deriveKeys(key, 'open'),
    click: deriveKeys(key, 'click'),
    unsubscribe: deriveKeys(key, 'unsubscribe'),
    attachment: deriveKeys(key, 'attachment'),
    document: deriveKeys(key, 'document'),
    export: deriveKeys(key, 'export'),
  }
  return {
    seal: (purpose, parts) => encrypt(keys[purpose], pack(parts)).toString('base64url'),
    open(purpose, token) {
      const bytes = Buffer.from(TOKEN.test(token) ? token : '', 'base64url')
      // The last character has bits to spare, which would let one token be written in several ways.
      if (bytes.length === 0 || bytes.toString('base64url') !== token) return null
      const payload = decrypt(keys[purpose], bytes)
      return payload === null ? null : unpack(payload)
    },
    sealText: (purpose, text) => encrypt(keys[purpose], Buffer.from(text)).toString('base64url'),
    openText(purpose, token) {
      const bytes = Buffer.from(TEXT_TOKEN.test(token) ? token : '', 'base64url')
      if (bytes.length === 0 || bytes.toString('base64url') !== token) return null
      return decrypt(keys[purpose], bytes)?.toString() ?? null
    },
  }
}

function deriveKeys(key: Buffer, purpose: SealPurpose): Keys {
  const derive = (use: string) =>
    createSecretKey(
      Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `duegraph mail ${purpose} ${use}`, 32)),
    )
  return { encryption: derive('encryption'), nonce: derive('nonce') }
}

/**
 * The nonce is derived from what is sealed, as in the SIV modes (RFC 5297), under a key of its own. So a letter that is
 * composed again for another try carries the same links, and a nonce comes twice only with the same plaintext, which
 * is all that GCM asks for.
 */
function encrypt({ encryption, nonce: nonceKey }: Keys, payload: Buffer): Buffer {
  const nonce = createHmac('sha256', nonceKey).update(payload).digest().subarray(0, NONCE_BYTES)
  const cipher = createCipheriv(ALGORITHM, encryption, nonce)
  return Buffer.concat([nonce, cipher.update(payload), cipher.final(), cipher.getAuthTag()])
}

function decrypt({ encryption }: Keys, token: Buffer): Buffer | null {
  const decipher = createDecipheriv(ALGORITHM, encryption, token.subarray(0, NONCE_BYTES))
  decipher.setAuthTag(token.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(token.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
  } catch {
    return null
  }
}

function pack({ organizationId, recipientId, link }: SealedParts): Buffer {
  const payload = Buffer.alloc(PAYLOAD_BYTES)
  bytesOfUuid(organizationId).copy(payload, 0)
  bytesOfUuid(recipientId).copy(payload, 16)
  payload.writeUInt32BE(link, 32)
  return payload
}

function unpack(payload: Buffer): SealedParts {
  return {
    organizationId: uuidOfBytes(payload.subarray(0, 16)),
    recipientId: uuidOfBytes(payload.subarray(16, 32)),
    link: payload.readUInt32BE(32),
  }
}
