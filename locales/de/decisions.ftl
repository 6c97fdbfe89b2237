# Decisions of the city's bodies. German is the contract: types of arguments stand here.

decisions-title = Beschlüsse
decisions-lead = Was die Gremien der Stadt entschieden haben: wer, wann und was daraus wurde.
decisions-feed = Beschlüsse als Newsfeed (Atom)
# $city (String) - the city
decisions-feed-title = Beschlüsse in { $city }
decisions-new = Beschluss eintragen
decisions-filter = Gremien
decisions-all = Alle Gremien
decisions-empty-title = Noch keine Beschlüsse
decisions-empty-text = Sobald ein Gremium etwas entschieden hat, steht es hier.
decisions-paging = Weitere Beschlüsse
decisions-older = Frühere Beschlüsse
decisions-newest = Neueste Beschlüsse

decisions-accepted = Angenommen
decisions-declined = Abgelehnt
decisions-postponed = Vertagt
decisions-noted = Zur Kenntnis genommen
decisions-facts = Angaben zum Beschluss
decisions-text = Worum es ging
decisions-not-final = Das ist eine Empfehlung. Endgültig entscheidet der Stadtrat.
decisions-put-off = Vertagt
# $day (String) - the earlier day
decisions-put-off-from = Geplant war { $day }.
decisions-paper = Vorlage
# $host (String) - name of another server
decisions-leads-to = (führt zu { $host })
decisions-selection = Auswahl
# $chosen (Number) - how many were chosen
# $all (Number) - of how many
decisions-chosen-of = { $chosen } von { $all } ausgewählt.
# $sum (String) - an amount
decisions-sum = Die ausgewählten kosten zusammen { $sum }.
# $budget (String) - an amount
decisions-budget = Das Budget beträgt { $budget }.
decisions-lot-chosen = Ausgewählt
decisions-lot-kept = Für später vorgemerkt
decisions-lot-declined = Nicht ausgewählt
# $lot (String) - what became of them
# $count (Number) - how many
decisions-lot-count = { $lot } ({ $count })

decisions-balance-title = Auswahl und Budget passen nicht zusammen
# $amount (String) - an amount
decisions-balance-left = Vom Budget sind { $amount } übrig.
# $amount (String) - an amount
decisions-balance-missing = Die ausgewählten kosten zusammen { $amount } mehr als das Budget. Gespeichert ist alles; bitte prüfen Sie die Beträge.
# $count (Number) - how many have no amount
decisions-balance-unknown = { $count ->
    [one] Bei einem ausgewählten Vorschlag fehlt der Betrag: Die Summe lässt sich nicht mit dem Budget vergleichen.
   *[other] Bei { $count } ausgewählten Vorschlägen fehlt der Betrag: Die Summe lässt sich nicht mit dem Budget vergleichen.
}

decisions-edit = Beschluss bearbeiten
decisions-edit-title = Beschluss bearbeiten
decisions-new-title = Beschluss eintragen
decisions-field-title = Titel
decisions-field-body = Gremium
decisions-field-day = Tag
decisions-field-outcome = Ergebnis
decisions-field-earlier = Ursprünglich geplant am
decisions-field-earlier-hint = Wenn der Punkt vertagt worden war: der Tag, an dem er zuerst auf der Tagesordnung stand.
decisions-field-paper = Drucksache
decisions-field-link = Adresse der Vorlage
decisions-field-link-hint = Im Ratsinformationssystem, auch eine OParl-Adresse. Beginnt mit https://
decisions-field-text = Text der Tagesordnung und des Beschlusses
decisions-selection-hint = Wenn aus vielen Vorschlägen gewählt wurde. Leere Zeilen zählen nicht.
decisions-field-budget = Budget
decisions-field-budget-hint = In Euro, zum Beispiel 516.000
# $number (Number) - of the row
decisions-row = Vorschlag { $number }
decisions-field-candidate = Vorschlag
decisions-field-lot = Was daraus wurde
decisions-field-amount = Betrag in Euro
decisions-choose = Bitte wählen
decisions-more = Mehr Zeilen
decisions-remove = Beschluss entfernen
decisions-remove-sure = Diesen Beschluss wirklich entfernen?
decisions-kept-title = Dieser Beschluss bleibt
decisions-kept-text = Andere Seiten sind mit ihm verbunden. Lösen Sie zuerst diese Verbindungen, dann lässt er sich entfernen.

decisions-bodies = Gremien
decisions-bodies-lead = Wer entscheidet: Stadtrat, Ausschüsse, Strategiekreis. Was ein Gremium nicht endgültig entscheidet, wird als Empfehlung gezeigt.
decisions-no-bodies = Legen Sie zuerst ein Gremium an.
decisions-body-name = Name
decisions-body-final = Entscheidet endgültig
decisions-body-new = Neues Gremium
decisions-body-add = Gremium anlegen
decisions-body-remove = Entfernen
decisions-body-twice = Ein Gremium mit diesem Namen gibt es schon.
# $name (String) - of the body
decisions-body-used = { $name } hat Beschlüsse gefasst und bleibt deshalb stehen.

decisions-as-csv = Alle Beschlüsse als Tabelle (CSV)
decisions-as-json = Alle Beschlüsse für andere Programme (JSON)
decisions-file-title = Beschlüsse einlesen
decisions-file-lead = Lesen Sie eine Datei ein, die dieses Portal ausgegeben hat und die Sie vielleicht bearbeitet haben. Übernommen wird alles oder nichts. Gremien, die es noch nicht gibt, werden angelegt.
decisions-file-hint = JSON, oder CSV mit Strichpunkten, höchstens 10 MB. Beschlüsse werden an ihrer Adresse wiedererkannt.
