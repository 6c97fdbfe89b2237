# Rooms: list, door, invitation and the readable room page. The live room's own words stand in web/locales.

rooms-title = Räume
rooms-lead = Hier treffen sich Bürgerinnen und Bürger live. Zuhören geht sofort und ohne Anmeldung.
rooms-live-heading = Jetzt live
rooms-standing-heading = Offene Räume
rooms-empty-title = Gerade läuft keine Veranstaltung
rooms-empty-text = Im Programm stehen die nächsten Abende.
rooms-empty-link = Zum Programm
# $people (Number) - how many are connected
rooms-people = { $people ->
    [0] niemand da
    [one] eine Person da
   *[other] { $people } Personen da
}
rooms-closed = mit Zugangscode
rooms-enter = Zum Raum

rooms-door-listen = Zuhören
rooms-door-listen-text = Ohne Anmeldung, ohne Kamera und Mikrofon. Niemand sieht Ihren Namen.
rooms-door-join = Mitreden
rooms-door-join-text = Mit Namen: melden, schreiben und, wenn Sie das Wort haben, sprechen.
rooms-door-name = Ihr Name
rooms-door-name-hint = Alle im Raum sehen ihn. Sie können ein Pseudonym verwenden.
rooms-door-code = Zugangscode
rooms-door-code-hint = Er steht in Ihrer Einladung.
rooms-door-enter-as-participant = Mitreden
rooms-door-staff-heading = Moderation
# $name (String) - the signed-in person
rooms-door-staff-text = Sie sind als { $name } angemeldet.
# $name (String) - the name in the group
rooms-door-group-text = Sie leiten die Gruppe, zu der dieser Raum gehört. Hier heißen Sie { $name }.
rooms-door-staff = Als Moderation eintreten
rooms-door-help = Wie Zuhören und Mitreden gehen
rooms-door-privacy = Ihr Name und was Sie schreiben, bleibt im Raum. Der Chat wird am Ende des Abends gelöscht. Aufgezeichnet wird nichts.
rooms-door-privacy-link = Mehr zum Datenschutz
rooms-door-over-title = Dieser Abend ist zu Ende
rooms-door-over-text = Danke, dass Sie dabei sein wollten. Was besprochen wurde, finden Sie bei der Veranstaltung.
rooms-door-over-link = Zur Veranstaltung
rooms-door-standing = Dieser Raum hat keine festen Zeiten. Sie können jederzeit eintreten.
rooms-door-planned = Der Abend hat noch nicht begonnen. Sie können schon eintreten und warten.
rooms-door-fault-title = Das hat nicht geklappt

rooms-invitation-title = Ihre Einladung
# $role (String) - the role
# $room (String) - the room's title
rooms-invitation-text = Sie treten in „{ $room }“ ein. Ihre Rolle: { $role }.
rooms-invitation-enter = Raum betreten

rooms-role-listener = Zuhörend
rooms-role-participant = Teilnehmend
rooms-role-speaker = Vortrag
rooms-role-moderator = Moderation
rooms-role-signer = Gebärdensprache
rooms-role-captioner = Schriftdolmetschen

rooms-fault-name-empty = Bitte geben Sie einen Namen ein.
rooms-fault-name-long = Der Name ist zu lang. Höchstens 60 Zeichen sind möglich.
rooms-fault-name-unprintable = Der Name enthält Zeichen, die man nicht sehen kann. Bitte tippen Sie ihn neu.
rooms-fault-name-taken = Dieser Name ist schon vergeben. Bitte wählen Sie einen anderen.
rooms-fault-code = Der Zugangscode stimmt nicht oder gilt nicht mehr. Bitte prüfen Sie Ihre Einladung.
rooms-fault-locked = Der Einlass ist gerade geschlossen. Bitte versuchen Sie es später noch einmal.
rooms-fault-full = Der Raum ist voll. Bitte versuchen Sie es etwas später noch einmal.
rooms-fault-over = Der Abend ist zu Ende.
rooms-fault-not-saved = Das konnte gerade nicht gespeichert werden. Bitte versuchen Sie es noch einmal.
rooms-fault-chat-off = Der Chat ist gerade ausgeschaltet.
rooms-fault-too-soon = Im Chat gilt gerade eine Wartezeit. Bitte senden Sie Ihre Nachricht gleich noch einmal.
rooms-fault-text-empty = Bitte schreiben Sie etwas.
rooms-fault-text-long = Der Text ist zu lang. Höchstens 1.000 Zeichen sind möglich.
rooms-fault-hands-full = Die Redeliste ist voll. Bitte versuchen Sie es später noch einmal.
rooms-fault-removed = Die Moderation hat Sie aus diesem Raum entfernt. Der Weg zurück führt über die Menschen, die den Abend leiten.
rooms-fault-not-allowed = Das ist in Ihrer Rolle nicht möglich.

