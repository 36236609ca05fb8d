import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import type { GraphiQLOptions } from 'graphql-yoga'

/**
 * GraphiQL looks for the tab to open by the query that was last edited, and opens an empty one where there is none: a second
 * visit would begin with `<untitled>` over the examples. So it is told what stands in the tab that was left, and empty tabs
 * of such visits go. Headers and variables of another start of this server become those of this one.
 */
const OPEN_TAB_THAT_WAS_LEFT = `
(defaults) => {
  const key = (name) => 'graphiql:' + name
  const known = 'duegraph:defaults'
  try {
    const former = JSON.parse(localStorage.getItem(known) ?? 'null') ?? defaults
    localStorage.setItem(known, JSON.stringify(defaults))
    const state = JSON.parse(localStorage.getItem(key('tabState')) ?? 'null')
    if (state === null) return
    const left = state.tabs[state.activeTabIndex]
    const written = state.tabs.filter((tab) => tab.query)
    if (written.length === 0) return localStorage.removeItem(key('tabState'))
    const renewed = (value) => {
      const place = former.findIndex((text) => text !== null && text === value)
      return place === -1 ? value : defaults[place]
    }
    for (const tab of written) {
      tab.headers = renewed(tab.headers)
      tab.variables = renewed(tab.variables)
    }
    const active = Math.max(written.indexOf(left), 0)
    localStorage.setItem(key('tabState'), JSON.stringify({ ...state, tabs: written, activeTabIndex: active }))
    for (const name of ['query', 'variables', 'headers']) {
      const text = written[active][name]
      if (text) localStorage.setItem(key(name), text)
      else localStorage.removeItem(key(name))
    }
  } catch {
    // Whatever is stored there, GraphiQL begins without it.
  }
}`

/**
 * On a first visit GraphiQL's tabs keep the offset of an animation that ended early; its own style hides it until a tab has the
 * focus, so that the tab leaps away under the mouse and the first click on it is lost. Dragged tabs change places as before.
 */
const STILL_TABS = '<style>li.graphiql-tab { transform: none !important; }</style>'

const ROOT = '<div id="root"></div>'

/** The page of GraphiQL. */
export function graphiqlPage(options?: GraphiQLOptions): string {
  const defaults = [options?.headers ?? null, variablesOf(options)]
  // A text that ends a script would end this one.
  const given = JSON.stringify(defaults).replaceAll('<', '\\u003c')
  const script = `<script>(${OPEN_TAB_THAT_WAS_LEFT})(${given})</script>`
  return renderGraphiQL(options).replace(ROOT, () => `${ROOT}${script}${STILL_TABS}`)
}

function variablesOf(options: GraphiQLOptions | undefined): string | null {
  return options?.defaultTabs?.find(({ variables }) => variables)?.variables ?? null
}
