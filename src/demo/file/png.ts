import { crc32, deflateSync } from 'node:zlib'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const WIDTH = 96
const HEIGHT = 128
const PAPER = 235
const INK = 60

/** The photograph of a delivery note, as far as that can be made out of lines: a PNG in shades of grey. */
export function pngOfNote(): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  // Eight bits a point, grey.
  header[8] = 8
  const rows = Buffer.concat(Array.from({ length: HEIGHT }, (_, y) => row(y)))
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]
  return Uint8Array.from(Buffer.concat([Buffer.from(SIGNATURE), ...chunks]))
}

function row(y: number): Buffer {
  const points = Array.from({ length: WIDTH }, (_, x) => (isInk(x, y) ? INK : PAPER - Math.round(y / 6)))
  return Buffer.from([0, ...points])
}

/** A heading, nine lines of unequal length, and a signature that is not there. */
function isInk(x: number, y: number): boolean {
  if (x < 10 || x > WIDTH - 10) return false
  if (y >= 12 && y < 18) return x < 56
  if (y >= 28 && y < 100) return y % 8 < 2 && x < 84 - ((y >> 3) % 3) * 11
  return y === 114 && x < 50
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(4)
  frame.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([frame, body, sum])
}
