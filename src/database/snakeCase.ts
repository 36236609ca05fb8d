/** `targetPartyId` is `target_party_id`, `LineItem` is `line_item`: the rule schema.prisma keeps. */
export function snakeCase(name: string): string {
  return name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toLowerCase()
}
