const RATE = 8_000
const SECONDS = 0.4
const PITCH = 440
const HEADER = 44

/** A beep of less than a second: one channel, one byte a sample. */
export function wavOfBeep(): Uint8Array<ArrayBuffer> {
  const samples = RATE * SECONDS
  const file = Buffer.alloc(HEADER + samples)
  file.write('RIFF', 0)
  file.writeUInt32LE(HEADER - 8 + samples, 4)
  file.write('WAVEfmt ', 8)
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(RATE, 24)
  file.writeUInt32LE(RATE, 28)
  file.writeUInt16LE(1, 32)
  file.writeUInt16LE(8, 34)
  file.write('data', 36)
  file.writeUInt32LE(samples, 40)
  for (let sample = 0; sample < samples; sample++) {
    file[HEADER + sample] = 128 + Math.round(60 * Math.sin((2 * Math.PI * PITCH * sample) / RATE))
  }
  return Uint8Array.from(file)
}
