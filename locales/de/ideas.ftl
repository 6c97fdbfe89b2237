# Contests of ideas: list, call, submission, idea, answer, ranking. German is the contract: types of arguments stand here.

nav-ideas = Ideen
ideas-title = Ideenwettbewerbe
ideas-lead = Hier sucht die Stadt Ideen. Jede veröffentlichte Idee bekommt eine Antwort, und Sie sehen, was daraus wird.
ideas-one = Ideenwettbewerb
ideas-idea = Idee
ideas-new = Wettbewerb anlegen
ideas-edit = Wettbewerb bearbeiten
ideas-empty-title = Noch gibt es keinen Ideenwettbewerb
ideas-empty-text = Sobald die Stadt Ideen sucht, steht es hier.
ideas-to-topics = Ein Gedanke ohne Wettbewerb? Zum Themenspeicher
# $day (String) - the last day
ideas-open-last = Einreichen bis { $day }
# $count (Number) - categories that take ideas now
ideas-open-now = { $count ->
    [one] Jetzt offen: 1 Kategorie
   *[other] Jetzt offen: { $count } Kategorien
}
ideas-stage-draft = Entwurf
ideas-stage-public = Öffentlich
ideas-stage-over = Abgeschlossen
ideas-draft-note = Entwurf: Nur wer für die Stadt arbeitet, sieht diese Seite.
ideas-take-part = Mitmachen
ideas-submit = Idee einreichen
ideas-submit-note = Das geht auch ohne Konto. Ihre Idee wird ohne Ihren Namen veröffentlicht.
ideas-outcome = Was daraus geworden ist
ideas-prizes = Preise
ideas-ranking = Rangliste der Abstimmung
ideas-place = Platz
ideas-points = Punkte
ideas-recommendation = Empfehlung an den Stadtrat
# $event (String) - title of the evening
# $day (String) - its day
ideas-recommendation-event = Abgestimmt wurde bei: { $event }, { $day }.
# $ideas (Number) - ideas with points
# $points (Number) - all points
ideas-recommendation-about = { $ideas } Ideen, zusammen { $points } Punkte.
# $day (String) - today
ideas-printed = Stand: { $day }.
ideas-texts = Die Ideen im Wortlaut
ideas-all = Alle Ideen
ideas-filter = Ideen auswählen
ideas-filter-all = Alle
ideas-filter-show = Anzeigen
ideas-none = Noch ist keine Idee veröffentlicht.
ideas-none-filtered = Dazu gibt es keine veröffentlichte Idee.
ideas-paging = Weitere Ideen
ideas-older = Weitere Ideen
ideas-newest = Zum Anfang
ideas-categories = Kategorien
ideas-for = Für:
ideas-window-ahead = noch nicht geöffnet
ideas-window-open = jetzt offen
ideas-window-closed = Einreichung beendet
# $until (String) - the new last day
# $first (String) - the last day as it was at first
ideas-extended = Verlängert bis { $until }, zuerst bis { $first }
ideas-about = Über den Wettbewerb
ideas-about-idea = Über die Idee
ideas-feed = Neue Ideen als Feed (Atom)
ideas-feed-all = Neue Ideen aller Wettbewerbe als Feed (Atom)
# $city (String) - the city
ideas-feed-title = Ideen in { $city }
ideas-csv = Ideen als Tabelle (CSV)
ideas-json = Alle Daten (JSON)
ideas-manage = Wettbewerb betreuen
ideas-desk = Alle Ideen verwalten
ideas-enter = Idee für jemanden eintragen
ideas-back = Zurück zum Wettbewerb
# $number (Number) - the idea's number in the contest
ideas-number = Idee Nr. { $number }
# $count (Number) - how many
ideas-supporters = { $count ->
    [0] Noch keine Unterstützung
    [one] 1 Person unterstützt diese Idee
   *[other] { $count } Personen unterstützen diese Idee
}
ideas-support = Unterstützung
ideas-support-give = Diese Idee unterstützen
ideas-support-withdraw = Unterstützung zurücknehmen
ideas-supported = Sie unterstützen diese Idee.
ideas-support-note = Dafür brauchen Sie ein Konto: Eine E-Mail-Adresse genügt. Gezählt wird nur die Anzahl.
ideas-support-sign-in = Anmelden und unterstützen
ideas-support-declined = Diese Idee ist abgelehnt und lässt sich nicht mehr unterstützen.
ideas-history = Antwort der Stadt
ideas-link = Mehr dazu
ideas-report = Diese Idee melden
ideas-no-group-yet = Noch an keine Arbeitsgruppe
ideas-status-received = Eingegangen
ideas-status-review = In Prüfung
ideas-status-accepted = Angenommen
ideas-status-declined = Abgelehnt
ideas-status-measure = Teil einer Maßnahme
ideas-via-form = Formular
ideas-via-mail = E-Mail
ideas-via-paper = Papier
ideas-state-waiting = Wartet auf Freigabe
ideas-state-public = Veröffentlicht
ideas-state-rejected = Nicht veröffentlicht
ideas-state-removed = Entfernt

