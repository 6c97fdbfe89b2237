# The trail: what came of what. German is the contract: types of arguments stand here.

trace-title = Woher es kommt und was daraus wurde
trace-origins = Woher es kommt
trace-results = Was daraus wurde
trace-none = Hier ist noch nichts verbunden.
trace-way = Woher es kommt und was daraus wurde
trace-begin = Verbindung anlegen
trace-here = Diese Seite
# $count (Number) - how many
# $kind (String) - name of the kind
trace-many = { $count } × { $kind }
# $count (Number) - how many things
trace-more = { $count } weitere Schritte zeigen
# $before (Number) - how many things come before
# $after (Number) - how many after
trace-drawing = Zeichnung von oben nach unten: davor { $before }, dann diese Seite, danach { $after }. Dasselbe steht daneben als Liste.
trace-removed = Entfernt
trace-hidden = nicht öffentlich
trace-hidden-page = Nicht öffentlich: Nur wer für die Stadt arbeitet, sieht diese Seite.
trace-again = Wie es weitergeht, steht an anderer Stelle dieser Liste.
trace-cut = Es gibt noch mehr Verbindungen. Öffnen Sie einen der Einträge, um weiterzugehen.
trace-to-page = Zur Seite

trace-kind-event = Veranstaltung
trace-kind-question = Frage
trace-kind-poll = Abstimmung
trace-kind-article = Artikel
trace-kind-decision = Beschluss
trace-kind-draft = Strategie
trace-kind-measure = Maßnahme
trace-kind-milestone = Meilenstein
trace-kind-idea = Idee
trace-kind-other = Weiteres

trace-edit = Verbindungen bearbeiten
trace-edit-lead = Verbinden Sie, was zusammengehört: woher etwas kommt und was daraus wurde. Die Verbindung steht dann auf beiden Seiten.
trace-field-way = Wie hängt es zusammen?
trace-field-origin = Woher es kommt
trace-field-result = Was daraus wurde
trace-field-what = Titel oder Adresse
trace-field-what-hint = Worte aus dem Titel, oder die Adresse einer Seite dieses Portals. Bei einer Frage mit dem Teil nach dem #-Zeichen.
trace-look = Suchen
trace-candidates = Was ist gemeint?
trace-join = Verbinden
trace-part = Verbindung lösen
trace-origins-none = Noch keine Herkunft verbunden.
trace-results-none = Noch keine Folge verbunden.
# $day (String) - the day
# $name (String) - who
trace-joined-by = Verbunden am { $day } von { $name }
# $day (String) - the day
trace-joined = Verbunden am { $day }
trace-error-empty = Bitte geben Sie Worte aus dem Titel oder eine Adresse ein.
trace-error-choose = Bitte wählen Sie aus, was gemeint ist.
trace-error-nothing = Dazu haben wir nichts gefunden, was sich verbinden lässt. Versuchen Sie andere Worte aus dem Titel oder die Adresse der Seite.
trace-error-address = Unter dieser Adresse steht nichts, was sich verbinden lässt.
trace-error-foreign = Diese Adresse gehört nicht zu diesem Portal.
trace-error-same = Das ist dieselbe Seite. Sie kann nicht aus sich selbst entstehen.
trace-error-circle = So würde die Kette im Kreis führen: Das eine ist schon aus dem anderen entstanden. Vielleicht ist die Richtung vertauscht.
