/** The parts of the page in their order; what only administrators may see is named as such. */
const SECTIONS = [
  { name: 'organization', isForAdmins: false },
  { name: 'members', isForAdmins: false },
  { name: 'tokens', isForAdmins: false },
  { name: 'webhooks', isForAdmins: true },
  { name: 'suppressions', isForAdmins: false },
  { name: 'audit', isForAdmins: false },
] as const

export type Section = (typeof SECTIONS)[number]['name']

export function sectionsFor({ isAdmin }: { isAdmin: boolean }): readonly Section[] {
  return SECTIONS.filter(({ isForAdmins }) => isAdmin || !isForAdmins).map(({ name }) => name)
}
