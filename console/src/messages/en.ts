import common from './en/common.json'
import layout from './en/layout.json'
import terms from './en/terms.json'

/** What every page says in this language. A page's own sentences come with the page: `pageMessages.ts`. */
export const en = { ...common, ...layout, ...terms }
