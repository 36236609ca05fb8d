const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ' }

/** The text of a mail that has only HTML: enough of it to search. */
export function textOfHtml(html: string): string {
  return html
    .replace(/<(?:br|p|div|tr|li|h\d|\/p|\/div|\/tr)\b[^<>]*>/gi, '\n')
    .replace(/<[^<>\s@][^<>@]*>/g, '')
    .replace(/&(lt|gt|amp|quot|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '')
}
