/** The state that a German city lies in; customers elsewhere in Europe name none. */
export const STATES: Record<string, string> = {
  Berlin: 'Berlin',
  Hamburg: 'Hamburg',
  München: 'Bayern',
  Köln: 'Nordrhein-Westfalen',
  Leipzig: 'Sachsen',
  Bielefeld: 'Nordrhein-Westfalen',
  Nürnberg: 'Bayern',
  Rostock: 'Mecklenburg-Vorpommern',
  Freiburg: 'Baden-Württemberg',
  Osnabrück: 'Niedersachsen',
  Ulm: 'Baden-Württemberg',
  Göttingen: 'Niedersachsen',
  Stuttgart: 'Baden-Württemberg',
  Erfurt: 'Thüringen',
}
