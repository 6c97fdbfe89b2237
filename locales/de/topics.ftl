# The topic store: list, page, form, editing, files. German is the contract: types of arguments stand here.

topics-title = Themenspeicher
# $group (String) - a group
topics-title-of = Themenspeicher: { $group }
topics-lead = Impulse und Projektideen, mit denen die Arbeitsgruppen weiterarbeiten. Jede und jeder kann etwas beitragen.
topics-one = Thema
topics-new = Thema vorschlagen
topics-new-lead = Kurz genügt: Was fehlt in Gera, was sollte die Gruppe aufgreifen? Ein Konto brauchen Sie nicht.
topics-send = Thema absenden
topics-waits-first = Ihr Thema erscheint, sobald wir es gelesen und freigegeben haben.
topics-filter = Themen auswählen
topics-filter-show = Anzeigen
topics-all-groups = Alle Gruppen
topics-all-fields = Alle Handlungsfelder
topics-field-one = Handlungsfeld
topics-standing = Stand
topics-standing-open = Offen
topics-standing-closed = Geschlossen
topics-empty-title = Hier steht noch kein Thema
topics-empty-text = Schlagen Sie das erste vor, oder sehen Sie bei einer anderen Gruppe nach.
topics-none-in-group = Die Gruppe hat noch kein Thema gesammelt.
# $count (Number) - how many
topics-all-of-group = { $count ->
    [one] Alle Themen der Gruppe (1)
   *[other] Alle Themen der Gruppe ({ $count })
}
topics-paging = Weitere Themen
topics-older = Ältere Themen
topics-newest = Neueste Themen
topics-export = Alle Themen als Tabelle (CSV)
topics-export-json = Alle Themen (JSON)
topics-staff = Themenspeicher verwalten
topics-back = Zum Themenspeicher
topics-field-title = Titel
# $most (String) - characters
topics-field-title-hint = Worum es geht, in höchstens { $most } Zeichen.
topics-field-text = Text
# $most (String) - characters
topics-field-text-hint = Bis { $most } Zeichen, ohne Formatierung. Nennen Sie nichts Persönliches von anderen.
topics-field-group-hint = Wenn Sie es nicht wissen, lassen Sie es offen: Wir ordnen es zu.
topics-no-group = Noch keine Gruppe
topics-field-name = Ihr Name
topics-field-name-hint = Alle können ihn lesen. Sie können ein Pseudonym verwenden oder das Feld leer lassen.
topics-field-email = Ihre E-Mail-Adresse
topics-field-email-hint = Wenn Sie eine angeben, willigen Sie ein, dass wir Ihnen schreiben, was aus diesem Thema wird. Niemand sonst sieht sie. Sie können die E-Mails jederzeit beenden; spätestens zwei Jahre, nachdem sich zuletzt etwas getan hat, löschen wir die Adresse.
topics-has-account = Sie sind angemeldet: Wir schreiben an die Adresse Ihres Kontos, wenn Sie hier keine andere angeben. Auch das können Sie jederzeit beenden.
# $most (String) - how many
topics-error-links = Ein Thema kann höchstens { $most } Links enthalten. Bitte kürzen Sie.
topics-receipt-title = Ihr Thema
topics-state-waiting-text = Wir lesen Ihr Thema und geben es dann frei.
topics-state-public-text = Zum Thema
topics-state-rejected-text = Das Thema steht nicht im Themenspeicher.
topics-state-removed-text = Der Text wurde endgültig entfernt.
topics-told = E-Mails zu diesem Thema
topics-told-text = Wir schreiben Ihnen, sobald aus Ihrem Thema etwas wird.
topics-told-end = Keine E-Mails mehr
topics-letter-published = Ihr Thema steht im Themenspeicher
# $title (String) - the topic
topics-letter-published-text = Ihr Thema „{ $title }“ ist freigegeben, alle können es lesen. Sobald etwas daraus wird, schreiben wir Ihnen.
topics-letter-moved = Ihr Thema hat eine andere Gruppe
# $title (String) - the topic
# $group (String) - the group
topics-letter-moved-text = Um das Thema „{ $title }“ kümmert sich jetzt: { $group }.
# $title (String) - the topic
topics-letter-moved-away = Das Thema „{ $title }“ gehört zurzeit zu keiner Gruppe.
topics-letter-merged = Ihr Thema steht jetzt in einem anderen
# $title (String) - the topic
# $other (String) - the topic it went into
topics-letter-merged-text = Das Thema „{ $title }“ ist mit dem Thema „{ $other }“ zusammengelegt. Dort geht es weiter.
# $own (String) - the recipient's topic
# $title (String) - the topic it went into
topics-letter-within = Ihr Thema „{ $own }“ steht inzwischen im Thema „{ $title }“.
topics-letter-closed = Antwort auf Ihr Thema
# $title (String) - the topic
topics-letter-closed-text = Das Thema „{ $title }“ ist geschlossen. Der Grund:
topics-letter-reopened = An Ihrem Thema geht es weiter
# $title (String) - the topic
topics-letter-reopened-text = Das Thema „{ $title }“ ist wieder offen.
topics-letter-became = Aus Ihrem Thema wird etwas
# $title (String) - the topic
# $kind (String) - what came of it, such as a measure
# $result (String) - its title
topics-letter-became-text = Aus dem Thema „{ $title }“ ist etwas hervorgegangen ({ $kind }): „{ $result }“.
# $measure (String) - the measure
# $title (String) - the topic
topics-letter-carried-on-text = Die Maßnahme „{ $measure }“, die auf das Thema „{ $title }“ zurückgeht, ist weitergekommen.
topics-letter-open = Ihr Thema ansehen
topics-letter-open-other = Thema ansehen
topics-letter-see = Ansehen, was daraus wurde
# $address (String) - the author's page of the topic
topics-letter-reason = Sie bekommen diese E-Mail, weil Sie dieses Thema vorgeschlagen haben und erfahren wollten, was daraus wird. Keine E-Mails mehr: { $address }
topics-closed = Dieses Thema ist geschlossen.
topics-report = Dieses Thema melden
topics-joined = Damit zusammengelegt
topics-history = Was mit dem Thema geschah
topics-move-moved = In eine andere Gruppe gegeben
topics-move-merged = Mit einem anderen Thema zusammengelegt
topics-move-taken = Ein anderes Thema aufgenommen
topics-move-closed = Geschlossen
topics-move-reopened = Wieder geöffnet
topics-move-changed = Text geändert
topics-move-drawn = Aus einer Veranstaltung übernommen
topics-move-imported = Aus einer Tabelle übernommen
topics-edit = Thema bearbeiten
topics-edit-lead = Jede Änderung steht mit ihrem Tag auf der Seite des Themas.
topics-edit-hide = Den ursprünglichen Text nicht zeigen, weil er Angaben über Menschen enthält
topics-edit-hide-hint = Ändern Sie Titel oder Text, steht auf der Seite, wer das war, und der ursprüngliche Text bleibt lesbar.
topics-move-hint = Eine andere Gruppe wählen heißt: Das Thema wandert dorthin.
topics-merge = Zusammenlegen
topics-merge-text = Dieses Thema geht in einem anderen auf. Seine Adresse führt dann dorthin.
topics-merge-into = In welches Thema?
topics-merge-find = Anderes Thema finden
topics-merge-search = Themen suchen
topics-merge-search-hint = Wörter aus Titel oder Text. Auch geschlossene Themen werden gefunden.
topics-merge-all = Suche zurücksetzen
topics-merge-order = Ähnliche stehen oben. Was fehlt, finden Sie mit der Suche.
topics-merge-none = Dazu gibt es kein Thema. Versuchen Sie es mit anderen Wörtern.
topics-merge-alone = Es gibt noch kein anderes Thema.
topics-close = Thema schließen
topics-close-reason = Grund
topics-close-hint = Alle können ihn lesen: Was wurde daraus, oder warum geht es nicht weiter?
topics-reopen = Thema wieder öffnen
topics-fields = Handlungsfelder
topics-fields-lead = Unter diesen Feldern werden Themen gesammelt und gefunden. Eine geleerte Zeile nimmt das Feld weg, die Themen bleiben.
# $number (Number) - its place in the list
topics-fields-number = Feld { $number }
topics-fields-new = Neues Feld
topics-draw-heading = In den Themenspeicher
topics-draw-text = Aus einer Frage oder einer Abstimmung dieses Abends wird ein Thema, und aus einer Nachricht, deren Verfasserin oder Verfasser zugestimmt hat. Der Name der Person geht nicht mit.
topics-draw = Als Thema übernehmen
topics-drawn = Steht im Themenspeicher
topics-import = Themen aus einer Tabelle einlesen
topics-import-lead = Die Datei wird zuerst nur geprüft. Eingelesen wird sie ganz oder gar nicht.
topics-import-file = CSV-Datei
topics-import-hint = CSV mit den Spalten „titel“ und „text“, oder JSON. Am einfachsten ist es, die ausgegebene Datei zu ergänzen.
topics-import-check = Datei prüfen
topics-import-take = Jetzt einlesen
topics-import-ready = Die Datei kann eingelesen werden. Noch ist nichts geändert.
topics-import-done = Die Datei ist eingelesen.
# $new (Number) - new topics
# $changed (Number) - changed topics
# $same (Number) - topics that stay
topics-import-sum = Neu: { $new }. Geändert: { $changed }. Unverändert: { $same }.
# $count (Number) - how many
topics-import-faulty = { $count ->
    [one] In 1 Zeile stimmt etwas nicht.
   *[other] In { $count } Zeilen stimmt etwas nicht.
}
topics-import-faulty-text = Es wurde nichts eingelesen. Bitte bessern Sie die Datei nach und wählen Sie sie noch einmal aus.
topics-import-rows = Zeile für Zeile
topics-import-line = Zeile
topics-import-fate = Ergebnis
topics-import-new = neu
topics-import-changed = geändert
topics-import-same = unverändert
topics-import-wrong = Fehler
# $count (Number) - how many
topics-import-more = Weitere Zeilen ohne Fehler: { $count }.
# $column (String) - a column
topics-import-no-id = Spalte „{ $column }“: Das ist keine Kennung von hier. Bei neuen Themen bleibt die Zelle leer.
topics-import-twice = Diese Kennung steht schon in einer anderen Zeile.
# $word (String) - what the cell says
topics-import-no-group = Es gibt keine Gruppe „{ $word }“. Gemeint ist das Wort in der Adresse der Gruppe.
# $word (String) - what the cell says
topics-import-no-field = Es gibt kein Handlungsfeld „{ $word }“.
# $word (String) - what the cell says
topics-import-no-standing = „{ $word }“ ist kein Stand. Möglich sind „offen“ und „geschlossen“.
# $word (String) - what the cell says
topics-import-no-time = „{ $word }“ ist kein Zeitpunkt. Bei neuen Themen kann die Zelle leer bleiben.
topics-import-no-target = Das Thema, mit dem dieses zusammengelegt ist, gibt es nicht.
topics-import-hidden = Ein Thema mit dieser Kennung ist nicht öffentlich.
topics-import-cells = Die Zeile hat mehr oder weniger Zellen als die Kopfzeile.
topics-import-letters = Die Datei lässt sich nicht lesen. Bitte speichern Sie sie als „CSV UTF-8“.
topics-import-json = Die Datei beginnt wie JSON, hat aber andere Felder als die Datei, die dieses Portal ausgibt.
# $columns (String) - names of columns
topics-import-columns = In der ersten Zeile fehlen diese Spalten: { $columns }.
topics-import-empty = Die Datei enthält keine Zeilen.
# $most (String) - how many
topics-import-many = Eine Datei kann höchstens { $most } Zeilen haben.
topics-import-large = Die Datei ist zu groß: höchstens 8 MB.

topics-feed = Neue Themen als Newsfeed (Atom)
# $city (String) - the city
topics-feed-title = Themen in { $city }
topics-draw-line = Nachricht aus dem Chat
