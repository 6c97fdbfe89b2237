# Measures: what the city does and where it stands. German is the contract: types of arguments stand here.

nav-measures = Maßnahmen
nav-measures-update = Maßnahmen fortschreiben
measures-title = Maßnahmen
measures-lead = Was die Stadt umsetzt, wie weit es ist und was als Nächstes kommt.
measures-to-decisions = Zu den Beschlüssen
measures-feed = Änderungen an Maßnahmen als Newsfeed (Atom)
# $city (String) - the city
measures-feed-title = Maßnahmen in { $city }
measures-new = Maßnahme anlegen
measures-edit-title = Maßnahme bearbeiten
measures-empty-title = Noch keine Maßnahmen
measures-empty-text = Sobald die Stadt mit einer Maßnahme beginnt, steht sie hier.
measures-none-title = Dazu passt keine Maßnahme
measures-none-text = Wählen Sie weniger Bedingungen aus.
measures-filter = Maßnahmen eingrenzen
measures-all = Alle
measures-show = Anzeigen
measures-show-all = Alle anzeigen
# $shown (Number) - how many are shown
# $all (Number) - how many there are
measures-count = { $shown } von { $all } Maßnahmen
# $phase (String) - name of the phase
# $count (Number) - how many are in it
measures-column = { $phase } ({ $count })
# $day (String) - the day
measures-changed-on = Zuletzt geändert: { $day }
# $day (String) - when somebody last found it unchanged
measures-reviewed-on = Zuletzt geprüft: { $day }
measures-stale = Seit mehr als sechs Monaten nicht geändert
# $count (Number) - how many are stale
measures-stale-count = { $count ->
    [one] Eine Maßnahme ist seit mehr als sechs Monaten nicht geändert worden.
   *[other] { $count } Maßnahmen sind seit mehr als sechs Monaten nicht geändert worden.
}

measures-phase = Phase
measures-phase-idea = Idee
measures-phase-strategy = Strategie
measures-phase-pilot = Pilot
measures-phase-implementation = In Umsetzung
measures-phase-operation = In Betrieb
measures-phase-ended = Beendet
measures-phase-dropped = Verworfen
measures-light-green = Läuft nach Plan
measures-light-yellow = Verzögert
measures-light-red = Stockt
measures-light-off = Noch kein Stand

measures-facts = Angaben zur Maßnahme
measures-phases = Wie weit es ist
measures-phases-hint = Eine Zeile für jede Phase mit dem Tag, an dem sie begann. Die späteste gilt. Was geplant ist, wird ein Meilenstein.
# $day (String) - the day
measures-since = seit { $day }
measures-goals = Meilensteine
measures-goal = Meilenstein
# $day (String) - the day
measures-planned-for = Geplant für { $day }
# $day (String) - the day
measures-reached-on = Erreicht am { $day }
measures-open = Noch offen
measures-late = Noch offen und später als geplant
measures-money = Geld
measures-money-caption = Kosten und Förderung je Jahr
measures-money-hint = Beträge in Euro, zum Beispiel 36.000 oder 1.250,50.
measures-year = Jahr
measures-planned = Geplant
measures-approved = Bewilligt
measures-spent = Ausgegeben
measures-funded = Davon Förderung
measures-share = Förderquote
measures-sum = Zusammen
# $day (String) - the day
measures-funded-since = Bewilligt am { $day }
measures-gaps-title = Diese Beträge passen nicht zusammen. Gespeichert ist alles.
# $year (String) - the year
# $amount (String) - an amount
measures-gap-spent = { $year }: Ausgegeben sind { $amount } mehr als bewilligt oder geplant.
# $year (String) - the year
# $amount (String) - an amount
measures-gap-approved = { $year }: Bewilligt sind { $amount } mehr als geplant.
# $year (String) - the year
# $amount (String) - an amount
measures-gap-funded = { $year }: Die Förderung ist { $amount } höher als die Kosten.
measures-places = Orte
measures-places-hint = Eine Adresse je Zeile. Hinter einem Strich können Koordinaten stehen: Ufer-Elster-Park | 50.8812, 12.0731
measures-repository-link = Zum Quelltext
measures-history = Was sich geändert hat
measures-change-added = Angelegt
measures-change-text = Beschreibung
measures-change-office = Zuständigkeit
measures-change-lessons = Erfahrungen