rooms-room-reading = Sie lesen mit. Für Ton und Bild braucht die Seite JavaScript.
rooms-room-refresh = Aktualisieren
rooms-room-status-planned = Noch nicht begonnen
rooms-room-status-open = Geöffnet
rooms-room-status-live = Jetzt live
rooms-room-status-over = Zu Ende
rooms-room-locked = Einlass geschlossen
# $listeners (Number) - listeners
# $participants (Number) - everybody else
rooms-room-hall = { $listeners ->
    [0] niemand hört zu
    [one] eine Person hört zu
   *[other] { $listeners } hören zu
}, { $participants ->
    [0] niemand redet mit
    [one] eine Person redet mit
   *[other] { $participants } reden mit
}
rooms-room-stage = Auf der Bühne
rooms-room-stage-empty = Gerade spricht niemand.
rooms-room-agenda = Tagesordnung
rooms-room-agenda-current = jetzt
rooms-room-chat = Chat
rooms-room-chat-empty = Noch hat niemand etwas geschrieben.
rooms-room-chat-off = Der Chat ist ausgeschaltet.
rooms-room-say = Nachricht
rooms-room-say-send = Senden
rooms-room-floor = Redeliste
# $count (Number) - raised hands
rooms-room-hands = { $count ->
    [0] Keine Hand ist gehoben.
    [one] Eine Hand ist gehoben.
   *[other] { $count } Hände sind gehoben.
}
# $position (Number) - place in the list, from 1
rooms-room-your-hand = Ihre Hand ist gehoben. Sie sind an Stelle { $position }.
rooms-room-your-floor = Sie haben das Wort.
rooms-room-raise-hand = Hand heben
rooms-room-return-floor = Wort zurückgeben
rooms-room-step-back = Nur noch zuhören
rooms-room-lower-hand = Hand senken
rooms-room-step-up = Mitreden
rooms-room-leave = Verlassen
rooms-room-loading = Der Raum wird geladen.

rooms-access-title = Zugang zum Raum
rooms-access-lead = Hier laden Sie Vortragende und Mitwirkende ein und legen fest, ob der Raum einen Zugangscode braucht.
rooms-access-invite-heading = Einladen
rooms-access-invite-text = Eine Einladung ist ein Link. Wer ihn öffnet, tritt mit der gewählten Rolle ein, ohne Konto und ohne Zugangscode.
rooms-access-role = Rolle
rooms-access-name = Name
rooms-access-name-hint = So erscheint die Person im Raum. Sie kann den Namen beim Eintreten ändern.
rooms-access-optional = freiwillig
rooms-access-invite = Einladung erstellen
rooms-access-invited-title = Die Einladung ist fertig
# $name (String) - the invited person
# $role (String) - the role
rooms-access-invited = Schicken Sie diesen Link an { $name }. Rolle: { $role }.
# $role (String) - the role
rooms-access-invited-nameless = Schicken Sie diesen Link an die Person, die Sie einladen. Rolle: { $role }.
rooms-access-once = Wir zeigen das nur dieses eine Mal.
rooms-access-copy = Kopieren
rooms-access-copied = Kopiert.
rooms-access-list-heading = Offene Einladungen
rooms-access-list-empty = Es gibt keine offenen Einladungen.
rooms-access-nameless = Ohne Namen
# $date (String) - the last day
rooms-access-until = gültig bis { $date }
rooms-access-revoke = Zurücknehmen
rooms-access-revoke-sure = Möchten Sie diese Einladung zurücknehmen? Der Link öffnet den Raum dann nicht mehr. Wer schon im Raum ist, bleibt dort.
rooms-access-cancel = Abbrechen
rooms-access-code-heading = Zugangscode
rooms-access-open = Der Raum ist offen: Alle können zuhören und mitreden.
rooms-access-closed = Der Raum braucht einen Zugangscode. Wer eine Einladung hat, kommt auch ohne ihn hinein.
rooms-access-code-set = Zugangscode vergeben
rooms-access-code-new = Neuen Zugangscode vergeben
rooms-access-code-clear = Zugangscode aufheben
rooms-access-code-title = Der neue Zugangscode
rooms-access-code-text = Geben Sie ihn allen, die hineindürfen. Ein früherer Code gilt nicht mehr.

