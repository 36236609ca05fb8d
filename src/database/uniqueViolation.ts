import { Prisma } from '../../prisma/generated/client/client.ts'

const UNIQUE_VIOLATION = 'P2002'

/** Whether Prisma could not write a row because there is one like it already. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === UNIQUE_VIOLATION
}
