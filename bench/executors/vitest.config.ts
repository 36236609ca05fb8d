import tests from '../../vitest.config.ts'

/** The tests' own database and operations, for what is compared with the executor and is no test of the project. */
export default { ...tests, test: { ...tests.test, include: ['bench/executors/*.compare.ts'] } }