ideas-field-category = Kategorie
ideas-field-category-hint = Zur Auswahl steht, was heute offen ist.
ideas-choose = Bitte wählen
ideas-field-title = Titel
ideas-field-title-hint = Ihre Idee in wenigen Worten.
ideas-field-text = Ihre Idee
# $most (String) - most characters
ideas-field-text-hint = Was soll geschehen, und wem hilft es? Bis zu { $most } Zeichen. Bitte nennen Sie keine Namen, Adressen oder Telefonnummern, auch nicht von anderen.
ideas-field-words = Text
ideas-field-via = Eingereicht per
ideas-about-you = Über Sie
ideas-about-you-hint = Freiwillig. Ihr Name und Ihre Adresse werden nirgends angezeigt und nicht weitergegeben.
ideas-field-name = Ihr Name
ideas-field-email = Ihre E-Mail-Adresse
ideas-field-email-hint = Damit wir Ihnen schreiben können, sobald sich etwas tut.
ideas-has-account = Sie sind angemeldet: Wir schreiben an die Adresse Ihres Kontos, wenn Sie hier keine andere angeben.
ideas-rules = Wir lesen jede Idee, bevor sie erscheint. Veröffentlicht wird sie immer ohne Namen.
ideas-send = Idee absenden
ideas-field-status = Stand
ideas-field-answer = Antwort der Stadt
ideas-field-answer-hint = Alle können sie lesen. Bei einer Ablehnung gehört der Grund hierher, bei einer Maßnahme, welche es ist.
ideas-field-link = Link dazu
ideas-field-link-hint = Eine Seite dieses Portals, zum Beispiel /massnahmen, oder eine Adresse mit https.
ideas-field-group = Weitergeleitet an
ideas-no-group = An keine Arbeitsgruppe
ideas-forwarded = Ideen aus Wettbewerben
ideas-answer = Antworten und weiterleiten
ideas-answer-send = Antwort veröffentlichen
ideas-answer-writes = Wer die Idee eingereicht hat, bekommt Ihre Antwort auch per E-Mail.
ideas-answer-silent = Wer die Idee eingereicht hat, hat keine Adresse hinterlassen. Ihre Antwort steht nur auf der Seite.

# $all (Number) - how many there are
# $waiting (Number) - how many wait
ideas-desk-lead = Ideen: { $all }. Davon warten auf die Moderation: { $waiting }.
ideas-column-number = Nr.
ideas-column-state = Stand
# $title (String) - title of the idea
ideas-points-of = Punkte für { $title }
ideas-points-hint = Tragen Sie die Punkte aus der Abstimmung ein. Leer heißt: nicht abgestimmt. Mit den Punkten erscheint die Rangliste.
ideas-points-locked = Punkte können Sie eintragen, sobald die Abstimmung ausgezählt ist. Bis dahin soll niemand ein Ergebnis sehen.
ideas-points-refused = Die Abstimmung dieses Wettbewerbs ist noch nicht ausgezählt. Bis dahin soll niemand ein Ergebnis sehen; Punkte können Sie erst danach eintragen.
ideas-points-save = Punkte speichern
ideas-draw = Punkte aus der Abstimmung des Abends übernehmen
ideas-draw-nothing = An diesem Abend gibt es keine beendete Punkteabstimmung, deren Antworten genau die Titel veröffentlichter Ideen sind. Bitte tragen Sie die Punkte von Hand ein.

