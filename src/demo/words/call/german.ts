import type { Talks } from './spoken.ts'

export const GERMAN_TALKS: Talks = {
  promise: [
    (f) => [
      [
        'us',
        `Guten Tag, hier ist ${f.agent}${f.isPerson ? ' von der' : ', die Assistenz der'} ${f.company}. Das Gespräch wird aufgezeichnet. Spreche ich mit ${f.person}?`,
      ],
      ['them', `Ja, am Apparat.`],
      [
        'us',
        `Es geht um die Rechnung ${f.number} über ${f.amount}. Sie war am ${f.due} fällig, also vor ${f.overdueDays} Tagen. Liegt sie Ihnen vor?`,
      ],
      ['them', `Die habe ich hier. Es fehlte noch die Freigabe vom Einkauf, die kam erst diese Woche.`],
      ['us', `Danke. Wann dürfen wir mit der Zahlung rechnen?`],
      ['them', `Wir haben zwei Zahlläufe im Monat. Sie steht im Lauf am ${f.day}.`],
      ['us', `Dann notiere ich ${f.amount} in voller Höhe zum ${f.day}. Ist das richtig?`],
      ['them', `Ja, so können Sie es aufschreiben.`],
      ['us', `Vielen Dank. Bis dahin erinnern wir Sie nicht mehr.`],
      ['them', `Gut, auf Wiederhören.`],
    ],
    (f) => [
      [
        'us',
        `Guten Tag, ${f.agent} von der ${f.company}. Ich rufe wegen ${f.number} an, ${f.amount}, seit ${f.overdueDays} Tagen überfällig.`,
      ],
      [
        'them',
        `Ja, ${f.person}. Ihr Schreiben liegt vor mir. Ehrlich gesagt, zwei unserer Kunden zahlen selbst gerade spät.`,
      ],
      ['us', `Das verstehe ich. Uns hilft ein Termin, den Sie halten können.`],
      [
        'them',
        `Moment. Nächste Woche kommt ein größerer Betrag herein. Am ${f.day} könnte ich Ihre Rechnung anweisen.`,
      ],
      ['us', `Den ganzen Betrag?`],
      ['them', `Den ganzen. Teilzahlungen machen uns nur mehr Arbeit.`],
      [
        'us',
        `Dann halte ich ${f.amount} zum ${f.day} fest. Wenn sich etwas ändert, rufen Sie bitte vorher an.`,
      ],
      ['them', `Mache ich.`],
    ],
  ],
  dispute: [
    (f) => [
      [
        'us',
        `Guten Tag, ${f.agent} von der ${f.company}. Ich rufe wegen der Rechnung ${f.number} über ${f.amount} an.`,
      ],
      ['them', `Gut, dass Sie anrufen. Die Ware dazu ist hier nie angekommen.`],
      ['us', `Das tut mir leid. Die Rechnung ist vom ${f.issued}. Fehlt alles oder nur ein Teil?`],
      [
        'them',
        `Alles. Ich habe im Wareneingang und auf der Baustelle gefragt. Kein Lieferschein, keine Unterschrift.`,
      ],
      ['us', `Kann sie an einen anderen Standort gegangen sein?`],
      [
        'them',
        `Zwei habe ich angerufen, dort ist sie nicht. Sie müssten mir zeigen, wer unterschrieben hat.`,
      ],
      ['us', `Dann fordere ich den Ablieferbeleg im Lager an. Die Rechnung ruht so lange.`],
      ['them', `Ja bitte. Sobald ich eine Unterschrift von uns sehe, gebe ich sie am selben Tag frei.`],
      ['us', `Einverstanden. Eine Kollegin oder ein Kollege meldet sich bei Ihnen. Vielen Dank.`],
    ],
    (f) => [
      [
        'us',
        `Guten Tag, ${f.agent} von der ${f.company}, es geht um ${f.number}. Ist die Rechnung freigegeben?`,
      ],
      [
        'them',
        `Nein, ${f.person} hier. Wir suchen immer noch die Lieferung. Eine Rechnung habe ich, aber keine Ware.`,
      ],
      [
        'us',
        `Nach unseren Papieren ging sie am ${f.issued} hinaus. Hat der Fahrer vielleicht eine Karte hinterlassen?`,
      ],
      ['them', `Nein. Und im Eingangsbuch habe ich zweimal nachgesehen.`],
      ['us', `Danke. Ich eröffne eine Reklamation über ${f.amount}. Solange wir prüfen, mahnt Sie niemand.`],
      ['them', `Schicken Sie den unterschriebenen Schein oder die Ware. Beides ist mir recht.`],
      ['us', `Ich gebe es heute noch weiter.`],
    ],
  ],
  paymentSent: [
    (f) => [
      [
        'us',
        `Guten Tag, ${f.agent} von der ${f.company}. Es geht um die Rechnung ${f.number}, ${f.amount}. Wir sehen noch keinen Eingang.`,
      ],
      ['them', `Einen Moment. Die ist gestern hinausgegangen.`],
      ['us', `Sehr gut. Darf ich fragen, unter welchem Verwendungszweck?`],
      ['them', `Per Überweisung, mit Ihrer Rechnungsnummer.`],
      ['us', `Danke, dann sollte sie in den nächsten Tagen bei uns sein.`],
      ['them', `Wenn nicht, rufen Sie an, dann schicke ich Ihnen die Bestätigung der Bank.`],
      ['us', `Das mache ich. Vielen Dank und auf Wiederhören.`],
    ],
  ],
  copyRequest: [
    (f) => [
      [
        'us',
        `Guten Tag, hier ist ${f.agent} für die ${f.company}, wegen der Rechnung ${f.number} über ${f.amount}.`,
      ],
      ['them', `${f.number}? Die habe ich bei uns im System gar nicht.`],
      ['us', `Sie ging am ${f.issued} hinaus. Soll ich sie noch einmal senden lassen?`],
      ['them', `Ja bitte, aber mit unserer Bestellnummer, sonst kommt sie gleich zurück.`],
      ['us', `Als PDF, mit Bestellnummer. Stimmt die Adresse noch?`],
      [
        'them',
        `Die stimmt. Nur unser Mailfilter verschluckt zurzeit Anhänge. Schicken Sie sie bitte auch auf Papier.`,
      ],
      ['us', `Ich gebe beides weiter. Wie lange brauchen Sie danach?`],
      ['them', `Ungefähr eine Woche.`],
      ['us', `Vielen Dank, das hilft uns.`],
    ],
  ],
  outOfOffice: [
    (f) => [
      ['us', `Guten Tag, ${f.agent} von der ${f.company}. Ist ${f.person} zu sprechen?`],
      ['them', `Leider nicht, ${f.person} ist bis zum ${f.day} im Urlaub. Sie sprechen mit der Zentrale.`],
      [
        'us',
        `Es geht um die Rechnung ${f.number}, seit ${f.overdueDays} Tagen fällig. Gibt es eine Vertretung?`,
      ],
      ['them', `Für Zahlungen nicht. Freigeben könnte nur die Geschäftsführung, und die ist unterwegs.`],
      ['us', `Dann melde ich mich nach dem ${f.day} wieder. Können Sie eine Notiz hinterlegen?`],
      ['them', `Ich lege einen Zettel hin.`],
    ],
  ],
  wrongContact: [
    (f) => [
      [
        'us',
        `Guten Tag, ${f.agent} von der ${f.company}. Ich möchte gern mit der Kreditorenbuchhaltung sprechen.`,
      ],
      ['them', `Das war ich einmal. Ich bin im Frühjahr in eine andere Abteilung gewechselt.`],
      ['us', `Danke für den Hinweis. Wer kümmert sich jetzt um Lieferantenrechnungen?`],
      ['them', `Das läuft inzwischen zentral. Einen Namen habe ich nicht, nur das gemeinsame Postfach.`],
      ['us', `Es geht um ${f.number}, ${f.amount}. Können Sie das weitergeben?`],
      ['them', `Ich leite es weiter, aber nehmen Sie meine Nummer bitte aus Ihrer Liste.`],
      ['us', `Das mache ich. Vielen Dank.`],
    ],
  ],
  inquiry: [
    (f) => [
      ['us', `${f.company}, Debitorenbuchhaltung, ${f.agent} am Apparat. Das Gespräch wird aufgezeichnet.`],
      [
        'them',
        `Guten Tag, ${f.person} von ${f.customer}. Ich stimme gerade unser Konto ab. Welche Rechnungen sind bei Ihnen offen?`,
      ],
      [
        'us',
        `Einen Moment. Ich sehe ${f.count === 1 ? 'eine' : f.count}: ${f.numbers}. Zusammen ${f.amount}.`,
      ],
      ['them', `Die erste habe ich. Sind die anderen denn schon fällig?`],
      ['us', `Die älteste war am ${f.due} fällig. Ich kann Ihnen einen Kontoauszug mit allen schicken.`],
      ['them', `Gern. Kann ich sie mit einer Überweisung bezahlen?`],
      ['us', `Ja. Nennen Sie die Nummern im Verwendungszweck, wir ordnen den Betrag dann zu.`],
      ['them', `Sehr gut. Ich gleiche das ab und melde mich.`],
      ['us', `Vielen Dank für Ihren Anruf.`],
    ],
  ],
  bankDetails: [
    (f) => [
      ['us', `${f.company}, Debitorenbuchhaltung, ${f.agent} am Apparat.`],
      [
        'them',
        `Guten Tag, ${f.person}, ${f.customer}. Wir haben eine Mail bekommen, Ihre Bankverbindung habe sich geändert. Stimmt das?`,
      ],
      ['us', `Nein. Unsere Bankverbindung ist unverändert, sie steht auf jeder Rechnung.`],
      ['them', `Das dachte ich mir. Die Mail sah merkwürdig aus.`],
      ['us', `Bitte zahlen Sie nicht auf das Konto, das darin steht. Können Sie sie uns weiterleiten?`],
      ['them', `Schicke ich Ihnen. Dann geht ${f.number} wie immer auf das alte Konto.`],
      ['us', `Genau. Danke, dass Sie vorher gefragt haben.`],
    ],
  ],
  voicemail: [
    (f) => [
      ['them', `Sie haben ${f.customer} erreicht. Bitte sprechen Sie nach dem Ton.`],
      [
        'us',
        `Guten Tag, hier ist ${f.agent} für die ${f.company}, wegen der Rechnung ${f.number} über ${f.amount}, fällig am ${f.due}. Bitte rufen Sie uns zurück oder antworten Sie auf unsere Mail. Vielen Dank.`,
      ],
    ],
  ],
}