rooms-questions-title = Fragen
rooms-questions-lead = Fragen Sie vor, während oder nach dem Abend. Antworten gibt es live oder hier schriftlich, und sie bleiben hier stehen.
rooms-questions-waiting = Warten auf Freigabe
rooms-questions-waiting-none = Alles ist durchgesehen.
rooms-questions-reason = Grund, falls Sie ablehnen
rooms-questions-approve = Freigeben
rooms-questions-reject = Ablehnen
rooms-questions-list = Alle Fragen
rooms-questions-none = Noch hat niemand gefragt.
# $number (Number) - the question's number
rooms-questions-answer-label = Antwort auf Frage { $number }
rooms-questions-answer = Antwort veröffentlichen
rooms-questions-ask-heading = Ihre Frage
rooms-questions-text = Frage
rooms-questions-text-hint = Höchstens 500 Zeichen. Die Moderation liest sie, bevor alle sie sehen.
rooms-questions-name = Ihr Name
rooms-questions-name-hint = Ohne Namen ist Ihre Frage anonym. Namen verschwinden 30 Tage nach dem Abend.
rooms-questions-send = Frage stellen
# $date (String) - the day of the evening's end
rooms-questions-over = Der Abend war am { $date }. Fragen werden jetzt schriftlich beantwortet.
rooms-question-thanks = Danke. Ihre Frage ist angekommen und wird durchgesehen.
rooms-question-nobody = Anonym
rooms-question-new = wartet auf Freigabe
rooms-question-approved = noch offen
rooms-question-on-stage = wird gerade besprochen
rooms-question-answered-aloud = am Abend beantwortet
rooms-question-answered = schriftlich beantwortet
# $into (Number) - the other question's number
rooms-question-merged = gehört zu Frage { $into }
# $reason (String) - why
rooms-question-rejected = nicht angenommen: { $reason }
rooms-question-reason = passt nicht zum Abend
# $count (Number) - supporters
rooms-question-supports = { $count ->
    [one] 1 Person unterstützt das
   *[other] { $count } unterstützen das
}
rooms-question-answer = Antwort
rooms-fault-asked = Diese Frage steht schon da.
rooms-fault-questions-off = Gerade werden keine schriftlichen Fragen angenommen.
rooms-fault-questions-full = Es sind schon sehr viele Fragen da. Bitte melden Sie sich im Raum.
rooms-fault-no-question = Diese Frage gibt es nicht mehr.
rooms-fault-result-changed = Jemand hat inzwischen ein anderes Ergebnis gespeichert. Beide Texte stehen unten. Bitte führen Sie sie zusammen und speichern Sie noch einmal.
rooms-fault-question-long = Der Text ist zu lang. Eine Frage hat höchstens 500 Zeichen, eine Antwort 3.000.
# $number (Number) - the question's number
rooms-question-support = Frage { $number } unterstützen
# $number (Number) - the question's number
rooms-question-unsupport = Frage { $number } nicht mehr unterstützen
rooms-question-ask-named = Mit meinem Namen fragen
rooms-question-ask-anonymous = Anonym fragen

