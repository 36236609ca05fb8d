import type { Country } from './places.ts'

type Names = { given: readonly string[]; family: readonly string[] }

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

const GERMAN: Names = {
  given: words(
    'Anja Bernd Claudia Dirk Elke Frank Gesa Holger Ines Jürgen Katrin Lars Maren Nils Petra Ralf Sabine Sören Ulrike Volker Yvonne Jörg',
  ),
  family: words(
    'Brandstätter Öhlschläger Kühnemund Weißgerber Dornhöfer Rademacher Hülsbeck Vogelsang Niehaus Großmann Jürgensen Steinbrecher Terhorst Zobelmann Lüttgens Achterberg Färber Kessenich Mühlhausen Pohlentz Rautenstrauch Schönfelder Tönnies Wiedekamp Albersmeier Buddenkötter Diekhoff Eickelpasch Flottmeyer Gierhake Hasselhorst Imbrock Kattenbaum Lohmüller Nordholt Overbeckmann Pieperjohann Querfurth Ruhenstroth Stallberg Uphoff Wittekind Zumbrägel Hackländer Möllering Brüggestrat',
  ),
}
const ENGLISH: Names = {
  given: words(
    'Abigail Brandon Carla Derek Ellen Grace Howard Irene Jamal Kelly Luis Monica Nathan Olivia Paul Renee Samuel Tracy Victor Wendy',
  ),
  family: words(
    "Ashdown Blackwell Carmody Delgado Ellsworth Fairbank Garrity Holloway Ivers Kowalczyk Lambert McCready Nakamura O'Rourke Pettigrew Quintero Rosenthal Stavros Trumbull Underhill Vandermeer Whitcomb Yeager O'Malley Abernathy Brockway Chisholm Drummond Eastwick Farnsworth Goldfarb Hathaway Inskeep Jaworski Kensler Lockridge Montague Norcross Oberlander Prentiss Ravenel Satterfield Thackeray Upchurch Villanueva Westbrook Zielinski D'Angelis",
  ),
}

export const PEOPLE: Record<Country, Names> = {
  DE: GERMAN,
  AT: GERMAN,
  CH: GERMAN,
  FR: {
    given: words('Amélie Benoît Camille Didier Élodie Fabien Hélène Jérôme Nathalie Olivier Sylvie Thierry'),
    family: words(
      "Delcourt Beauchêne Garnaud Lefranc Marchetaux Périgaud Roussel-Vidal Tellier d'Hauteville Villemin Chastaing Montaubry Desrosiers-Blin Quénard Lavergnat Poitevert",
    ),
  },
  NL: {
    given: words('Annelies Bram Daan Esther Gijs Hanneke Joost Lotte Marloes Ruben Sanne Wouter'),
    family: [
      'van der Heijde',
      'Oosterbaan',
      'de Graauw',
      'Hoogendijk',
      'Kuipersma',
      'Terpstraat',
      'van Wijnbergen',
      'Schuurink',
      'Brouwhuis',
    ],
  },
  ES: {
    given: words('Alba Carlos Elena Ignacio Lucía Marta Nuria Pablo Rocío Sergio'),
    family: words('Ibáñez Zorraquino Peñalver Castellanos Urrutia Montejo Barrionuevo Quesada'),
  },
  IT: {
    given: words('Alessandra Bruno Chiara Davide Federica Giorgio Marina Stefano'),
    family: words('Bertolazzi Castagneri Fumagallo Morandini Pellegrinotti Zanchetta'),
  },
  SE: {
    given: words('Åsa Björn Elin Göran Karin Mattias'),
    family: words('Lindqvistsson Åkerlund Sjöholmen Bergvall Öhrström'),
  },
  GB: ENGLISH,
  US: ENGLISH,
  CA: ENGLISH,
  JP: { given: words('Haruka Kenta Naomi Takumi'), family: words('Hayakita Morishige Onodera Shirakawa') },
  KW: { given: words('Fahad Noura Yousef'), family: ['Al Dhow', 'Al Sabeel', 'Al Rimal'] },
  BH: { given: words('Ahmed Layla Hassan'), family: ['Al Noon', 'Sitrawi', 'Al Muharraq'] },
}