measures-field-title = Titel
measures-field-sign = Kurzzeichen
measures-field-summary = In einem Satz
measures-field-text = Worum es geht
measures-field-easy = In Leichter Sprache
measures-field-field = Handlungsfeld
measures-field-principles = Leitlinien der Smart City Charta
measures-field-light = Stand
measures-field-standing = Stand in Worten
measures-field-standing-hint = Was läuft, was hakt. Nötig, sobald ein Stand gewählt ist.
measures-field-office = Zuständiges Amt
measures-field-contact = Ansprechstelle
measures-field-contact-hint = Eine Funktion und wie sie zu erreichen ist, kein Name.
measures-field-partners = Partner
measures-field-group = Arbeitsgruppe
measures-field-funder = Fördergeber
measures-field-funded-on = Bewilligt am
measures-field-quarter = Stadtteil
measures-field-risks = Risiken
measures-field-lessons = Was wir gelernt haben
measures-field-transfer = Was andere Städte übernehmen können
measures-field-licence = Lizenz
measures-field-repository = Adresse des Quelltexts
measures-field-since = Seit
measures-field-reason = Grund
measures-field-planned-day = Geplant für
measures-field-reached-day = Erreicht am
measures-field-note = Was hat sich getan?
measures-field-note-hint = Ein Satz für alle, die nachlesen, was sich geändert hat.

measures-as-csv = Alle Maßnahmen als Tabelle (CSV)
measures-as-json = Alle Maßnahmen für andere Programme (JSON)
measures-field-address = Adresse
measures-file-title = Maßnahmen einlesen
measures-file-lead = Lesen Sie eine Datei ein, die dieses Portal ausgegeben hat und die Sie vielleicht bearbeitet haben. Übernommen wird alles oder nichts.
measures-file-hint = JSON, oder CSV mit Strichpunkten, höchstens 10 MB. Maßnahmen werden an ihrer Adresse wiedererkannt.

measures-follow = Änderungen per E-Mail bekommen
measures-place-map = Stelle in der eigenen Karte öffnen
measures-order = Ordnen nach
measures-no-field = Ohne Handlungsfeld
measures-no-quarter = Ganze Stadt oder ohne Ort
measures-timeline = Zeitstrahl
measures-timeline-lead = Was bei den Maßnahmen geschehen ist und was geplant ist, Jahr für Jahr.
measures-timeline-years = Zu einem Jahr springen
measures-timeline-now = jetzt
measures-timeline-reached = Erreicht
measures-timeline-planned = Geplant
measures-timeline-late = Noch offen
measures-years = Stand am Ende der Jahre
measures-years-text = Einmal im Jahr gehen wir alle Maßnahmen durch. Was dann gilt, bleibt hier unverändert stehen.
measures-years-other = Andere Jahre
# $year (String) - the year
measures-year-title = Stand der Maßnahmen { $year }
# $day (String) - the day
# $count (Number) - how many measures
measures-year-lead = Festgehalten am { $day }: { $count } Maßnahmen, so wie sie damals standen.
# $reached (Number) - how many were reached
# $all (Number) - how many there were
measures-goals-reached = { $reached } von { $all } erreicht

measures-indicators = Kennzahlen
measures-indicators-hint = Woran man sieht, ob die Maßnahme wirkt. Lassen Sie leer, was Sie nicht wissen.
measures-indicator = Kennzahl
measures-indicator-name = Was gezählt wird
measures-indicator-unit = Einheit
measures-indicator-from = Ausgangswert
measures-indicator-from-day = Ausgangswert vom
measures-indicator-to = Zielwert
measures-indicator-to-day = Ziel bis
measures-indicator-values = Gemessene Werte
measures-indicator-values-hint = Eine Zeile je Wert: 31.12.2022: 40,5. Ein Jahr allein meint seinen letzten Tag.
measures-indicator-definition = Was genau zählt
measures-indicator-source = Quelle
measures-indicator-method = Wie gezählt wird
measures-indicator-owner = Wer zählt
measures-indicator-rhythm = Wie oft
measures-indicator-day = Tag
measures-indicator-value = Wert
measures-level = Wirkungsstufe
measures-level-input = Einsatz
measures-level-output = Leistung
measures-level-outcome = Wirkung bei Menschen
measures-level-impact = Wirkung in der Stadt
# $unit (String) - the unit
measures-indicator-in = in { $unit }
# $value (String) - the number
# $day (String) - the day
measures-indicator-began = Am Anfang: { $value } ({ $day })
# $value (String) - the number
# $day (String) - the day
measures-indicator-now = Zuletzt: { $value } ({ $day })
# $value (String) - the number
# $day (String) - the day
measures-indicator-goal = Ziel: { $value } bis { $day }
# $percent (Number) - how much of the way
measures-indicator-progress = { $percent } % des Wegs zum Ziel
# $name (String) - of the indicator
measures-indicator-course = Verlauf: { $name }
# $value (String) - the number to be reached
measures-indicator-target = Ziel: { $value }
# $first (String) - the first number
# $since (String) - its day
# $last (String) - the last number
# $until (String) - its day
measures-indicator-line = Von { $first } ({ $since }) auf { $last } ({ $until }).

