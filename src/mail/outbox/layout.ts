import { Markup, markup } from '../../http/markup.ts'

const STYLE = new Markup(`
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { max-width: 56rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; overflow-wrap: anywhere; }
  th { font-weight: 600; white-space: nowrap; }
  tr + tr { border-top: 1px solid color-mix(in srgb, currentColor 15%, transparent); }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  pre, iframe { border: 1px solid color-mix(in srgb, currentColor 25%, transparent); border-radius: .4rem; padding: .8rem; }
  iframe { width: 100%; height: 32rem; box-sizing: border-box; background: white; color-scheme: light; }
  form { display: inline-block; margin: 0 .5rem 1rem 0; }
  button { font: inherit; padding: .3rem .9rem; }
  .note { font-weight: 600; }
`)

/** The frame of both pages of the outbox. */
export function layout(title: string, content: Markup): string {
  const page = markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
${content}
</body>
</html>
`
  return page.source
}
