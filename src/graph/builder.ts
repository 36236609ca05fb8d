import SchemaBuilder from '@pothos/core'
import ComplexityPlugin from '@pothos/plugin-complexity'
import PrismaPlugin from '@pothos/plugin-prisma'
import type { Prisma } from '../../prisma/generated/client/client.ts'
import type PrismaTypes from '../../prisma/generated/pothos.ts'
import { getDatamodel } from '../../prisma/generated/pothos.ts'
import type { Context } from './context.ts'
import { AcceleratorPlugin } from './execution/accelerator.ts'
import { fieldCost } from './limit/cost.ts'
import { NullsPlugin } from './nulls/plugin.ts'
import { ReadPlugin } from './read/plugin.ts'
import type { Rows } from './read/table.ts'
import {
  CurrencyCode,
  DateTime,
  Decimal,
  type InstantOrDay,
  Json,
  LocalDate,
  SafeInt,
  TimeZone,
  UUID,
} from './scalars.ts'

export type Scalars = {
  DateTime: { Input: InstantOrDay; Output: Date }
  LocalDate: { Input: string; Output: string }
  UUID: { Input: string; Output: string }
  SafeInt: { Input: number; Output: number | bigint }
  Decimal: { Input: string; Output: string }
  CurrencyCode: { Input: string; Output: string }
  TimeZone: { Input: string; Output: string }
  JSON: { Input: unknown; Output: Prisma.JsonValue }
  ID: { Input: string; Output: string }
}

/** Decimals are read as exact text, not as Prisma's decimal objects. */
type StoredTypes = {
  [M in keyof PrismaTypes]: M extends keyof Rows
    ? Omit<PrismaTypes[M], 'Shape'> & { Shape: Rows[M] }
    : PrismaTypes[M]
}

/** The policy of the whole schema on one screen. Types are defined in the domains' folders, never here. */
export const builder = new SchemaBuilder<{
  Context: Context
  PrismaTypes: StoredTypes
  Scalars: Scalars
  DefaultFieldNullability: false
}>({
  defaultFieldNullability: false,
  plugins: [
    NullsPlugin,
    // Stands before the plugin whose `select` it reads.
    ReadPlugin,
    PrismaPlugin,
    ComplexityPlugin,
    // Only makes it faster: without this line Prisma and loaders serve everything.
    AcceleratorPlugin,
  ],
  prisma: { client: ({ database }) => database, dmmf: getDatamodel() },
  complexity: { fieldComplexity: fieldCost },
})

builder.queryType({
  description:
    'Everything that can be read. Every field is scoped to one organization. What picks rows (`where` and everything in ' +
    'it, `search`, `includeInactive`) is left out or has a value: null is BAD_USER_INPUT, naming the place, so that a ' +
    'value which a program failed to work out does not stand for everything. `isNull` asks for missing values. One ' +
    'operation holds at most 20 fields here, and costs at most 5,000: an object 1, a value nothing, a page as many ' +
    'objects as it may hold.',
})

builder.addScalarType('DateTime', DateTime)
builder.addScalarType('LocalDate', LocalDate)
builder.addScalarType('UUID', UUID)
builder.addScalarType('SafeInt', SafeInt)
builder.addScalarType('Decimal', Decimal)
builder.addScalarType('CurrencyCode', CurrencyCode)
builder.addScalarType('TimeZone', TimeZone)
builder.addScalarType('JSON', Json)