ideas-field-stage = Stand des Wettbewerbs
ideas-field-lead = Worum es geht
ideas-field-lead-hint = Zwei, drei Sätze. Sie stehen in Listen und Suchmaschinen.
ideas-field-call = Ausschreibung
ideas-field-event = Abend der Abstimmung
ideas-field-event-hint = Aus dessen Punkteabstimmung lässt sich die Rangliste übernehmen.
ideas-no-event = Noch keiner
ideas-categories-hint = Jede Kategorie hat ihren eigenen Zeitraum; der letzte Tag zählt ganz mit. Legen Sie das Ende später, steht die Verlängerung auf der Seite.
# $number (String) - which row
ideas-row = Kategorie { $number }
ideas-field-audience = Für wen
ideas-field-from = Erster Tag
ideas-field-until = Letzter Tag
ideas-row-add = Weitere Kategorie
# $number (String) - which row
ideas-row-remove = Kategorie { $number } entfernen

ideas-error-not-open = Für diese Kategorie ist die Einreichung gerade nicht offen, vielleicht ist die Frist eben abgelaufen. Ihr Text ist noch da: Wählen Sie eine andere Kategorie, oder heben Sie ihn auf.
ideas-error-link = Bitte geben Sie eine Seite dieses Portals an (beginnt mit /) oder eine Adresse mit https.
ideas-error-end = Der letzte Tag liegt vor dem ersten.
ideas-error-in-use = In einer Kategorie, die Sie entfernt haben, liegen schon Ideen. Sie muss bleiben.
ideas-error-voting = Die Abstimmung hat begonnen: Ihr erster Tag bleibt, und einen letzten braucht sie. Sonst wären abgegebene Stimmen verloren.
ideas-error-no-category = Bitte legen Sie mindestens eine Kategorie an.
ideas-error-points = Bitte geben Sie eine ganze Zahl ein, oder lassen Sie das Feld leer.
ideas-nothing-open = Zurzeit ist keine Kategorie offen. Was Sie geschrieben haben, können Sie hier kopieren und aufheben.
# $day (String) - until when
ideas-blocked = Sie können bis { $day } nichts einreichen. Ihr Text ist noch da, falls Sie ihn aufheben möchten.
ideas-sent-before = Mit diesem Formular haben Sie schon eine Idee eingereicht; sie ist angekommen. Möchten Sie diese hier zusätzlich einreichen? Dann senden Sie sie bitte noch einmal ab.

ideas-receipt-title = Ihre Idee
# $number (Number) - the idea's number in the contest
ideas-receipt-waiting = Angekommen. Ihre Idee hat die Nummer { $number }.
ideas-receipt-waiting-text = Jemand aus der Verwaltung liest sie, dann erscheint sie ohne Ihren Namen.
# $status (String) - where it stands
ideas-receipt-public = Veröffentlicht. Stand: { $status }
ideas-receipt-public-text = Zur Seite Ihrer Idee
ideas-receipt-rejected = Nicht veröffentlicht
ideas-receipt-keep = Nur Sie kennen die Adresse dieser Seite. Speichern Sie sie als Lesezeichen, dann sehen Sie jederzeit, was aus Ihrer Idee wird.
ideas-receipt-letter = Wir schreiben Ihnen außerdem, sobald sich etwas tut.
ideas-letter-published = Ihre Idee ist veröffentlicht
# $title (String) - title of the idea
ideas-letter-published-text = Ihre Idee „{ $title }“ steht jetzt im Portal, ohne Ihren Namen. Sobald die Stadt antwortet, schreiben wir Ihnen.
ideas-letter-moved = Die Stadt hat auf Ihre Idee geantwortet
# $status (String) - where it stands
# $title (String) - title of the idea
ideas-letter-moved-text = Neuer Stand „{ $status }“ für Ihre Idee „{ $title }“.
ideas-letter-measure = Aus Ihrer Idee wird etwas
# $title (String) - of the idea
# $measure (String) - title of the measure
ideas-letter-measure-text = Die Maßnahme „{ $measure }“, die auf Ihre Idee „{ $title }“ zurückgeht, ist weitergekommen.
ideas-letter-measure-open = Maßnahme ansehen
ideas-letter-open = Ihre Idee ansehen
ideas-letter-reason = Sie bekommen diese E-Mail, weil Sie eine Idee eingereicht und diese Adresse dafür hinterlassen haben.

ideas-files = Anlagen
# $number (Number) - which one
ideas-file = Anlage { $number }
# $count (Number) - how many
ideas-files-count = { $count ->
    [one] Mit 1 Anlage
   *[other] Mit { $count } Anlagen
}
# $most (String) - most files
ideas-files-hint = PDF, PNG, JPEG oder WebP; bis zu { $most } Dateien, jede höchstens 10 MB. Wir entfernen, was die Dateien über Sie und Ihre Kamera sagen, auch ihre Namen. Bitte zeigen Sie keine Personen.
# $most (String) - most files
ideas-files-too-many = Bitte wählen Sie höchstens { $most } Dateien aus.
ideas-files-large = Die Datei ist größer als 10 MB oder hat zu viele Seiten.
# $names (String) - what the files are called
ideas-files-again = Bitte wählen Sie noch einmal aus: { $names }.