measures-remove-title = Maßnahme entfernen
measures-remove-text = Die Maßnahme verschwindet mit ihrem Verlauf aus dem Portal. Was in festgehaltenen Jahren steht, bleibt. Ist sie nur beendet oder verworfen, ändern Sie lieber die Phase: Dann können alle nachlesen, was aus ihr wurde.
measures-remove-joined = Diese Maßnahme kann so nicht entfernt werden.
measures-remove-joined-text = Anderes im Portal verweist auf sie. Diese Verweise würden ins Leere führen. Lösen Sie sie zuerst, oder setzen Sie die Phase auf „Verworfen“.
measures-remove-part = Verweise ansehen und lösen
measures-remove-back = Maßnahme behalten
measures-remove-do = Endgültig entfernen

measures-update-title = Fortschreibung
measures-update-lead = Einmal im Jahr alle Maßnahmen durchgehen. Danach wird das Jahr festgehalten, und alle können es nachlesen.
# $year (String) - the year
measures-update-year = Fortschreibung { $year }
# $done (Number) - how many were gone through
# $all (Number) - how many there are
measures-update-progress = { $done } von { $all } Maßnahmen durchgesehen
# $title (String) - of the next measure
measures-update-next = Weiter mit: { $title }
measures-update-freeze-text = Alle Maßnahmen sind durchgesehen. Ist das Jahr festgehalten, ändert es sich nicht mehr.
# $left (Number) - how many were not gone through
measures-update-freeze-early = { $left ->
    [one] Eine Maßnahme ist noch nicht durchgesehen. Wenn Sie jetzt festhalten, steht sie so da, wie sie zuletzt gespeichert wurde.
   *[other] { $left } Maßnahmen sind noch nicht durchgesehen. Wenn Sie jetzt festhalten, stehen sie so da, wie sie zuletzt gespeichert wurden.
}
# $year (String) - the year
# $left (Number) - how many measures
measures-update-freeze-sure = Jahr { $year } festhalten, obwohl { $left } noch nicht durchgesehen sind? Es wird veröffentlicht und ändert sich nicht mehr.
measures-update-drop = Fortschreibung abbrechen
# $year (String) - the year
measures-update-drop-sure = Die Fortschreibung { $year } abbrechen? Was Sie an Maßnahmen geändert haben, bleibt; was als durchgesehen gilt, wird vergessen.
# $year (String) - the year
measures-update-freeze = Jahr { $year } festhalten
measures-update-which = Welches Jahr schreiben Sie fort?
measures-update-begin = Fortschreibung beginnen
measures-update-no-year = Bitte geben Sie ein Jahr mit vier Ziffern ein, zum Beispiel 2026.
measures-update-early-year = Dieses Jahr hat noch nicht begonnen.
measures-update-known-year = Dieses Jahr gibt es schon, oder ein anderes ist noch nicht festgehalten.
measures-update-stale = Lange nicht geändert
measures-update-no-stale = Alle laufenden Maßnahmen wurden im letzten halben Jahr geändert.
# $day (String) - the day
measures-update-frozen = Festgehalten am { $day }
measures-update-one-lead = Hat sich etwas getan? Wenn nicht, genügt ein Klick.
measures-update-same = Unverändert, weiter
measures-update-goals = Erreichte Meilensteine
measures-update-goals-hint = Tragen Sie den Tag ein, an dem ein Meilenstein erreicht wurde.
measures-update-all = Alle Angaben bearbeiten
measures-update-save = Speichern und weiter

# $count (Number) - how many are stale
measures-letter-stale = { $count ->
    [one] Eine Maßnahme wartet auf einen neuen Stand
   *[other] { $count } Maßnahmen warten auf einen neuen Stand
}
# $count (Number) - how many are stale
measures-letter-stale-text = { $count ->
    [one] Diese Maßnahme wurde seit mehr als sechs Monaten nicht geändert. Bitte sehen Sie nach, ob der Stand noch stimmt.
   *[other] Diese Maßnahmen wurden seit mehr als sechs Monaten nicht geändert. Bitte sehen Sie nach, ob der Stand noch stimmt.
}
measures-letter-stale-open = Alle ansehen
measures-letter-stale-reason = Sie bekommen diese E-Mail höchstens einmal im Monat, weil Sie im Portal für die Stadt schreiben.

measures-map = Orte und Karte
measures-map-lead = Wo Maßnahmen umgesetzt werden.
measures-map-empty = Noch steht bei keiner Maßnahme ein Ort
measures-map-signs = Maßnahmen auf der Karte
measures-map-move = Karte bewegen
measures-map-list = Orte
# $count (Number) - how many places lie at one sign
measures-map-many = { $count } Orte liegen hier: näher heran
measures-map-nearer = Näher
measures-map-further = Weiter weg
measures-map-north = Nach Norden
measures-map-south = Nach Süden
measures-map-west = Nach Westen
measures-map-east = Nach Osten
