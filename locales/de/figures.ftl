# Figures and reports. German is the contract: types of arguments stand here.

figures-title = Zahlen und Auswertungen
figures-lead = Wie viele da waren, was sie beigetragen haben und was daraus wurde.
figures-none = Noch keine Zahlen
figures-none-text = Nach einem Abend stehen hier seine Zahlen, sobald das Team sie veröffentlicht.
figures-series = Veranstaltungsreihen
figures-times = Jahre und Quartale
figures-events = Einzelne Abende
figures-reports = Festgehaltene Berichte
figures-published = Öffentlich

# $number (String) - one more than the largest number that it can be
figures-under = unter { $number }
# $number (String) - what is shown of it
figures-at-least = mindestens { $number }
# $quarter (String) - 1 to 4
# $year (String) - the year
figures-quarter = { $quarter }. Quartal { $year }

figures-of-event = Zahlen eines Abends
figures-of-series = Auswertung einer Veranstaltungsreihe
figures-of-time = Auswertung
# $moment (String) - day and time
figures-stand = Stand: { $moment }
# $moment (String) - day and time
figures-frozen = Festgehalten: { $moment }
figures-frozen-badge = Dieser Bericht ändert sich nicht mehr
figures-nobody = Für eine Aussage sind es zu wenige
figures-nobody-text = Es war noch niemand da, oder so wenige, dass ihre Zahl geschützt bleibt.

# Sentences for the press
figures-press = Für Presse und Bericht
figures-copy = Text kopieren
figures-copied = Kopiert
# $people (String) - how many
# $hours (String) - how many hours
# $weeks (String) - "fünf Wochen"
figures-headline = { $people } Menschen in { $hours } Stunden über { $weeks }
# $people (String) - how many
# $hours (String) - how many hours
figures-headline-short = { $people } Menschen in { $hours } Stunden
# $count (Number) - how many weeks
figures-weeks = { $count ->
    [1] eine Woche
    [2] zwei Wochen
    [3] drei Wochen
    [4] vier Wochen
    [5] fünf Wochen
    [6] sechs Wochen
    [7] sieben Wochen
    [8] acht Wochen
    [9] neun Wochen
    [10] zehn Wochen
    [11] elf Wochen
    [12] zwölf Wochen
   *[other] { $count } Wochen
}
# $count (Number) - how many evenings
figures-press-evenings = { $count ->
    [1] 1 Termin
   *[other] { $count } Termine
}
# $people (String) - how many
# $title (String) - title of the evening
# $day (String) - the day
# $hours (String) - how many hours
figures-press-event = { $people } Menschen waren bei „{ $title }“ am { $day } dabei. Der Abend dauerte { $hours } Stunden.
# $people (String) - how many
# $title (String) - title of the series, or the time
# $days (String) - from when to when
# $evenings (String) - "10 Termine"
# $hours (String) - how many hours
figures-press-series = { $people } Menschen waren bei „{ $title }“ ({ $days }) dabei: { $evenings }, insgesamt { $hours } Stunden.
figures-press-repeated = Wer an mehreren Abenden kam, zählt an jedem.
# $talking (String) - how many
# $listening (String) - how many
figures-press-ways = { $talking } haben mitgeredet, { $listening } haben zugehört.
# $first (String) - how many
figures-press-first = Neue Gesichter: { $first } waren nach eigener Angabe zum ersten Mal dabei.
# $spoken (String) - how many
# $questions (String) - how many
# $answered (String) - how many of the questions
figures-press-deeds = Wortbeiträge: { $spoken }. Schriftliche Fragen: { $questions }, davon beantwortet: { $answered }.
# $spoken (String) - how many
figures-press-spoken = Es gab { $spoken } Wortbeiträge.
figures-several = Wer mehrere Abende besucht hat, zählt an jedem: Niemand wird über einen Abend hinaus wiedererkannt.
figures-small = Zahlen von 1 bis 4 stehen nirgends, auch nicht in Summen; dort heißt es „unter 5“ oder „mindestens“.
figures-note = Anmerkung

# Charts
figures-charts = Auf einen Blick
figures-as-table = Als Tabelle
figures-chart-people = Menschen an den Abenden
# $day (String) - the day
# $people (String) - how many
figures-chart-people-text = Am meisten kamen am { $day }: { $people }.
figures-chart-deeds = Beiträge nach Art
figures-chart-deeds-text = So haben sich die Menschen beteiligt.
figures-chart-stays = So lange blieben die Menschen
# $minutes (String) - how many
figures-chart-stays-text = Die Hälfte blieb mindestens { $minutes } Minuten.
figures-chart-course = Gleichzeitig im Raum
# $people (String) - how many
figures-chart-course-text = Höchstens gleichzeitig: { $people }.

