import {
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
} from 'graphql'

export const CONTROLS = {
  CHOICE: { description: 'Some of a few values, such as statuses or currencies.' },
  BOOLEAN: { description: 'Yes or no: the value itself is true or false.' },
  DATE_RANGE: { description: 'A day or an instant, or from one to another.' },
  NUMBER_RANGE: { description: 'A number, or from one to another.' },
  MONEY_RANGE: { description: 'An amount in minor units of its own currency, or from one to another.' },
  TEXT: { description: 'Text that is typed.' },
  REFERENCE: { description: 'Some rows, by their ids.' },
  CONDITIONS: {
    description: 'Conditions of another kind of rows, such as a party or emails: the operators are these.',
  },
} as const

export type Control = keyof typeof CONTROLS

const BY_SCALAR: Readonly<Record<string, Control>> = {
  Boolean: 'BOOLEAN',
  DateTime: 'DATE_RANGE',
  LocalDate: 'DATE_RANGE',
  Int: 'NUMBER_RANGE',
  Decimal: 'NUMBER_RANGE',
  SafeInt: 'MONEY_RANGE',
  CurrencyCode: 'CHOICE',
  String: 'TEXT',
  ID: 'REFERENCE',
  UUID: 'REFERENCE',
}

/** What a person picks values of a filter by: it follows from what the filter compares with. */
export function controlOf(type: GraphQLInputType): Control {
  const named = getNamedType(type)
  // A filter has operators on one value. `some`, or fields of their own, lead to other rows.
  const operand = isInputObjectType(named) ? operandOf(Object.values(named.getFields())) : named
  if (operand === undefined) return 'CONDITIONS'
  return isEnumType(operand) ? 'CHOICE' : (BY_SCALAR[operand.name] ?? 'TEXT')
}

function operandOf(operators: readonly GraphQLInputField[]) {
  const comparing = operators.find(({ name }) => name === 'eq' || name === 'in')
  return comparing && getNamedType(comparing.type)
}

export type Operator = { name: string; type: string; description: string }

/** What a filter compares by; none where its value stands for itself. */
export function operatorsOf(type: GraphQLInputType): Operator[] {
  const named = getNamedType(type)
  if (!isInputObjectType(named)) return []
  return Object.values(named.getFields()).map((operator) => ({
    name: operator.name,
    type: String(operator.type),
    description: operator.description ?? '',
  }))
}

export type Choice = { value: string; label: string; description: string }

/** The values that a filter knows by itself: those of its enum. */
export function choicesOf(type: GraphQLInputType): Choice[] {
  const named = getNamedType(type)
  const operand = isInputObjectType(named) ? operandOf(Object.values(named.getFields())) : named
  if (!isEnumType(operand)) return []
  return operand.getValues().map(({ name, description }) => ({
    value: name,
    label: labelOf(name),
    description: description ?? '',
  }))
}

export const takesIsNull = (type: GraphQLInputType) => operatorsOf(type).some(({ name }) => name === 'isNull')

/** `dueDate` and `PARTIALLY_PAID` as people read them: `Due date`, `Partially paid`. */
export function labelOf(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
    .replace(/(\d) (\d)/g, '$1–$2')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