ideas-vote = Abstimmung
ideas-field-vote = Abstimmung mit Punkten
ideas-field-vote-hint = Freiwillig: an diesen Tagen verteilt jede Person mit Konto 100 Punkte auf die veröffentlichten Ideen, die nicht abgelehnt sind. Der letzte Tag zählt ganz mit. Das Ergebnis sieht bis dahin niemand.
ideas-vote-stays = Die Abstimmung über mehrere Tage ist ausgezählt. Ihre Tage bleiben, wie sie waren.
# $from (String) - first day
# $until (String) - last day
ideas-vote-ahead = Abgestimmt wird vom { $from } bis zum { $until }.
# $until (String) - last day
ideas-vote-open = Die Abstimmung läuft bis zum { $until }.
ideas-vote-counting = Die Abstimmung ist beendet und wird ausgezählt. Das dauert wenige Minuten.
# $voters (Number) - how many voted
ideas-vote-counted = { $voters ->
    [one] Abgestimmt hat 1 Person.
   *[other] Abgestimmt haben { $voters } Personen.
}
# $few (Number) - the fewest whose sums are shown
ideas-vote-few = Es haben weniger als { $few } Personen abgestimmt. Ein Ergebnis würde verraten, wer was gewählt hat; deshalb gibt es keines.
ideas-vote-go = Jetzt abstimmen
ideas-vote-account = Dafür brauchen Sie ein Konto: Eine E-Mail-Adresse genügt.
ideas-vote-how = Verteilen Sie 100 Punkte auf die Ideen, die Ihnen gefallen. Sie können alle Punkte einer Idee geben oder sie aufteilen. Leere Felder zählen als 0. Bis zum Ende können Sie Ihre Stimme ändern.
ideas-vote-secret = Die Abstimmung ist geheim: Auch die Verwaltung sieht nicht, wer wie abgestimmt hat. Nach der Auszählung löschen wir die einzelnen Stimmen.
ideas-vote-ideas = Ideen zur Abstimmung
# $sum (String) - points given so far, filled in by a script
# $all (Number) - points there are
ideas-vote-sum = Verteilt: { $sum } von { $all } Punkten
# $sum (Number) - points given
# $all (Number) - points there are
ideas-vote-error-sum = Sie haben { $sum } von { $all } Punkten verteilt. Bitte verteilen Sie genau { $all }.
ideas-vote-send = Stimme abgeben
ideas-vote-change = Stimme ändern
ideas-vote-saved = Ihre Stimme ist gespeichert. Bis zum Ende der Abstimmung können Sie sie ändern.

ideas-follow = Diesem Wettbewerb folgen
# $category (String) - title of the category
# $until (String) - its last day
ideas-news-open = Jetzt offen: { $category }. Sie können bis zum { $until } Ideen einreichen.
# $category (String) - title of the category
# $until (String) - its new last day
ideas-news-put-off = Verlängert: { $category }. Sie können noch bis zum { $until } Ideen einreichen.
# $until (String) - last day of the vote
ideas-news-vote = Die Abstimmung hat begonnen. Sie läuft bis zum { $until }.
ideas-news-counted = Die Abstimmung ist ausgezählt.
# $status (String) - where the idea stands
ideas-news-answer = Antwort der Stadt: { $status }.

ideas-field-language = Sprache
ideas-field-moment = Zeitpunkt
ideas-error-hidden = Unter dieser Nummer gibt es hier schon eine Idee, die nicht veröffentlicht ist.
ideas-file-title = Wettbewerbe und Ideen einlesen
ideas-file-lead = Lesen Sie eine Datei ein, die dieses Portal ausgegeben hat und die Sie vielleicht bearbeitet haben. Übernommen wird alles oder nichts. Ideen werden sofort veröffentlicht; wer sie eingereicht hat, und ihre Anlagen stehen nicht in der Datei.
ideas-file-hint = JSON mit einem Wettbewerb und seinen Ideen, oder CSV mit Strichpunkten mit Ideen zu Wettbewerben, die es hier schon gibt; höchstens 10 MB. Wettbewerbe werden an ihrer Adresse wiedererkannt, Ideen an ihrer Nummer.
