import type { Random } from './random.ts'

/** A UUID v7: the row's own creation time in front, so that ids sort as the rows came to be. */
export function identifier(random: Random, createdAt: Date): string {
  const time = createdAt.getTime().toString(16).padStart(12, '0')
  const variant = random.pick(['8', '9', 'a', 'b'])
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.hex(3)}-${variant}${random.hex(3)}-${random.hex(12)}`
}
