type Nulls = 'TAKEN' | 'REFUSED'

declare module 'graphql' {
  interface GraphQLArgumentExtensions {
    nulls?: Nulls
  }
  interface GraphQLInputFieldExtensions {
    nulls?: Nulls
  }
}

/**
 * Of an argument that picks no rows, or of a field below one that does: null is as good as leaving it out. Without
 * this, an argument of a field that reads refuses null, and so does everything below it.
 */
export const takesNull = { extensions: { nulls: 'TAKEN' } } as const

/**
 * Of a field in the input of a mutation: it picks what the mutation is about, so null must not stand for "all" or "as
 * usual". Without this, null in the input of a mutation is a value that the mutation gives a meaning.
 */
export const refusesNull = { extensions: { nulls: 'REFUSED' } } as const