# Tables
figures-tables = Alle Zahlen
figures-overview = Überblick
figures-by-evening = Abende im Vergleich
figures-course = Verlauf
figures-stays = Verweildauer
figures-stays-length = Dauer
figures-polls = Abstimmungen
figures-aids = Sprachen und Hilfen
figures-feedback = Rückmeldungen
figures-what = Was
figures-number = Anzahl
figures-when = Wann
figures-evening = Abend
figures-evenings = Abende
figures-day = Datum
figures-hours = Stunden
figures-minutes = Minuten
figures-people = Menschen
figures-listening = Zugehört
figures-talking = Mitgeredet
figures-on-site = Vor Ort im Saal
figures-first = Zum ersten Mal dabei
figures-peak = Höchstens gleichzeitig
figures-median = Mittlere Dauer in Minuten
figures-spoken = Wortbeiträge
figures-written = Beiträge in Schrift
figures-chat = Nachrichten im Chat
figures-questions = Fragen
figures-answered = Beantwortete Fragen
figures-votes = Abgegebene Stimmen
# $from (String) - minutes
# $to (String) - minutes
figures-stayed = { $from } bis unter { $to } Minuten
# $from (String) - minutes
figures-stayed-longer = { $from } Minuten und länger
figures-poll = Frage
figures-answer = Antwort
figures-voters = Abgestimmt haben
figures-mean = Durchschnitt
# $option (String) - the option
figures-points = { $option } (Punkte)
figures-language-de = Oberfläche auf Deutsch
figures-language-en = Oberfläche auf Englisch
figures-signing = Gebärdensprache neben der Bühne
figures-typing = Mitlesen beim Schreiben
figures-forms = Ausgefüllte Fragebögen
figures-liked = Gefallen (1 bis 5, Durchschnitt)
figures-heard-yes = Konnte mitreden wie gewünscht: ja
figures-heard-partly = Konnte mitreden wie gewünscht: teils
figures-heard-no = Konnte mitreden wie gewünscht: nein

# Files
figures-files = Zum Herunterladen
figures-pdf = Bericht (PDF)
figures-xlsx = Arbeitsmappe (XLSX)
figures-ods = OpenDocument-Tabelle (ODS)
figures-csv = CSV für Tabellenprogramme
figures-csv-comma = CSV für Programme (Komma)
figures-json = Offene Daten (JSON)
figures-table = Tabelle
figures-row = Zeile
figures-column = Spalte
figures-value = Wert

# Staff
figures-desk = Für das Team
figures-publish = Veröffentlichen
figures-withdraw = Nicht mehr zeigen
figures-freeze = Stand festhalten
figures-is-public = Alle können diese Zahlen sehen.
figures-is-not-public = Nur das Team sieht diese Zahlen.
figures-words = Was Besucherinnen und Besucher geschrieben haben
figures-words-hint = Anonym, nur für das Team. Nach einem Jahr werden die Texte gelöscht.
figures-words-drop = Löschen
figures-hand = Zahlen nachtragen
figures-hand-lead = Für Menschen im Saal und für Abende, die nicht in diesem Portal stattfanden. Leere Felder zählen als null.
figures-hand-first-hint = Nur, wenn Sie danach gefragt haben
figures-hand-note-hint = Woher die Zahlen stammen. Steht öffentlich bei der Auswertung.
# $field (String) - the field's label
figures-hand-error = { $field }: Bitte geben Sie eine ganze Zahl von 0 bis 1.000.000 ein.
figures-hand-too-many = Zum ersten Mal dabei: Das sind mehr als alle, die gekommen sind.
figures-hand-note-long = Bitte kürzen Sie die Anmerkung auf höchstens 300 Zeichen.

# After an evening
figures-ask = Wie war der Abend?
figures-ask-lead = Drei Fragen, jede freiwillig. Wir fragen nicht, wer Sie sind, und speichern es nicht.
figures-ask-liked = Wie hat Ihnen der Abend gefallen?
figures-liked-5 = Sehr gut
figures-liked-4 = Gut
figures-liked-3 = Mittel
figures-liked-2 = Wenig
figures-liked-1 = Gar nicht
figures-ask-heard = Konnten Sie mitreden, wie Sie wollten?
figures-heard-yes-short = Ja, oder ich wollte nur zuhören
figures-heard-partly-short = Teils
figures-heard-no-short = Nein
figures-ask-words = Was sollen wir beim nächsten Mal anders machen?
figures-ask-words-hint = Bitte schreiben Sie keine Namen. Nur das Team liest den Text.
figures-words-long = Bitte kürzen Sie den Text auf höchstens 1.000 Zeichen.
figures-send = Absenden
figures-thanks = Vielen Dank
figures-thanks-text = Ihre Antworten sind angekommen.
figures-closed = Hier wird gerade nicht gefragt
figures-closed-text = Die Fragen stehen zwei Wochen lang offen, vom Ende des Abends an.

# Links on other pages
figures-link = Zahlen dieses Abends
figures-link-series = Zahlen dieser Reihe
figures-link-ask = Sagen Sie uns, wie der Abend war

figures-between = Zwischen den Abenden
# $all (Number) - how many there are
# $part (Number) - how many of them are over
figures-between-groups = { $all ->
    [one] 1 Arbeitsgruppe
   *[other] { $all } Arbeitsgruppen
}, davon { $part } beendet
# $all (Number) - how many there are
# $part (Number) - how many of them are closed
figures-between-topics = { $all ->
    [one] 1 Thema
   *[other] { $all } Themen
}, davon { $part } abgeschlossen
# $all (Number) - how many there are
# $part (Number) - how many of them were decided about
figures-between-ideas = { $all ->
    [one] 1 veröffentlichte Idee
   *[other] { $all } veröffentlichte Ideen
}, davon { $part } entschieden
# $all (Number) - how many there are
# $part (Number) - how many of them are in use or over
figures-between-measures = { $all ->
    [one] 1 Maßnahme
   *[other] { $all } Maßnahmen
}, davon { $part } in Betrieb oder beendet
