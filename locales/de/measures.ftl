# Measures: what the city does and where it stands. German is the contract: types of arguments stand here.

nav-measures = Maßnahmen
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
measures-as-of = Stand: { $day }
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
measures-phases-hint = Eine Zeile für jede Phase mit dem Tag, an dem sie begann. Die späteste gilt.
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
measures-places-hint = Eine Adresse je Zeile.
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
measures-changed = Jemand hat diese Maßnahme inzwischen geändert. Ihre Eingaben stehen noch hier. Bitte vergleichen Sie und speichern Sie noch einmal.

measures-as-csv = Alle Maßnahmen als Tabelle (CSV)
measures-as-json = Alle Maßnahmen für andere Programme (JSON)
measures-field-address = Adresse
measures-file-title = Maßnahmen einlesen
measures-file-lead = Lesen Sie eine Datei ein, die dieses Portal ausgegeben hat und die Sie vielleicht bearbeitet haben. Übernommen wird alles oder nichts.
measures-file-field = Datei
measures-file-hint = JSON, oder CSV mit Strichpunkten, höchstens 10 MB. Maßnahmen werden an ihrer Adresse wiedererkannt.
measures-file-send = Einlesen
measures-file-missing = Bitte wählen Sie eine Datei aus.
measures-file-large = Die Datei ist größer als 10 MB.
measures-file-unreadable = Diese Datei können wir nicht lesen. Nehmen Sie eine Datei, die dieses Portal ausgegeben hat, mit denselben Spalten.
# $most (Number) - the most
measures-file-many = Die Datei hat mehr als { $most } Zeilen.
measures-file-faults = Es wurde nichts übernommen: In der Datei sind Fehler. Sie stehen unten Zeile für Zeile.
measures-file-rows = Was zu berichtigen ist
# $row (Number) - of the row
# $title (String) - of the measure
# $problem (String) - what is wrong
measures-file-row = Zeile { $row } ({ $title }), { $problem }
# $added (Number) - how many are new
# $changed (Number) - how many were changed
# $same (Number) - how many are as they were
measures-file-taken = Eingelesen: { $added } neu, { $changed } geändert, { $same } unverändert.
