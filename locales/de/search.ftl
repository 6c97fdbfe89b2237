# The search: box, filters, hits.

search-title = Suche
search-box = Wonach suchen Sie?
search-box-hint = Ein oder mehrere Wörter. Gefunden werden auch andere Formen eines Wortes und seine Zusammensetzungen.
search-submit = Suchen
search-filters = Eingrenzen
search-filter-kind = Art
search-filter-year = Jahr
search-filter-series = Reihe
search-filter-all = alle
# $count (Number) - how many documents were found
search-count =
    { $count ->
        [0] Keine Treffer
        [one] Ein Treffer
       *[other] { $count } Treffer
    }
# $count (Number) - so many can be looked at
search-many = Mehr als { $count } Treffer
# $page (Number) - this page
# $pages (Number) - how many there are
search-page = Seite { $page } von { $pages }
search-pages = Weitere Treffer
search-before = Vorherige Seite
search-after = Nächste Seite
search-order = Treffer im Titel stehen zuerst, danach die neuesten.
search-idle-title = Danach können wir nicht suchen
search-idle-text = Bitte geben Sie mindestens ein Wort ein, das nicht in jedem Text steht. Sonderzeichen allein finden nichts.
search-cut = Ihre Eingabe ist lang. Gesucht haben wir nach den ersten Wörtern davon.
search-rest = Alle Wörter zusammen stehen nirgends. Diese Treffer enthalten einige davon.
search-none-title = Dazu haben wir nichts gefunden
search-none-words = Versuchen Sie es mit weniger oder anderen Wörtern, zum Beispiel „Bus“ statt „Busverbindungen“.
search-none-wider = Ohne Eingrenzung suchen
search-none-programme = Oder sehen Sie ins Programm.
search-meant = Meinten Sie:
search-start-title = Durchsuchen Sie das ganze Portal
search-start-text = Veranstaltungen mit Tagesordnung und Vortragenden, Fragen und Antworten, Folien, Abstimmungen und die Seiten über das Portal.

search-kind-event = Veranstaltung
search-kind-series = Veranstaltungsreihe
search-kind-question = Frage
search-kind-slides = Folien
search-kind-poll = Abstimmung
search-kind-outcome = Ergebnis
search-kind-article = Artikel
search-kind-group = Arbeitsgruppe
search-kind-topic = Thema
search-kind-idea = Idee
search-kind-measure = Maßnahme
search-kind-decision = Beschluss
search-kind-draft = Strategie
search-kind-survey = Umfrage
search-kind-page = Über das Portal