rooms-slides-title = Folien
rooms-slides-lead = Alle Folien des Abends zum Lesen und Herunterladen.
rooms-slides-none = Es gibt noch keine Folien.
# $pages (Number) - how many pages
rooms-slides-pages = { $pages ->
    [one] 1 Seite
   *[other] { $pages } Seiten
}
rooms-slides-waiting = wird geöffnet
# $done (Number) - pages made
# $pages (Number) - pages in all
rooms-slides-progress = { $done } von { $pages } Seiten sind fertig
rooms-slides-read = Lesen
rooms-slides-download = Herunterladen
rooms-slides-no-file = Diese Datei lässt sich nicht ohne Angaben zum Verfasser weitergeben. Deshalb gibt es hier ihre Seiten als Bilder mit Text.
rooms-slides-drop = Entfernen
rooms-slides-drop-sure = Möchten Sie diese Folien entfernen? Sie verschwinden auch von der Bühne.
rooms-slides-refresh = Stand ansehen
rooms-slides-add-heading = Folien hinzufügen
rooms-slides-file = Datei
rooms-slides-file-hint = Ein PDF oder ein Bild (PNG, JPEG, WebP) mit höchstens 30 MB und 200 Seiten. Folien aus einem Präsentationsprogramm speichern Sie bitte vorher als PDF. Beschreiben Sie beim Vortrag auch, was auf den Folien zu sehen ist. Wer ein PDF herunterlädt, bekommt es ohne Angaben zu Verfasser, Programm und Dateien, aus denen es entstanden ist.
rooms-slides-add = Hochladen
# $number (Number) - the page
rooms-slides-page = Seite { $number }
rooms-slides-no-text = Auf dieser Seite steht kein Text, den wir lesen können.
rooms-slides-fault-title = Die Folien wurden nicht angenommen
rooms-slides-fault-unknown = Das ist kein PDF und kein Bild. Bitte speichern Sie die Folien als PDF.
rooms-slides-fault-encrypted = Die Datei ist mit einem Kennwort geschützt. Bitte speichern Sie sie ohne Kennwort.
rooms-slides-fault-broken = Die Datei ist beschädigt. Bitte speichern Sie sie noch einmal als PDF.
rooms-slides-fault-pages = Die Datei hat zu viele Seiten. Höchstens 200 sind möglich.
rooms-slides-fault-large = Die Datei ist zu groß oder zu aufwendig. Höchstens 30 MB sind möglich; verkleinern Sie die Bilder darin.
rooms-slides-fault-full = Mehr Foliensätze passen nicht in einen Abend. Bitte entfernen Sie zuerst einen.
rooms-slides-fault-stopped = Das Umwandeln wurde unterbrochen. Bitte laden Sie die Datei noch einmal hoch.

rooms-barcamp-title = Parallele Räume
rooms-barcamp-go = Hingehen
rooms-barcamp-results = Ergebnisse der parallelen Räume
rooms-barcamp-result = Ergebnis dieses Raums
rooms-barcamp-result-label = Was soll in den Abend zurückgehen?
rooms-barcamp-result-save = Ergebnis speichern
rooms-barcamp-result-newer = Jemand hat inzwischen ein anderes Ergebnis gespeichert:
# $title (String) - name of the parallel room
rooms-barcamp-result-drop = Ergebnis entfernen: { $title }
# $title (String) - name of the parallel room
rooms-barcamp-result-drop-sure = Möchten Sie das Ergebnis von { $title } für immer entfernen? Es verschwindet auch von der Seite der Veranstaltung.
rooms-barcamp-result-drop-yes = Entfernen

