import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/**
 * The house has rooms, one above the other: a file imports from its own room and from those below it, types included, and
 * neither files nor folders import each other in a circle. What breaks this is listed, and the process ends with 1. Kept by
 * a script of our own: dependency-cruiser reads TypeScript through the compiler's JavaScript interface, which TypeScript 7
 * does not have, and Biome knows circles of files, but neither rooms nor folders.
 */
const ROOMS = [
  'http',
  'database',
  'mail',
  'paper',
  'queue',
  'graph',
  'ledger',
  'outreach',
  'exchange',
  'demo',
  'server',
  'command',
]
/** The only file that stands in no room. */
const ENTRY = 'cli.ts'

const source = process.argv[2] ?? 'src'
const faults = findFaults(source)
for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exit(1)

function findFaults(root: string): string[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )
  const imports = new Map(files.map((file) => [file, importsOf(root, file)]))
  const loose = files.filter((file) => file !== ENTRY && !ROOMS.includes(roomOf(file)))
  const upward = [...imports].flatMap(([file, targets]) =>
    targets
      .filter((target) => rank(target) > rank(file))
      .map((target) => `${file} imports ${target}, a room above it.`),
  )
  return [
    ...loose.map((file) => `${file} stands in no room: there are ${ROOMS.join(', ')}.`),
    ...upward,
    ...circlesIn(imports).map((circle) => `These files import each other in a circle: ${circle.join(', ')}.`),
    ...circlesIn(byFolder(imports)).map(
      (circle) => `These import each other in a circle: ${circle.join(', ')}.`,
    ),
  ]
}

function importsOf(root: string, file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found = text.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*'(\.{1,2}\/[^']+)'/g)
  return [...found]
    .map(([, path = '']) => normalize(join(dirname(file), path)))
    .filter((path) => !path.startsWith('..'))
}

function roomOf(file: string): string {
  return file.includes('/') ? (file.split('/')[0] ?? '') : ''
}

function rank(file: string): number {
  return file === ENTRY ? ROOMS.length : ROOMS.indexOf(roomOf(file))
}

/** A folder of a room counts as one; a file that stands in the room itself counts alone. */
function byFolder(imports: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const placeOf = (file: string) => file.split('/').slice(0, 2).join('/')
  const folders = new Map<string, string[]>()
  for (const [file, targets] of imports) {
    const known = folders.get(placeOf(file)) ?? []
    folders.set(placeOf(file), [...known, ...targets.map(placeOf).filter((place) => place !== placeOf(file))])
  }
  return folders
}

/** Sets of places that lead to each other. */
function circlesIn(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const reached = new Map([...edges.keys()].map((place) => [place, reachedFrom(place, edges)]))
  const circles = new Map<string, string[]>()
  for (const [place, places] of reached) {
    if (!places.has(place)) continue
    const circle = [...places].filter((other) => reached.get(other)?.has(place)).sort()
    circles.set(circle.join(), circle)
  }
  return [...circles.values()]
}

/** Where the imports of a place lead, and theirs; the place itself only where they lead back to it. */
function reachedFrom(place: string, edges: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set<string>()
  const open = [...(edges.get(place) ?? [])]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue
    reached.add(next)
    open.push(...(edges.get(next) ?? []))
  }
  return reached
}
