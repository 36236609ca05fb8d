import type { Read } from '../../database/read.ts'
import { sql } from '../../database/sql.ts'
import { MARGIN, type Sheet, WIDTH } from '../../paper/sheet.ts'

/** Who writes, and to whom: name and address as lines. */
type Side = { name: string; address: string[] }
export type Head = { from: Side; to: Side; timezone: string }

type Row = {
  organization: string
  timezone: string
  ownAddress: AddressParts | null
  party: string | null
  address: AddressParts | null
}
type AddressParts = Partial<
  Record<'line1' | 'line2' | 'postalCode' | 'city' | 'state' | 'country', string | null>
>

/** Null where there is no such organization, or no such party in it. */
export async function readHead(
  read: Read,
  organizationId: string,
  { partyId, addressId = null }: { partyId: string | null; addressId?: string | null },
): Promise<Head | null> {
  const address = (
    where: ReturnType<typeof sql>,
  ) => sql`(select json_build_object('line1', a.line1, 'line2', a.line2,
      'postalCode', a.postal_code, 'city', a.city, 'state', a.state, 'country', a.country)
    from address a where a.organization_id = o.id and ${where} order by a.is_primary desc, a.created_at, a.id limit 1)`
  const [row] = await read<Row>(sql`select o.name as organization, o.timezone, p.name as party,
      ${address(sql`a.party_id = o.own_party_id`)} as "ownAddress",
      coalesce(${address(sql`a.id = ${addressId}::uuid`)}, ${address(sql`a.party_id = p.id`)}) as address
    from organization o left join party p on p.organization_id = o.id and p.id = ${partyId}::uuid
    where o.id = ${organizationId}::uuid`)
  if (row === undefined || (partyId !== null && row.party === null)) return null
  return {
    from: { name: row.organization, address: linesOf(row.ownAddress) },
    to: { name: row.party ?? '', address: linesOf(row.address) },
    timezone: row.timezone,
  }
}

function linesOf(parts: AddressParts | null): string[] {
  const { line1, line2, postalCode, city, state, country } = parts ?? {}
  const place = [postalCode, city, state].filter(Boolean).join(' ')
  return [line1, line2, place, country].filter((line): line is string => !!line?.trim())
}

/** The upper part of a first page: who writes to whom, what it is, and what is known of it. */
export function writeHead(
  sheet: Sheet,
  { from, to }: Head,
  title: string,
  known: readonly (readonly [string, string])[],
): void {
  sheet.write(title, {}, { size: 18, bold: true })
  sheet.y += 32
  const [half, top] = [WIDTH / 2, sheet.y]
  for (const [index, line] of [to.name, ...to.address].entries()) {
    sheet.write(line, { width: half - 12 }, index === 0 ? { size: 10, bold: true } : {})
    sheet.y += 13
  }
  const left = sheet.y
  sheet.y = top
  const box = { x: MARGIN + half, width: half }
  for (const [index, line] of [from.name, ...from.address].entries()) {
    sheet.write(line, box, index === 0 ? { size: 10, bold: true } : {})
    sheet.y += 13
  }
  sheet.y += 5
  for (const [name, value] of known) {
    sheet.write(name, { ...box, width: 90 }, { grey: true })
    sheet.write(value, { x: box.x + 92, width: half - 92 })
    sheet.y += 13
  }
  sheet.y = Math.max(left, sheet.y) + 16
}
