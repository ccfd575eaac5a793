import { type Bank, topicsOf } from './bank'

export const GERMAN: Bank = {
  code: 'de',
  name: 'German',
  topics: topicsOf(`
@ wohnen instruction
?1 In meinem Schlafzimmer ist Schimmel in der Ecke. Was mache ich in welcher Reihenfolge?
=2 Kurz und weit offen ist besser als lang und gekippt.
?2 Wie lüfte ich im Winter richtig, ohne die Wohnung auszukühlen?
=1 Erst die Ursache, dann die Oberfläche: Wer nur wischt, hat den Fleck in vier Wochen wieder.
*1 Ursache finden :: Kalte Ecke, zu wenig Luftaustausch oder Wasser von außen? Ein Hygrometer für zehn Euro beantwortet das meiste. Dauerhaft über 60 % ist zu viel.
*2 Wann :: Morgens nach dem Aufstehen, nach dem Duschen und nach dem Kochen. Bei Frost reichen drei Minuten.
*2 Heizung :: Vorher herunterdrehen, danach wieder an. Wände und Möbel bleiben warm, nur die feuchte Luft geht.
* Stoßlüften :: Dreimal am Tag fünf Minuten mit weit offenem Fenster. Gekippte Fenster kühlen die Wand aus und tauschen kaum Luft.
*1 Reinigen :: Kleine Stellen mit Alkohol von 70 %, mit Handschuhen und Maske. Ab einem halben Quadratmeter gehört das in die Hände einer Firma.
*1 Möbel abrücken :: Zwischen Schrank und Außenwand sollte eine Handbreit Platz sein.
*1 Vermieter informieren :: Schriftlich, mit Fotos und Datum, und zwar bevor man selbst etwas verändert.
.1 Kommt der Fleck nach wenigen Wochen wieder, liegt es an der Wand und nicht an den Gewohnheiten.
@ programmieren code
? Schreib eine Python-Funktion, die Dubletten entfernt und die Reihenfolge behält.
? Was spricht gegen list(set(x)), wenn ich Dubletten loswerden will?
= Eine Menge verliert die Reihenfolge, deshalb taugt sie nur, wenn die Reihenfolge egal ist. Sie zu behalten kostet fast nichts:
+ dedupe
* Warum das schnell ist :: Die Suche in einer Menge dauert im Mittel konstant lange, der ganze Durchlauf ist linear.
* Einzeiler :: list(dict.fromkeys(items)) liefert seit Python 3.7 dasselbe.
* Nicht hashbare Werte :: Für Listen und Wörterbücher einen Schlüssel wählen, etwa ein Tupel der entscheidenden Felder.
* Testen :: Leere Liste, ein Element, alle gleich.
. Im Alltag nehme ich dict.fromkeys.
@ mathematik math
? Löse bitte mit Rechenweg: {problem}
? Kannst du meine Hausaufgabe prüfen? {problem}
= Schritt für Schritt:
+ solution
* Probe :: Das Ergebnis in den Ausgangsterm einsetzen. Stimmen beide Seiten, ist unterwegs kein Vorzeichen verloren gegangen.
* Gedanke :: Jede Umformung erhält die Gleichheit und macht sie einfacher. Pro Zeile nur ein Schritt.
* Häufiger Fehler :: Das Vorzeichen beim Hinüberbringen und die zweite Lösung der Wurzel.
. Wenn du magst, bekommst du zwei ähnliche Aufgaben zum Üben.
@ arbeit hard
?1 Ich leite eine Besprechung mit {n} Leuten, die alle durcheinanderreden. Was hilft?
?2 Mehrheit, Konsens oder Konsent: Was passt für einen kleinen Verein?
=2 Keine Regel ist an sich gerecht; jede schützt jemanden. Die Frage ist, wen man wovor schützen möchte.
=1 Laute Besprechungen haben selten ein Benehmensproblem, meist fehlt ihnen eine Form.
*1 Frage statt Thema :: „Welchen der beiden Räume mieten wir?“ lässt sich beantworten, „Räume“ nicht.
*1 Redeliste :: Jemand anderes als die Leitung führt sie. Das wirkt wie Schule und hilft ab der ersten Minute.
*1 Runden :: Bevor diskutiert wird, hat jede Person eine Minute. Danach bleiben auch die Leisen im Gespräch.
*2 Mehrheit :: Schnell und klar, gut für kleine und umkehrbare Entscheidungen.
*2 Konsent :: Niemand hat einen schwerwiegenden Einwand. „Gut genug für jetzt, sicher genug zum Ausprobieren“ passt zu Ehrenamtlichen.
*2 Los :: Für Aufgaben, die niemand will, ist das Los fairer als das Warten auf die Gutmütigsten.
*2 Ablaufdatum :: Jeder Beschluss endet nach einem Jahr, wenn er nicht bestätigt wird. Das erleichtert die Zustimmung heute.
.2 Für die meisten kleinen Gruppen: Konsent für Regeln, Mehrheit für Anschaffungen, Los für den Abwasch.
@ reisen
?1 Drei Tage {city} ohne Auto: Was lohnt sich wirklich?
?2 Nachtzug oder Flug nach {city}, wir sind zu viert?
=1 Für drei Tage reichen das Zentrum, ein Viertel und ein Ausflug, wenn man nicht alles sehen will.
*1 Erster Tag :: Gepäck abgeben und zu Fuß ans Wasser oder auf den höchsten Punkt. Eine Stadt erklärt sich am besten beim ersten Spaziergang.
*1 Zweiter Tag :: Ein Museum oder ein Markt, dafür ohne Eile.
*1 Dritter Tag :: Mit dem Regionalzug ans Ende der Linie. Der kleine Ort dort ist meist mehr wert als die zehnte Sehenswürdigkeit.
=2 Zu viert gewinnt der Nachtzug oft bei der Zeit, obwohl er beim Tempo verliert: Die Nacht reist man im Schlaf.
*2 Kosten :: Ein Abteil kostet etwa so viel wie vier günstige Flüge samt Transfer und einer Hotelnacht.
*2 Kinder :: Sie dürfen herumlaufen, und Stockbetten sind ein Abenteuer.
*2 Anreise :: Von Tür zu Tür gerechnet sind neunzig Minuten Flug fünf Stunden. Der Nachtzug kommt um acht mitten in der Stadt an.
.1 Schreib mir, was euch zuletzt gefallen hat, dann wird der Plan genauer.
`),
  words: {
    headings: ['Kurz gesagt', 'Schritt für Schritt', 'Gut zu wissen', 'Beispiel', 'Auf einen Blick', 'Fazit'],
    openers: ['Gute Frage!', 'Gern, der Reihe nach.', 'Erst die kurze Antwort, dann die Einzelheiten.'],
    closers: [
      'Soll ich ein Beispiel für deinen Fall machen?',
      'Frag gern nach, wenn etwas unklar ist.',
      'Ich hoffe, das hilft!',
    ],
    followUps: [
      'Geht das kürzer?',
      'Gib mir ein konkretes Beispiel.',
      'Bist du sicher? Ich habe das Gegenteil gelesen.',
      'Womit würdest du anfangen?',
      'Erklär den zweiten Punkt noch einmal.',
    ],
    replies: [
      'Kürzer:',
      'Ein Beispiel aus der Praxis.',
      'Der Zweifel ist berechtigt. Dabei bleibe ich:',
      'Wenn ich morgen anfinge:',
      'Anders gesagt:',
    ],
    wishes: [
      'Bitte höchstens {n} Wörter.',
      'Bitte ohne Aufzählung.',
      'Erklär es für Anfänger.',
      'Gern als Tabelle.',
      'Ich habe nur {n} Minuten.',
    ],
    shows: 'Auf dem Bild ist zu sehen:',
  },
  pictures: {
    chart: {
      asks: ['Was zeigt dieses Diagramm? Nenne alle Werte.', 'Welcher Wert ist am höchsten?'],
      answer: 'Das Diagramm heißt „{title}“. Die Werte stehen daneben und lassen sich genau ablesen.',
    },
    document: {
      asks: ['Fasse dieses Dokument zusammen.'],
      answer:
        'Es ist ein Dokument mit dem Titel „{title}“. Beträge und Daten habe ich unverändert übernommen.',
    },
    map: {
      asks: ['Beschreibe diese Karte. Welche Orte sind eingezeichnet?'],
      answer: 'Die Karte zeigt: {title}. Norden ist oben.',
    },
    homework: {
      asks: ['Löse die Aufgaben auf dem Blatt mit Rechenweg.'],
      answer: 'Die Aufgabe lautet: „{title}“ Ich rechne Schritt für Schritt und mache am Ende die Probe.',
    },
    comic: {
      asks: ['Worin liegt hier der Witz?'],
      answer: 'Der Witz liegt darin, dass etwas zu wörtlich genommen wird. Die Schlusszeile: „{title}“',
    },
    painting: {
      asks: ['Beschreibe dieses Bild wie ein Audioguide.'],
      answer:
        'Das Bild könnte „{title}“ heißen. Der Blick tritt unten ein und bleibt an der hellsten Stelle stehen.',
    },
    street: {
      asks: ['Was steht auf den Schildern?'],
      answer: 'Zu lesen ist: {title}. Weitere Schrift ist nicht zu sehen.',
    },
    circuit: {
      asks: ['Erkläre dieses Schema.'],
      answer: 'Das Schema heißt „{title}“. Wir beginnen am Anfang und folgen der Linie.',
    },
    screen: { asks: ['Was ist auf diesem Bildschirmfoto zu sehen?'], answer: 'Ein Bildschirmfoto: {title}.' },
  },
}
