/** A document that was made, as it is handed over. */
export type MadeFile = { name: string; mimeType: string; content: Uint8Array<ArrayBuffer> }

/** A name that no file system minds. */
export function fileName(parts: readonly string[], ending: string): string {
  const name = parts
    .join(' ')
    .replaceAll(/[\p{Cc}\p{Cf}/\\:*?"<>|]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return `${[...name].slice(0, 120).join('')}.${ending}`
}
