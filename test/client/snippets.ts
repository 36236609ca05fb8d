import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const DOCUMENT = new URL('../../docs/apollo.md', import.meta.url)

/** Writes the blocks of the document that name a file into a folder of the test's own, and tells how to import them. */
export async function extractSnippets(test: string) {
  const folder = new URL(`.extracted/${test}/`, import.meta.url)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const names: string[] = []
  for (const [, name = '', code = ''] of (await readFile(DOCUMENT, 'utf8')).matchAll(
    /^```(?:ts|js) (\S+)\n(.*?)^```$/gms,
  )) {
    await writeFile(new URL(name, folder), code)
    names.push(name)
  }
  return {
    folder: fileURLToPath(folder),
    names,
    // What a snippet exports is only known once it is there; the test says what it expects.
    load: async <Exports>(name: string) => (await import(fileURLToPath(new URL(name, folder)))) as Exports,
  }
}
