import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'

export type DkimKey = { domainName: string; keySelector: string; privateKey: string }

/** The private key in PEM. Checked here, because with a key that does not sign mail would go out unsigned. */
export function readDkimKeyFile(path: string): string {
  const pem = readPem(path)
  if (isRsaKey(pem)) return pem
  throw new Error('DKIM_KEY_FILE must hold a private RSA key in PEM, without a passphrase.')
}

function readPem(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new Error(`DKIM_KEY_FILE cannot be read: there is no readable file at ${path}.`, { cause: error })
  }
}

function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa'
  } catch {
    return false
  }
}
