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
  const found: XmlElement[] = []
  if (element !== null) collect(element, path, found)
  return found
}

function collect(element: XmlElement, [name, ...rest]: readonly string[], found: XmlElement[]): void {
  if (name === undefined) {
    found.push(element)
    return
  }
  for (const child of element.children) if (child.name === name) collect(child, rest, found)
}

/** The first that all of the path leads to. */
export function first(element: XmlElement | null, ...path: readonly string[]): XmlElement | null {
  return element === null ? null : firstAt(element, path, 0)
}

function firstAt(element: XmlElement, path: readonly string[], depth: number): XmlElement | null {
  if (depth === path.length) return element
  for (const child of element.children) {
    const found = child.name === path[depth] ? firstAt(child, path, depth + 1) : null
    if (found !== null) return found
  }
  return null
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
