/** Puts values in the place of `{{name}}`, as the API does when it sends. What it knows and this page does not stays as it is. */
export function fillTemplate(values: Readonly<Record<string, string>>) {
  return (template: string): string =>
    template.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => values[name] ?? whole)
}
