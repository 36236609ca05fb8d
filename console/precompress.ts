import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const compressGzip = promisify(gzip)
const compressBrotli = promisify(brotliCompress)

const TEXT = /\.(js|css|html|svg|json|txt)$/
/** Below it the answer fits into one packet as it is. */
const THRESHOLD = 1_400

/** Writes `.gz` and `.br` beside each file once, as small as they get, so that no request waits for them. */
export function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle: async ({ dir }) => {
      if (dir === undefined) return
      const files = (await readdir(dir, { recursive: true })).filter((name) => TEXT.test(name))
      await Promise.all(files.map((name) => compress(join(dir, name))))
    },
  }
}

async function compress(path: string): Promise<void> {
  const content = await readFile(path)
  if (content.length < THRESHOLD) return
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
  const [gz, br] = await Promise.all([
    compressGzip(content, { level: 9 }),
    compressBrotli(content, { params }),
  ])
  await Promise.all([writeFile(`${path}.gz`, gz), writeFile(`${path}.br`, br)])
}
