const [T1, T2] = [new Date('2026-01-01T00:00:00.001Z'), new Date('2026-01-01T00:00:00.002Z')]

/** `country: undefined` is a party without a billing address. */
export const PARTIES = [
  {
    name: 'Acme',
    email: 'Office@acme.example',
    country: 'DE',
    contacts: ['rosa@b.example', null],
    createdAt: T1,
  },
  { name: 'ACME', email: null, country: 'de', contacts: ['ROSA@B.example'], createdAt: T2, isActive: false },
  { name: '100% Wool', email: 'w_l@b.example', country: null, contacts: [], isCompany: false, createdAt: T1 },
  { name: '100 Wool', email: 'wol@b.example', country: 'Österreich', contacts: [null], createdAt: T2 },
  {
    name: 'under_score',
    accountNumber: 'K_1',
    country: undefined,
    contacts: ['o_k@b.example'],
    createdAt: T1,
  },
  {
    name: 'underXscore',
    accountNumber: 'KX1',
    country: 'ÖSTERREICH',
    contacts: [],
    isEmailOutreachPaused: true,
  },
  { name: 'back\\slash', accountNumber: 'k_1', country: undefined, contacts: [], isCallOutreachPaused: true },
  {
    name: 'Müller & Söhne',
    email: 'm@b.example',
    country: 'DE',
    contacts: ['100%@b.example', 'ok@b.example'],
  },
  { name: 'MÜLLER & SÖHNE', email: 'M@b.example', country: undefined, contacts: [], updatedAt: T1 },
  { name: 'O\'Neil "Quote" Ltd', email: null, country: 'USA', contacts: [], updatedAt: T2 },
  { name: 'İstanbul Straße', email: 'zoë@b.example', country: 'Türkiye', contacts: ['ΣΟΦΟΣ@b.example'] },
  { name: 'ISTANBUL STRASSE', email: 'zoe@b.example', country: 'TURKIYE', contacts: ['σοφος@b.example'] },
  { name: 'O’Neil Ørsted Æther', accountNumber: 'Ｋ１', country: 'Côte d’Ivoire', contacts: [] },
].map((party, index) => ({ ...party, assignee: [null, 0, 1, 2, 3][index % 5] ?? null }))
