import type { Country } from './places.ts'

/** `{a}` and `{b}` are family names, `{p}` is a made-up place, `{t}` a trade. */
type CompanyNames = {
  patterns: readonly string[]
  trades: readonly string[]
  places: readonly string[]
  /** Public bodies, schools, hospitals: no sales tax in the United States. */
  institutions: readonly string[]
}

const list = (text: string): readonly string[] => text.split(',').map((item) => item.trim())

const GERMAN: CompanyNames = {
  patterns: [
    '{a} {t} GmbH',
    '{a} {t} GmbH & Co. KG',
    '{a} & Söhne {t} KG',
    '{a} & {b} GmbH',
    '{t} {p} GmbH',
    '{p}er {t} AG',
    '{a} {t} OHG',
    '{a} {t} AG',
    '{a} + {b} Ingenieure PartG mbB',
  ],
  trades: list(
    'Maschinenbau, Anlagentechnik, Kältetechnik, Wasserbau, Metallwerke, Lebensmittel, Privatbrauerei, Papierfabrik, Verpackungen, Kunststofftechnik, Energietechnik, Laborbedarf, Feinmechanik, Haustechnik, Druckguss, Umwelttechnik, Medizintechnik, Molkerei, Galvanik, Biogas',
  ),
  places: list('Altenbrück, Wiesenau, Kaltenried, Hohenlinde, Steinfurth, Marienroda, Ellernfeld, Moorwerth'),
  institutions: ['Stadtwerke {p}', 'Klinikum {p} gGmbH', 'Wasserverband {p}', 'Fachhochschule {p}'],
}
const US: CompanyNames = {
  patterns: [
    '{a} {t}, Inc.',
    '{a} & {b} {t} LLC',
    '{p} {t} LLC',
    '{a} {t} Co.',
    '{a} Brothers {t}',
    '{p} {t} Group, Inc.',
    "{a}'s {t}",
  ],
  trades: list(
    'Property Management, Logistics, Brewing, Foods, Fitness Clubs, Self Storage, Auto Parts, Dental Care, Hospitality, Cold Storage, Bakeries, Laundry Services, Office Parks, Senior Living, Printing, Daycare Centers, Packaging',
  ),
  places: list(
    'Big Elk, Harbor Point, Copper Ridge, Saltmarsh, Three Rivers, Millbrook Falls, Fox Hollow, Kestrel Bay, Granite Notch',
  ),
  institutions: [
    "St. Brendan's Medical Center",
    '{p} Unified School District',
    '{p} Community Hospital',
    'Town of {p}',
    '{p} Charter School',
    '{p} Public Library',
    '{a} Foundation',
  ],
}

export const COMPANIES: Record<Country, CompanyNames> = {
  DE: GERMAN,
  AT: {
    ...GERMAN,
    patterns: ['{a} {t} GmbH', '{a} & {b} GmbH', '{t} {p} GmbH'],
    institutions: ['Wasserverband {p}'],
  },
  CH: {
    ...GERMAN,
    patterns: ['{a} {t} AG', '{a} & {b} AG', '{t} {p} Sàrl'],
    institutions: ['Technische Betriebe {p}'],
  },
  FR: {
    patterns: [
      'Ateliers {a} SARL',
      '{a} & Fils SAS',
      "L'Atelier {a} SARL",
      '{t} {p} SAS',
      'Établissements {a} SA',
    ],
    trades: ['Fonderie', 'Laiterie', 'Papeterie', 'Chaudronnerie', 'Brasserie', 'Hydraulique'],
    places: ['de Valserac', "d'Ornelle", 'du Mauzy', 'des Trois Ponts'],
    institutions: ['Régie des Eaux {p}'],
  },
  NL: {
    patterns: ['{a} {t} B.V.', '{a} & Zonen B.V.', '{t} {p} B.V.', '{a} {t} V.O.F.'],
    trades: [
      'Techniek',
      'Waterbeheer',
      'Zuivel',
      'Machinefabriek',
      'Tuinbouw',
      'Koeltechniek',
      "Scheepswerf 't Anker",
    ],
    places: ['Oudervliet', 'Noordzijl', 'Kempendal'],
    institutions: ['Waterschap {p}'],
  },
  ES: {
    patterns: [
      'Talleres {a} S.L.',
      'Conservas {a} S.A.',
      '{a} e Hijos S.L.',
      'Bodegas {a} S.A.',
      'Aguas de {p} S.A.',
    ],
    trades: ['Montajes'],
    places: ['Valdeoliva', 'Riomarín'],
    institutions: ['Aguas de {p} S.A.'],
  },
  IT: {
    patterns: ['Officine {a} S.r.l.', '{a} & Figli S.n.c.', 'Caseificio {a} S.p.A.', '{a} Impianti S.r.l.'],
    trades: ['Impianti'],
    places: ['Montebruno'],
    institutions: ['Acquedotto {p}'],
  },
  SE: {
    patterns: ['{a} Industri AB', '{a} & Co AB', '{p} Mekaniska AB'],
    trades: ['Industri'],
    places: ['Norrvik', 'Älvsund'],
    institutions: ['{p} Vatten AB'],
  },
  GB: {
    patterns: ['{a} & {b} Ltd', '{a} {t} Ltd', '{a} Instruments plc'],
    trades: ['Process Controls', 'Water Services', 'Distillers', 'Engineering'],
    places: ['Thornwick'],
    institutions: ['{p} Water'],
  },
  JP: {
    patterns: ['{a} Seiki K.K.', '{a} Keisoku K.K.'],
    trades: ['Seiki'],
    places: ['Aoba'],
    institutions: ['{p} Keisoku K.K.'],
  },
  KW: {
    patterns: ['{a} Water Treatment W.L.L.', '{a} Oilfield Services K.S.C.'],
    trades: ['Water'],
    places: ['Gulf'],
    institutions: ['{p} Water W.L.L.'],
  },
  BH: {
    patterns: ['{a} Process Controls W.L.L.', '{a} Dairy B.S.C.'],
    trades: ['Water'],
    places: ['Gulf'],
    institutions: ['{p} Water W.L.L.'],
  },
  US,
  CA: {
    ...US,
    patterns: ['{a} {t} Ltd.', '{p} {t} Inc.', '{a} & {b} Inc.'],
    institutions: ['{p} Regional Hospital'],
  },
}

/** Suppliers send their invoices to us. */
export const SUPPLIERS: Record<'lindenhag' | 'tidewell', readonly string[]> = {
  lindenhag: [
    'Rheinkabel Vertriebs GmbH',
    'Nordsee Spedition KG',
    'Gasewerk Thalheimer AG',
    'Platinenbau Krügel GmbH',
    'Büro & Papier Sandmeier e.K.',
    'Hostwerft Rechenzentren GmbH',
  ],
  tidewell: [
    'Palisade Paper Mills, Inc.',
    'Bluestem Chemical Co.',
    'Turnpike Freight Lines LLC',
    'Quarry Street Realty',
    'Ampersand Software, Inc.',
  ],
}
