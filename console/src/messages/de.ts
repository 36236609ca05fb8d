import common from './de/common.json'
import layout from './de/layout.json'
import terms from './de/terms.json'

/** What every page says in this language. A page's own sentences come with the page: `pageMessages.ts`. */
export const de = { ...common, ...layout, ...terms }
