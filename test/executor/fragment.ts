import type { GraphQLInterfaceType, GraphQLObjectType } from 'graphql'
import { writeDirectives } from './directive.ts'
import type { Fragment, Place, Writing, Written } from './writing.ts'

/** A named fragment spread here, once or twice: one written before where it fits, else a new one. */
export function writeSpread(
  writing: Writing,
  type: GraphQLObjectType | GraphQLInterfaceType,
  place: Place,
): Written[] {
  const { random } = writing
  const fitting = writing.fragments.filter((fragment) => fits(writing, fragment, type.name, place))
  const isReused = fitting.length > 0 && random.chance(0.7)
  if (!isReused && writing.limits.fragments <= 0) return []
  const fragment = isReused ? random.pick(fitting) : writeFragment(writing, type.name, place)
  writing.limits.cost -= isReused ? fragment.cost * place.rows : 0
  for (const [name, kind] of fragment.shape) place.shape.set(name, kind)
  const spread = () => ({
    text: `...${fragment.name}${writeDirectives(writing, 0.3)}`,
    depth: fragment.depth,
    lists: fragment.lists,
  })
  return random.chance(0.25) ? [spread(), spread()] : [spread()]
}

/** Nothing in it fails, as it may stand in several places. */
function writeFragment(writing: Writing, type: string, place: Place): Fragment {
  const before = writing.limits.cost
  const shape = new Map(place.shape)
  writing.limits.fragments -= 1
  const name = `${type}Part${writing.limits.fragments}`
  const written = writing.select({ name: type }, { ...place, scope: null, shape })
  const fragment = {
    ...written,
    name,
    type,
    shape,
    definition: `fragment ${name} on ${type} { ${written.text} }`,
    cost: (before - writing.limits.cost) / place.rows,
  }
  writing.fragments.push(fragment)
  return fragment
}

function fits(writing: Writing, fragment: Fragment, type: string, place: Place): boolean {
  return (
    fragment.type === type &&
    place.depth + fragment.depth <= writing.limits.depth &&
    place.lists + fragment.lists <= 4 &&
    fragment.cost * place.rows <= Math.min(writing.limits.cost, 500) &&
    [...fragment.shape].every(([name, kind]) => (place.shape.get(name) ?? kind) === kind)
  )
}
