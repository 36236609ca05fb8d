import bidiFactory, { type Bidi } from 'bidi-js'

// What the package exports is the function itself; its types describe another build of it.
const bidi = (bidiFactory as unknown as () => Bidi)()

/**
 * The words of a line in the order in which they stand on paper, from the left, spaces among them (UAX 9). Each is still spelled in the
 * order in which it is read: the font lays a word out by its own script, but knows nothing of several.
 */
export function visualWords(line: string): string[] {
  // What people write to steer directions may embrace nothing of what stands beside it.
  const text = line.replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
  if (!/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802-\ud83b]/.test(text)) return wordsOf(text)
  const embedded = bidi.getEmbeddingLevels(text, 'auto')
  const mirrored = bidi.getMirroredCharactersMap(text, embedded.levels)
  const runs: { level: number; characters: string[] }[] = []
  for (let at = 0; at < text.length; at++) {
    const level = embedded.levels[at] ?? 0
    const last = runs.at(-1)
    const character = mirrored.get(at) ?? text.charAt(at)
    if (last !== undefined && last.level === level) last.characters.push(character)
    else runs.push({ level, characters: [character] })
  }
  return reordered(runs).flatMap(({ level, characters }) => {
    const words = wordsOf(characters.join(''))
    return level % 2 === 1 ? words.reverse() : words
  })
}

/** Rule L2: from the highest level down to the lowest odd one, what stands together on it or above is turned around. */
function reordered<Run extends { level: number }>(runs: readonly Run[]): Run[] {
  const order = [...runs]
  const highest = Math.max(0, ...order.map(({ level }) => level))
  for (let level = highest; level > 0; level--) {
    for (let start = 0; start < order.length; start++) {
      if ((order[start]?.level ?? 0) < level) continue
      let end = start
      while ((order[end + 1]?.level ?? 0) >= level) end++
      order.splice(start, end - start + 1, ...order.slice(start, end + 1).reverse())
      start = end
    }
  }
  return order
}

function wordsOf(text: string): string[] {
  return text.match(/ +|[^ ]+/g) ?? []
}
