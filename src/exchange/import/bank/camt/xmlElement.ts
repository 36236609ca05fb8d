/** An element by its local name: statements of all versions and prefixes read alike. */
export type XmlElement = {
  name: string
  attributes: Readonly<Record<string, string>>
  children: XmlElement[]
  /** Its own text, as it stands. */
  text: string
  line: number
}

export function all(element: XmlElement | null, ...path: readonly string[]): XmlElement[] {
  let found = element === null ? [] : [element]
  for (const name of path)
    found = found.flatMap(({ children }) => children.filter((child) => child.name === name))
  return found
}

export function first(element: XmlElement | null, ...path: readonly string[]): XmlElement | null {
  return all(element, ...path)[0] ?? null
}

/** The text of the first such element, with single blanks for what breaks lines; null where there is none. */
export function textAt(element: XmlElement | null, ...path: readonly string[]): string | null {
  const text = first(element, ...path)
    ?.text.replace(/\s+/g, ' ')
    .trim()
  return text === undefined || text === '' ? null : text
}

/** For the rejects file: the element as JSON. */
export function plain({ name, attributes, children, text }: XmlElement): unknown {
  const own = text.trim()
  return {
    [name]:
      children.length === 0 && Object.keys(attributes).length === 0
        ? own
        : [
            ...Object.entries(attributes).map(([key, value]) => ({ [`@${key}`]: value })),
            ...(own === '' ? [] : [own]),
            ...children.map(plain),
          ],
  }
}
