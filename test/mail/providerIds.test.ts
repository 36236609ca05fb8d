import { expect, test } from 'vitest'
import { providerIds } from '../../src/mail/providerIds.ts'

test.each([
  ['250 2.0.0 Ok: queued as 4bXyZ1Abc', ['4bXyZ1Abc']],
  ['250 OK queued as 17abcdef.', ['17abcdef']],
  ['250 OK id=1rABcd-000123-4x', ['1rABcd-000123-4x']],
  [
    '250 Ok 0100018b5c3c0a4f-1b2c3d4e-0000-1111-2222-333344445555-000000',
    ['0100018b5c3c0a4f-1b2c3d4e-0000-1111-2222-333344445555-000000'],
  ],
  ['250 2.0.0 OK 7A/11-23456-89ABCDEF', ['7A/11-23456-89ABCDEF']],
  [
    '250 2.0.0 OK <PAXPR01MB1@PAXPR01MB1.eurprd01.prod.outlook.com> [Hostname=PAXPR01MB1.eurprd01.prod.outlook.com]',
    ['PAXPR01MB1@PAXPR01MB1.eurprd01.prod.outlook.com'],
  ],
  ['250 2.0.0 4AB1CdEf012345 Message accepted for delivery', ['4AB1CdEf012345']],
  ['250 Great success', []],
  ['250 OK', []],
  ['', []],
])('%s names %o', (response, ids) => {
  expect(providerIds(response)).toEqual(ids)
})
