import { type Bank, topicsOf } from './bank'

export const POLISH: Bank = {
  code: 'pl',
  name: 'Polish',
  topics: topicsOf(String.raw`
@ dom instruction
? Jak przygotować rower po zimie, jeśli nie mam warsztatu?
? Mam {n} minut i podstawowe narzędzia. Co sprawdzić w rowerze przed sezonem?
= Najwięcej daje nie wymiana części, lecz czyszczenie i ciśnienie w oponach.
* Opony :: Napompuj do wartości z boku opony i obejrzyj bieżnik. Pęknięcia na boku oznaczają wymianę.
* Łańcuch :: Wyczyść szmatką, nałóż po kropli oleju na każde ogniwo i wytrzyj nadmiar. Nadmiar zbiera piasek.
* Hamulce :: Klocki cieńsze niż dwa milimetry trzeba wymienić. Dźwignia nie może dochodzić do kierownicy.
* Śruby :: Sprawdź mostek, siodełko i pedały. Dokręcaj z wyczuciem, bo gwint w aluminium łatwo zerwać.
* Próba :: Pierwsze dwa kilometry przejedź wolno i słuchaj. Każdy nowy dźwięk ma swoją przyczynę.
. Jeśli po tym wszystkim coś stuka, warto pojechać do serwisu; zwykle chodzi o suport.
@ programowanie code
? Napisz funkcję w Pythonie, która usuwa powtórzenia i zachowuje kolejność.
? Dlaczego list(set(x)) to nie zawsze dobry pomysł?
= Zbiór gubi kolejność, więc nadaje się tylko wtedy, gdy kolejność nie ma znaczenia. Zachowanie jej prawie nic nie kosztuje:
+ dedupe
* Dlaczego to szybkie :: Sprawdzenie w zbiorze zajmuje średnio stały czas, więc całość jest liniowa.
* Jedna linia :: list(dict.fromkeys(items)) daje ten sam wynik od Pythona 3.7.
* Elementy bez skrótu :: Dla list i słowników wybierz klucz, na przykład krotkę pól.
* Testy :: Pusta lista, jeden element i same jednakowe.
. Na co dzień wybrałbym dict.fromkeys.
@ matematyka math
? Rozwiąż krok po kroku: {problem}
? Sprawdź moje zadanie domowe: {problem}
= Rozwiążmy to krok po kroku.
+ solution
* Sprawdzenie :: Podstaw wynik do wyjściowego wyrażenia. Jeśli obie strony są równe, żaden znak nie zginął po drodze.
* Myśl :: Każdy krok zachowuje równość i ją upraszcza. W jednej linii jeden krok.
* Częsty błąd :: Zapomniany znak przy przenoszeniu i drugi pierwiastek.
. Jeśli chcesz, dam dwa podobne zadania do ćwiczeń.
@ nauka hard
?1 Dlaczego niebo jest niebieskie, a zachód słońca czerwony? Wyjaśnij dziecku.
?2 Jak zapamiętać {n} nowych słów tygodniowo?
= Najpierw krótka odpowiedź, potem przyczyny.
*1 Rozpraszanie :: Powietrze rozprasza krótkie fale znacznie silniej, mniej więcej jak $1/\lambda^4$, dlatego w dzień widzimy błękit.
*1 Wieczór :: Światło przechodzi przez grubą warstwę powietrza, błękit gubi się po drodze, zostają pomarańcz i czerwień.
*2 Powtórki :: Wracaj do słów po jednym dniu, po trzech i po tygodniu. Powtórka tuż przed zapomnieniem działa najlepiej.
*2 Zdania :: Z każdym nowym słowem ułóż zdanie o własnym życiu.
.1 Kropla mleka w szklance wody i latarka wystarczą, żeby zobaczyć to w domu.
@ podróże
? Trzy dni w mieście {city} bez samochodu: co zobaczyć?
? Zaproponuj spokojny weekend dla dwojga: {city}, dużo spacerów.
= Trzy dni wystarczą na centrum, jedną dzielnicę i jedną wycieczkę, o ile nie chce się zobaczyć wszystkiego.
* Dzień pierwszy :: Zostaw bagaż i idź pieszo nad wodę albo na najwyższy punkt. Miasto najlepiej tłumaczy się samo na pierwszym spacerze.
* Dzień drugi :: Jedno muzeum albo jeden targ, za to bez pośpiechu.
* Dzień trzeci :: Lokalny pociąg do ostatniej stacji. Małe miasteczko bywa ciekawsze niż dziesiąty zabytek.
* Pieniądze :: Bilet dobowy opłaca się od trzeciego przejazdu.
. Napisz, co podobało ci się ostatnio, a doprecyzuję plan.
`),
  words: {
    headings: ['W skrócie', 'Krok po kroku', 'Warto też wiedzieć', 'Przykład', 'Przegląd', 'Podsumowanie'],
    openers: ['Dobre pytanie!', 'Jasne, już pomagam.', 'Najpierw krótko, potem szczegóły.'],
    closers: [
      'Podać przykład dla twojej sytuacji?',
      'Jeśli coś jest niejasne, pytaj.',
      'Mam nadzieję, że to pomoże!',
    ],
    followUps: [
      'Da się krócej?',
      'Podaj konkretny przykład.',
      'Na pewno? Czytałem coś odwrotnego.',
      'Od czego byś zaczął?',
    ],
    replies: [
      'Krócej:',
      'Przykład z praktyki.',
      'Wątpliwość jest słuszna. Podtrzymuję jednak:',
      'Gdybym zaczynał jutro:',
    ],
    wishes: [
      'Odpowiedz najwyżej w {n} słowach.',
      'Bez list, proszę.',
      'Wyjaśnij jak początkującemu.',
      'Może być tabela.',
      'Mam tylko {n} minut.',
    ],
    shows: 'Na obrazku widać:',
  },
  pictures: {
    chart: {
      asks: ['Co pokazuje ten wykres? Wypisz wszystkie wartości.'],
      answer: 'Wykres nosi tytuł „{title}”. Wartości są wydrukowane, więc można je odczytać dokładnie.',
    },
    document: {
      asks: ['Streść ten dokument.'],
      answer: 'To dokument zatytułowany „{title}”. Kwoty i daty przepisałem bez zmian.',
    },
    map: {
      asks: ['Opisz tę mapę i zaznaczone miejsca.'],
      answer: 'Mapa przedstawia: {title}. Północ jest u góry.',
    },
    homework: {
      asks: ['Rozwiąż zadania z kartki krok po kroku.'],
      answer: 'Polecenie brzmi: „{title}” Rozwiązuję po kolei, a na końcu sprawdzam.',
    },
    comic: {
      asks: ['Na czym polega żart?'],
      answer: 'Żart polega na zbyt dosłownym rozumieniu słów. Ostatnia kwestia: „{title}”',
    },
    painting: {
      asks: ['Opisz ten obraz jak przewodnik w muzeum.'],
      answer:
        'Obraz mógłby się nazywać „{title}”. Wzrok wchodzi od dołu i zatrzymuje się w najjaśniejszym miejscu.',
    },
    street: { asks: ['Co jest napisane na tablicach?'], answer: 'Można przeczytać: {title}.' },
    circuit: {
      asks: ['Wyjaśnij ten schemat.'],
      answer: 'Schemat nosi tytuł „{title}”. Zaczynamy od początku i idziemy wzdłuż linii.',
    },
    screen: { asks: ['Co widać na tym zrzucie ekranu?'], answer: 'To zrzut ekranu: {title}.' },
  },
}
