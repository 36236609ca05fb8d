/** What stands for a value that is not kept. */
export const HIDDEN = '•••'

const WORDS = [
  'apikey',
  'auth',
  'authentication',
  'authorization',
  'bearer',
  'certificate',
  'cookie',
  'credential',
  'jwt',
  'license',
  'oauth',
  'otp',
  'passcode',
  'passphrase',
  'passwd',
  'password',
  'pem',
  'pin',
  'private',
  'pwd',
  'salt',
  'secret',
  'session',
  'signature',
  'token',
]
/** Short words are only meant where they stand alone: "pin" is none of "shipping". */
const LONGEST_ALONE = 4
const SECRET_VALUE =
  /^\s*(bearer|basic|token)\s+\S|-----BEGIN|\beyJ[\w-]+\.[\w-]+|^(sk|pk|rk|whsec|xox[a-z])[-_]/i
const URL_START = /^[a-z][a-z0-9+.-]*:\/\//i

/**
 * The same JSON with every value hidden that opens another system: what stands under a name that speaks of a secret, at any
 * depth, what looks like one, and what a URL says besides the place. Names stay, so that it can be seen what is set.
 */
export function withoutSecrets(value: unknown): unknown {
  if (typeof value === 'string') return SECRET_VALUE.test(value) ? HIDDEN : withoutCredentials(value)
  if (Array.isArray(value)) return value.map(withoutSecrets)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const isNamed = isPair(value) && speaksOfSecret(value.key ?? value.name)
  return Object.fromEntries(
    entries.map(([name, entry]) => {
      if (isPair(value) && (name === 'key' || name === 'name')) return [name, entry]
      const isHidden = speaksOfSecret(name) || (isNamed && name === 'value')
      return [name, isHidden ? hidden(entry) : withoutSecrets(entry)]
    }),
  )
}

/** That nothing is set, or merely that something is, is no secret. */
function hidden(value: unknown): unknown {
  return value === null || typeof value === 'boolean' ? value : HIDDEN
}

/** `{"key": "apiKey", "value": "…"}` names its value beside it. */
function isPair(value: object): value is { key?: string; name?: string; value: unknown } {
  const name = 'key' in value ? value.key : 'name' in value ? value.name : undefined
  return 'value' in value && typeof name === 'string'
}

function speaksOfSecret(name: string | undefined): boolean {
  if (name === undefined) return false
  const parts = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
  const joined = parts.join('')
  if (joined.endsWith('key') || joined.endsWith('keys')) return true
  return WORDS.some((word) =>
    word.length > LONGEST_ALONE ? joined.includes(word) : parts.includes(word) || parts.includes(`${word}s`),
  )
}

/** A URL without user name, password, query and fragment; any other text as it is. */
export function withoutCredentials(text: string): string {
  if (!URL_START.test(text) || !URL.canParse(text)) return text
  const url = new URL(text)
  if (url.username + url.password + url.search + url.hash === '') return text
  url.username = ''
  url.password = ''
  url.search = ''
  url.hash = ''
  return url.href
}
