import type { Provider } from '../provider/provider.ts'
import { providers } from '../provider/providers.ts'

/** The sending service of that name, as paths and commands give it. */
export function findProvider(name: string): Provider | undefined {
  return Object.values(providers).find((provider) => provider.name === name)
}
