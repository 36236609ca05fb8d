/** An object of the document, unchecked. */
export type Raw = Readonly<Record<string, unknown>>

/** Where a field of a record comes from: a key; a key whose value is turned into ours; objects within. */
type Rule =
  | string
  | { key: string; as: (value: unknown, source: Raw) => unknown }
  | { key: string; each: Spec }
  | { key: string; of: Spec }

/** What the fields of a record, or of a part of one, come from. */
export type Spec = { readonly [field: string]: Rule }

/** Makes a record, or a part of one. Nulls and blank texts are left out; a value of another shape is left to be refused. */
export function make(spec: Spec, source: Raw): Record<string, unknown> {
  const made: Record<string, unknown> = {}
  for (const [field, rule] of rulesOf(spec)) {
    const value = present(source[keyOf(rule)])
    if (value === undefined) continue
    const ours = present(makeValue(rule, value, source))
    if (ours !== undefined) made[field] = ours
  }
  return made
}

const rules = new WeakMap<Spec, [field: string, rule: Rule][]>()

/** There are few specs, and each makes thousands of records. */
function rulesOf(spec: Spec): [field: string, rule: Rule][] {
  let entries = rules.get(spec)
  if (entries === undefined) {
    entries = Object.entries(spec)
    rules.set(spec, entries)
  }
  return entries
}

function makeValue(rule: Rule, value: unknown, source: Raw): unknown {
  if (typeof rule === 'string') return value
  if ('as' in rule) return rule.as(value, source)
  if ('of' in rule) return isRaw(value) ? make(rule.of, value) : value
  if (!Array.isArray(value)) return value
  return value.map((entry: unknown) => (isRaw(entry) ? make(rule.each, entry) : entry))
}

function keyOf(rule: Rule): string {
  return typeof rule === 'string' ? rule : rule.key
}

function present(value: unknown): unknown {
  if (value === null || (typeof value === 'string' && value.trim() === '')) return undefined
  return value
}

export function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The path in the document of a path in the record that was made of it. */
export function originOf(spec: Spec, path: string): string {
  const [, name = '', index = '', , rest] = /^([^.[\]]+)((\[\d+\])*)\.?(.*)$/.exec(path) ?? []
  const rule = spec[name]
  if (rule === undefined) return path
  const inner = typeof rule === 'object' && 'each' in rule ? rule.each : undefined
  const within = typeof rule === 'object' && 'of' in rule ? rule.of : inner
  const behind = rest === undefined || rest === '' ? '' : within === undefined ? rest : originOf(within, rest)
  return `${keyOf(rule)}${index}${behind === '' ? '' : `.${behind}`}`
}
