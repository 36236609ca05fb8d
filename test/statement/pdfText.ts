import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** The lines of a PDF as a reader copies them: from top to bottom, each from the left. */
export async function pdfLines(bytes: ArrayBuffer): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const document = await task.promise
  const lines: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    const texts = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []))
    const rows = Map.groupBy(texts, ({ transform }) => Math.round(Number(transform[5])))
    for (const [, row] of [...rows].sort(([left], [right]) => right - left)) {
      const ordered = row.sort((left, right) => Number(left.transform[4]) - Number(right.transform[4]))
      lines.push(ordered.map(({ str }) => str.trim()).join(' '))
    }
  }
  await task.destroy()
  return lines
}
