export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** What stands at the path of an answer; null where the path leads nowhere. */
export function at(value: Json | undefined, ...path: readonly string[]): Json {
  return path.reduce<Json>((parent, key) => objectOf(parent)[key] ?? null, value ?? null)
}

export function objectOf(value: Json | undefined): { readonly [key: string]: Json } {
  // Array.isArray does not narrow readonly arrays away, so their type is told here.
  return isObject(value) ? value : {}
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : []
}

export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}
