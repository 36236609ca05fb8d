import type { Prisma } from '../../../prisma/generated/client/client.ts'

/** An entry of a list that another system keeps as JSON, read by the names of our fields or by theirs: `postAuth`, `post_auth`. */
export type CatalogueEntry = {
  text(name: string): string | null
  /** Anything but true is false. */
  flag(name: string): boolean
  json(name: string): Prisma.JsonValue
}

/** The entries of such a list; what is no object is none, and what is no list has none. */
export function catalogueList(list: Prisma.JsonValue): CatalogueEntry[] {
  return Array.isArray(list) ? list.filter(isObject).map(entryOf) : []
}

function entryOf(entry: Prisma.JsonObject): CatalogueEntry {
  const json = (name: string) => entry[name] ?? entry[theirs(name)] ?? null
  return {
    text: (name) => {
      const value = json(name)
      return value === null || typeof value === 'string' ? value : JSON.stringify(value)
    },
    flag: (name) => json(name) === true,
    json,
  }
}

function theirs(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

function isObject(value: Prisma.JsonValue | undefined): value is Prisma.JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