rooms-deeds-title = Verlauf der Moderation
rooms-deeds-lead = Wer von der Moderation was getan hat, das Neueste zuerst. Dreißig Tage nach dem Ende gehen die Namen.
rooms-deeds-none = Noch hat die Moderation nichts getan.
# $zone (String) - short name of the city's time zone
rooms-deeds-time = Uhrzeit ({ $zone })
rooms-deeds-who = Wer
rooms-deeds-what = Was
rooms-deeds-nameless = ohne Namen
rooms-deeds-floor-given = Wort gegeben: { $name }
rooms-deeds-floor-taken = Wort genommen: { $name }
rooms-deeds-hand-lowered = Hand gesenkt: { $name }
rooms-deeds-muted-microphone = Mikrofon ausgeschaltet: { $name }
rooms-deeds-muted-camera = Kamera ausgeschaltet: { $name }
rooms-deeds-muted-screen = Geteilten Bildschirm beendet: { $name }
rooms-deeds-typing-paused = Mitlesen angehalten: { $name }
rooms-deeds-typing-allowed = Mitlesen wieder erlaubt: { $name }
rooms-deeds-removed = Aus dem Raum entfernt: { $name }
rooms-deeds-role = Rolle gegeben: { $name }, { $role }
rooms-deeds-started = Abend begonnen
rooms-deeds-paused = Abend unterbrochen
rooms-deeds-resumed = Abend fortgesetzt
rooms-deeds-ended = Abend beendet
rooms-deeds-locked = Einlass geschlossen
rooms-deeds-unlocked = Einlass geöffnet
rooms-deeds-item-reached = Weiter zum Punkt: { $title }
rooms-deeds-item-extended = Um { NUMBER($minutes) } Minuten verlängert: { $title }
rooms-deeds-item-moved = Auf der Tagesordnung verschoben: { $title }
rooms-deeds-item-added = Auf die Tagesordnung gesetzt: { $title }
rooms-deeds-barcamp-opened = Parallele Räume geöffnet: { NUMBER($count) }
rooms-deeds-barcamp-recalled = Aus den parallelen Räumen zurückgerufen in { NUMBER($minutes) } Minuten
rooms-deeds-barcamp-closed = Parallele Räume geschlossen
rooms-deeds-floor-set = Regeln der Redeliste geändert
rooms-deeds-chat-off = Chat ausgeschaltet
rooms-deeds-chat-to-moderation = Chat geht nur noch an die Moderation
rooms-deeds-chat-approved = Chat wird erst nach Freigabe gezeigt
rooms-deeds-chat-open = Chat geöffnet
rooms-deeds-chat-slowed = Wartezeit im Chat: { NUMBER($seconds) } Sekunden
rooms-deeds-chat-not-slowed = Wartezeit im Chat aufgehoben
rooms-deeds-line-shown = Nachricht { NUMBER($line) } freigegeben
rooms-deeds-unsaid = Nachricht { NUMBER($line) } gelöscht
rooms-deeds-questions-off = Fragen geschlossen
rooms-deeds-questions-approved = Fragen werden erst nach Freigabe gezeigt
rooms-deeds-questions-open = Fragen geöffnet
rooms-deeds-question-approved = Frage { NUMBER($question) } freigegeben
rooms-deeds-question-staged = Frage { NUMBER($question) } auf die Bühne geholt
rooms-deeds-question-answered = Frage { NUMBER($question) } beantwortet
rooms-deeds-question-merged = Frage { NUMBER($question) } mit Frage { NUMBER($into) } zusammengelegt
rooms-deeds-question-rejected = Frage { NUMBER($question) } nicht angenommen: { $reason }
rooms-deeds-poll-prepared = Meinungsbild vorbereitet: { $title }
rooms-deeds-poll-dropped = Meinungsbild verworfen: { $title }
rooms-deeds-poll-opened = Meinungsbild geöffnet: { $title }
rooms-deeds-poll-extended = Um { NUMBER($minutes) } Minuten verlängert, Meinungsbild: { $title }
rooms-deeds-poll-closed = Meinungsbild beendet: { $title }
rooms-deeds-deck-dropped = Folien entfernt
rooms-deeds-hand-raised = Auf die Redeliste gesetzt: { $name }
rooms-deeds-subjects-set = Stichworte der Redeliste geändert

# Who is here for the first time: said by those who want to, counted, and kept with nobody
rooms-first-question = Sind Sie zum ersten Mal dabei?
rooms-first-hint = Freiwillig. Wir zählen nur, wie viele neu sind, und speichern nicht, wer.
rooms-first-yes = Ja, zum ersten Mal
rooms-first-no = Nein, ich war schon dabei
rooms-first-unsaid = Keine Angabe

# $few (Number) - from so many people on their number is told
rooms-people-few = weniger als { $few } Personen da
rooms-in-use = Gerade in Gebrauch
rooms-fault-early = Der Raum ist noch geschlossen. Er öffnet 15 Minuten vor Beginn.
# $when (String) - day and hours
rooms-door-hours = Geöffnet: { $when }
rooms-door-booked-over-title = Die Zeit dieses Raums ist vorbei
rooms-door-booked-over-text = Was darin war, wird gelöscht.
rooms-door-booked-over-link = Zu den Räumen
rooms-door-join-lobby = Geben Sie Ihren Namen an und warten Sie: Wer den Raum leitet, lässt Sie ein.
rooms-waiting-title = Sie warten vor dem Raum
rooms-waiting-text = Wer den Raum leitet, sieht Ihren Namen und lässt Sie ein. Im Raum sieht und hört Sie noch niemand.
rooms-waiting-now = Bitte warten Sie auf den Einlass
rooms-waiting-look = Nachsehen
rooms-waiting-leave = Nicht mehr warten
rooms-lobby-heading = Warten vor dem Raum
rooms-lobby-let-in = Einlassen
rooms-lobby-turn-away = Nicht einlassen
rooms-consent-heading = Darf Ihre Nachricht ein Thema werden?
rooms-consent-text = Die Moderation möchte sie in den Themenspeicher übernehmen, ohne Ihren Namen. Wenn Sie nicht antworten, geschieht nichts.
rooms-consent-yes = Ja, sie darf
rooms-consent-no = Nein
rooms-deeds-let-in = Eingelassen: { $name }
rooms-deeds-lobby-on = Warten vor dem Raum eingeschaltet
rooms-deeds-lobby-off = Warten vor dem Raum ausgeschaltet
rooms-deeds-line-asked = Bei Nachricht { NUMBER($line) } nach einem Thema gefragt
