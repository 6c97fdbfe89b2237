# The live room's words. The portal's pages have theirs in locales/.

stage-title = Bühne
stage-waiting = Der Abend beginnt bald
stage-empty = Gerade spricht niemand
stage-empty-text = Sobald jemand spricht, sehen und hören Sie das hier.
tile-microphone-on = Mikrofon an
tile-microphone-off = Mikrofon aus
tile-speaking = spricht
tile-signing = gebärdet
tile-screen = Bildschirm von { $name }
tile-you = { $name } (Sie)

role-listener = Zuhörend
role-participant = Teilnehmend
role-speaker = Vortrag
role-moderator = Moderation
role-signer = Gebärdensprache
role-captioner = Schriftdolmetschen

status-planned = Noch nicht begonnen
status-open = Geöffnet
status-live = Jetzt live
status-over = Zu Ende
locked = Einlass geschlossen
hall-listeners = { $count ->
    [0] niemand hört zu
    [one] 1 Person hört zu
   *[other] { $count } hören zu
}
hall-participants = { $count ->
    [0] niemand redet mit
    [one] 1 Person redet mit
   *[other] { $count } reden mit
}
leave = Verlassen
bar-side-of = Paralleler Raum von:
bar-left = { $count ->
    [0] schließt jetzt
    [one] noch 1 Minute
   *[other] noch { $count } Minuten
}

line-connecting = Verbindung wird aufgebaut
line-live = Verbunden
line-reconnecting = Verbindung unterbrochen, wir verbinden neu
line-lost = Keine Verbindung
line-ended = Verbindung beendet
line-retry = Jetzt neu verbinden
line-reload = Seite neu laden
media-off = Verbunden, Ton folgt
media-connecting = Ton und Bild werden geladen
media-connected = Ton und Bild verbunden
media-reconnecting = Ton und Bild kommen wieder
media-failed = Ton und Bild fehlen
media-elsewhere = Ton und Bild sind in einem anderen Fenster offen
media-elsewhere-text = Sie haben diesen Raum in einem anderen Fenster geöffnet. Ton und Bild laufen dort.
media-take-over = Hier weiterhören
media-failed-text = Ton und Bild kommen nicht an. Chat und Redeliste funktionieren weiter.

sound-blocked = Ihr Browser wartet auf ein Tippen, bevor er Ton abspielt.
sound-start = Ton einschalten
sound-on = Ton einschalten
sound-off = Ton ausschalten
muted-microphone = Die Moderation hat Sie stumm geschaltet. Sie können sich wieder einschalten.
muted-camera = Die Moderation hat Ihre Kamera ausgeschaltet. Sie können sie wieder einschalten.
muted-screen = Die Moderation hat Ihre Bildschirmfreigabe beendet. Sie können sie wieder beginnen.
understood = Verstanden

floor-title = Redeliste
floor-empty = Keine Hand ist gehoben.
floor-count = { $count ->
    [one] Eine Hand ist gehoben.
   *[other] { $count } Hände sind gehoben.
}
floor-give = Wort geben
floor-take = Wort nehmen
floor-lower = Hand senken
floor-lower-all = Alle Hände senken
floor-yours = Sie haben das Wort.
floor-unmute = Mikrofon einschalten
floor-return = Wort zurückgeben

agenda-title = Tagesordnung
agenda-now = (jetzt)
agenda-next = Weiter zum nächsten Punkt
agenda-reached = Neuer Tagesordnungspunkt: { $title }

chat-title = Chat
chat-empty = Noch hat niemand etwas geschrieben.
chat-label = Nachricht
chat-send = Senden
chat-you = Sie
chat-delete = Löschen
chat-off = Der Chat ist ausgeschaltet.
chat-listener = Zum Schreiben tippen Sie auf „Mitreden“.

desk-title = Moderation
desk-start = Abend beginnen
desk-end = Abend beenden
desk-end-sure = Möchten Sie den Abend für alle beenden? Der Chat wird dabei gelöscht.
desk-end-side = Diesen Raum schließen
desk-end-side-sure = Möchten Sie diesen parallelen Raum schließen? Alle hier kommen zurück in den Abend. Das gespeicherte Ergebnis bleibt, der Chat wird gelöscht.
desk-lock = Einlass schließen
desk-unlock = Einlass öffnen
people-title = Personen
people-floor = hat das Wort
people-away = gerade nicht verbunden
people-mute-microphone = Stumm schalten
people-mute-camera = Kamera ausschalten
people-mute-screen = Bildschirmfreigabe beenden
people-role = Rolle von { $name }
people-give-role = Rolle geben
people-moderator-sure = { $name } leitet dann den Abend mit: Wort geben, Personen entfernen, den Abend beenden.
people-remove = Entfernen
people-remove-sure = Möchten Sie { $name } aus dem Raum entfernen?
cancel = Abbrechen

controls-title = Bedienung
controls-more = Mehr
short-microphone = Mikrofon
short-camera = Kamera
short-hand-raise = Hand
short-hand-lower = Senken ({ $place }.)
short-sign = Gebärde
short-screen-on = Teilen
short-screen-off = Teilen
short-step-back = Zuhören
short-sound = Ton
short-signs = Gebärden
step-up = Mitreden
step-back = Nur zuhören
microphone-on = Mikrofon einschalten
microphone-off = Mikrofon ausschalten
camera-on = Kamera einschalten
camera-off = Kamera ausschalten
screen-on = Bildschirm teilen
screen-off = Nicht mehr teilen
hand-raise = Hand heben
hand-lower = Hand senken ({ $place }.)
hand-noted = Ihre Hand ist gehoben. Sie sind an Stelle { $place }.

check-title = Kamera und Mikrofon prüfen
check-text = Niemand sieht oder hört Sie dabei. Im Raum sind Kamera und Mikrofon zuerst aus.
check-picture = Ihr Kamerabild
check-level = So laut sind Sie
check-name = Ihr Name
check-name-hint = Alle im Raum sehen ihn. Sie können ein Pseudonym verwenden.
check-camera = Kamera
check-microphone = Mikrofon
check-start = Jetzt prüfen
check-enter = Raum betreten
check-step-up = Mitreden
check-back = Zurück
own-microphone-on = Ihr Mikrofon ist an.
own-microphone-off = Ihr Mikrofon ist aus.
own-camera-on = Ihre Kamera ist an.
own-camera-off = Ihre Kamera ist aus.
own-screen-on = Ihr Bildschirm wird gezeigt.
own-screen-off = Ihr Bildschirm wird nicht mehr gezeigt.
device-denied = Der Browser darf Kamera und Mikrofon nicht benutzen. Erlauben Sie es neben der Adresszeile, dann prüfen Sie noch einmal. Sie können auch ohne teilnehmen.
device-missing = Wir finden keine Kamera und kein Mikrofon. Sie können trotzdem zuhören und schreiben.
device-busy = Ein anderes Programm benutzt Kamera oder Mikrofon. Schließen Sie es und prüfen Sie noch einmal.
device-no-right = Der Raum hat Ihre Freigabe noch nicht bestätigt. Bitte versuchen Sie es gleich noch einmal.
device-unsupported = Das hat nicht geklappt. Bitte versuchen Sie es noch einmal oder laden Sie die Seite neu.

help-all = Hilfe und Barrierefreiheit
help-title = Tastenkürzel
shortcut-hand = Hand heben oder senken
shortcut-microphone = Mikrofon an oder aus
shortcut-camera = Kamera an oder aus
shortcut-sign = „Ich gebärde“ an oder aus
shortcut-chat = Zum Chat
shortcut-slide-back = Vorige Folie
shortcut-slide-next = Nächste Folie
shortcut-call = Der nächsten Hand das Wort geben
shortcut-item-next = Weiter zum nächsten Tagesordnungspunkt
shortcut-pause = Unterbrechen oder weiter
room-end-of-page = Ende des Raums

end-left = Sie haben den Raum verlassen
end-left-text = Vielleicht in einem anderen Fenster. Sie können jederzeit wieder eintreten.
end-removed = Sie wurden aus dem Raum entfernt
end-removed-text = Die Moderation hat Ihren Platz beendet. Fragen dazu beantwortet die Stadt.
end-over = Der Abend ist zu Ende
end-over-text = Danke, dass Sie dabei waren. Der Chat wurde gelöscht.
end-no-seat = Ihr Platz ist nicht mehr da
end-no-seat-text = Bitte treten Sie noch einmal ein.
end-back = Zur Veranstaltung

refusal-not-allowed = Das ist in Ihrer Rolle nicht möglich.
refusal-no-such-seat = Diese Person ist nicht mehr im Raum.
refusal-no-such-line = Diese Nachricht gibt es nicht mehr.
refusal-no-such-item = Diesen Tagesordnungspunkt gibt es nicht.
refusal-room-locked = Der Raum ist gerade geschlossen.
refusal-room-full = Der Raum ist voll.
refusal-evening-over = Der Abend ist zu Ende.
refusal-evening-not-begun = Der Abend hat noch nicht begonnen.
refusal-chat-off = Der Chat ist gerade ausgeschaltet.
refusal-bad-name = Dieser Name geht nicht. Bitte wählen Sie einen anderen mit höchstens 60 Zeichen.
refusal-text-empty = Bitte schreiben Sie etwas.
refusal-text-too-long = Der Text ist zu lang. Höchstens 1.000 Zeichen sind möglich.
refusal-hands-full = Die Redeliste ist voll. Bitte versuchen Sie es später noch einmal.
refusal-stage-full = Die Bühne ist voll. Nehmen Sie erst jemandem das Wort.
refusal-last-moderator = Der Raum braucht eine Moderation. Geben Sie die Rolle erst weiter.
refusal-not-saved = Das konnte gerade nicht gespeichert werden. Bitte versuchen Sie es noch einmal.
refusal-malformed = Das hat der Raum nicht verstanden. Bitte laden Sie die Seite neu.
refusal-too-fast = Das war sehr schnell hintereinander. Bitte warten Sie einen Moment.
refusal-no-answer = Der Raum antwortet nicht. Bitte versuchen Sie es noch einmal.

polls-title = Meinungsbild
poll-prepared = Vorbereitet, nur für die Moderation zu sehen
poll-open = Jetzt abstimmen
poll-closed = Beendet
poll-voters = { $count ->
    [0] noch keine Stimme
    [one] 1 Stimme
   *[other] { $count } Stimmen
}
poll-until = endet um { $time } Uhr
poll-secret = Ihre Stimme ist geheim und zählt einmal. Sie können sie danach nicht mehr ändern.
poll-vote = Stimme abgeben
poll-voted = Danke. Ihre Stimme ist gezählt.
poll-not-listeners = Bei dieser Frage stimmen alle ab, die mitreden. Wählen Sie „Mitreden“, wenn Sie abstimmen möchten.
poll-most = Sie können bis zu { $most } Antworten ankreuzen.
poll-number = Eine ganze Zahl von { $least } bis { $most }.
poll-order = Bringen Sie die Antworten in Ihre Reihenfolge. Die wichtigste steht oben.
poll-points-left = Noch { $count } von { $each } Punkten zu vergeben
poll-points-over = { $count } Punkte zu viel vergeben
poll-up = Nach oben
poll-down = Nach unten
poll-moved = { $option } steht jetzt an Stelle { $place }.
poll-your-number = Ihre Zahl
poll-word = Stichwort { $number }
poll-incomplete-single = Bitte wählen Sie eine Antwort.
poll-incomplete-multiple = Bitte kreuzen Sie mindestens eine und höchstens { $most } Antworten an.
poll-incomplete-ranking = Bitte ordnen Sie alle Antworten.
poll-incomplete-points = Bitte vergeben Sie genau { $each } Punkte.
poll-incomplete-number = Bitte geben Sie eine ganze Zahl von { $least } bis { $most } ein.
poll-incomplete-words = Bitte schreiben Sie mindestens ein Stichwort.
poll-result = Ergebnis: { $question }
poll-answer = Antwort
poll-votes = Stimmen
poll-points = Punkte
poll-average = Durchschnitt
poll-nothing = Niemand hat abgestimmt.
poll-asked = Neue Frage: { $question }
poll-answered = Das Ergebnis ist da: { $question }
poll-new = Neue Frage vorbereiten
poll-question = Frage
poll-kind = Art der Antwort
poll-kind-single = Eine Antwort
poll-kind-multiple = Mehrere Antworten
poll-kind-points = 100 Punkte verteilen
poll-kind-ranking = Reihenfolge
poll-kind-number = Zahl
poll-kind-words = Stichwörter
poll-options = Antworten
poll-options-hint = Jede Antwort in einer eigenen Zeile, mindestens zwei.
poll-most-label = Höchstens so viele Antworten
poll-least-label = Kleinste Zahl
poll-highest-label = Größte Zahl
poll-listeners = Auch Zuhörende stimmen ab
poll-open-result = Ergebnis schon während der Abstimmung zeigen
poll-prepare = Vorbereiten
poll-minutes = Dauer
poll-minutes-none = ohne Zeitgrenze
poll-minutes-some = { $count ->
    [one] 1 Minute
   *[other] { $count } Minuten
}
poll-start = Abstimmung öffnen
poll-drop = Verwerfen
poll-extend = { $minutes } Minuten mehr
poll-close = Abstimmung beenden
refusal-no-such-poll = Diese Frage gibt es nicht mehr.
refusal-poll-not-there = Das geht bei dieser Frage gerade nicht: Die Abstimmung ist noch nicht offen oder schon beendet.
refusal-polls-full = Mehr Fragen passen nicht in einen Abend.
refusal-bad-poll = So lässt sich nicht abstimmen. Bitte prüfen Sie die Antworten: mindestens zwei, höchstens fünfzig, keine doppelt.
refusal-bad-ballot = Dieser Stimmzettel passt nicht zur Frage. Bitte füllen Sie ihn noch einmal aus.
refusal-has-voted = Ihre Stimme ist schon gezählt.

floor-order = Reihenfolge
floor-order-first-come = Wer sich zuerst meldet
floor-order-new-voices = Neue Stimmen zuerst
floor-new-voices = Wer heute noch nicht gesprochen hat, kommt zuerst.
floor-time = Redezeit
floor-time-none = ohne Uhr
floor-time-minutes = { $count ->
    [one] 1 Minute
   *[other] { $count } Minuten
}
clock-of = { $spoken } von { $limit }
clock-soon = Gleich ist die Redezeit um.
clock-over = Die Redezeit ist um. Bitte kommen Sie zum Ende.
refusal-bad-clock = Diese Redezeit geht nicht. Möglich sind zehn Sekunden bis eine Stunde.

evening-paused = Hier ist gerade Pause. Gleich geht es weiter.
evening-goes-on = Der Abend läuft.
desk-pause = Unterbrechen
desk-resume = Fortsetzen
desk-chat = Der Chat ist
chat-mode-open = offen
chat-mode-approved = nach Freigabe
chat-mode-to-moderation = nur an die Moderation
chat-mode-off = aus
chat-note-approved = Die Moderation gibt Nachrichten frei, bevor alle sie lesen.
chat-note-to-moderation = Was Sie schreiben, liest nur die Moderation.
chat-held = Wartet auf Freigabe
chat-held-own = Nur für Sie und die Moderation zu sehen
chat-show = Allen zeigen
refusal-paused = Hier ist gerade Pause. Bitte warten Sie einen Moment.

questions-title = Fragen
questions-none = Noch hat niemand gefragt.
questions-mode = Neue Fragen
questions-mode-approved = nach Freigabe
questions-mode-open = sofort zu sehen
questions-mode-off = nicht möglich
question-nobody = Anonym
question-own = Ihre Fragen ohne Namen
question-own-anonymous = Ihre Frage, anonym
question-declined = nicht angenommen
question-new = wartet auf Freigabe
question-approved = offen
question-on-stage = Jetzt im Gespräch
question-answered = beantwortet
question-merged = gehört zu Frage { $into }
question-rejected = nicht angenommen: { $reason }
question-supports = { $count ->
    [one] 1 Person unterstützt das
   *[other] { $count } unterstützen das
}
question-support = Unterstützen
question-supported = Unterstützt
question-withdraw = Zurückziehen
question-approve = Freigeben
question-stage = Auf die Bühne
question-unstage = Von der Bühne nehmen
question-answer-aloud = Ist beantwortet
question-reopen = Wieder öffnen
question-more = Mehr
question-answer-label = Schriftliche Antwort
question-answer = Antwort veröffentlichen
question-merge = Gehört zu
question-merge-choose = Frage wählen
question-reason = Grund der Ablehnung
question-reject = Ablehnen
question-label = Ihre Frage
question-anonymous = Anonym fragen
question-spoken = Laut gestellt: ohne Namen mitschreiben
question-listener = Ihre Frage erscheint ohne Namen.
question-send = Frage stellen
question-asked = Danke. Ihre Frage ist angekommen und wird durchgesehen.
question-asked-open = Danke. Ihre Frage ist für alle zu sehen.
question-staged = Jetzt im Gespräch: { $text }
refusal-no-such-question = Diese Frage gibt es nicht mehr.
refusal-question-not-there = Das geht bei dieser Frage gerade nicht.
refusal-already-asked = Diese Frage steht schon da.
refusal-questions-off = Gerade werden keine schriftlichen Fragen angenommen.
refusal-questions-full = Es sind schon sehr viele Fragen da. Bitte heben Sie die Hand.
projection = Ansicht für die Leinwand im Saal
desk-alone = Nur das Pult zeigen
projection-end = Zurück zur normalen Ansicht
desk-waiting-none = Gerade wartet nichts auf Sie.
desk-waiting-hands = { $count ->
    [one] 1 Hand ist gehoben
   *[other] { $count } Hände sind gehoben
}
desk-waiting-questions = { $count ->
    [one] 1 Frage wartet
   *[other] { $count } Fragen warten
}
desk-waiting-lines = { $count ->
    [one] 1 Nachricht wartet
   *[other] { $count } Nachrichten warten
}

slides-title = Folien
slides-none = Noch gibt es keine Folien.
slides-pages = { $count ->
    [one] 1 Seite
   *[other] { $count } Seiten
}
slides-show = Zeigen
slides-hide = Folien ausblenden
slides-read = Lesen
new-window = in einem neuen Fenster
slides-add = Folien hinzufügen
slides-add-hint = PDF oder Bild, höchstens 30 MB und 200 Seiten
slides-uploading = Die Datei wird hochgeladen.
slides-opening = Die Datei wird geöffnet.
slides-progress = { $done } von { $of } Seiten sind fertig.
slides-ready = Die Folien sind da.
slide-of = Folien: { $title }
slide-page = Folie { $page } von { $pages }
slide-shown = Folie { $page } von { $pages }
slide-back = Zurück
slide-next = Weiter
slide-follow = Dem Vortrag folgen
slide-point = Zeigen mit dem Zeiger
slide-point-end = Zeiger beenden
slide-text = Text der Folie
refusal-no-such-slide = Diese Folie gibt es nicht mehr.
refusal-decks-full = Mehr Foliensätze passen nicht in einen Abend.

agenda-planned = geplant { $time } Uhr
agenda-zone = Alle Zeiten in der Zeitzone der Stadt ({ $zone })
agenda-began = begonnen { $time } Uhr
agenda-expected = etwa { $time } Uhr
agenda-extended = { $count } Minuten länger
agenda-extend = { $count } Minuten verlängern
agenda-earlier = Früher
agenda-later = Später
agenda-add = Punkt ergänzen
agenda-add-send = Ergänzen
refusal-agenda-full = Die Tagesordnung ist voll.
refusal-bad-minutes = Diese Zahl von Minuten geht nicht. Möglich sind 1 bis 240.

floor-given = Wer das Wort bekommt
floor-given-by-moderation = Die Moderation gibt es
floor-given-free = Wer sich meldet, sofort

barcamp-title = Parallele Räume
barcamp-left = { $count ->
    [0] Die Räume schließen gleich.
    [one] Die Räume sind noch 1 Minute offen.
   *[other] Die Räume sind noch { $count } Minuten offen.
}
barcamp-people = { $count ->
    [0] niemand dort
    [one] 1 Person dort
   *[other] { $count } Personen dort
}
barcamp-go = Hingehen
barcamp-back = Zurück in den Abend
barcamp-recall = In { $count } Minuten zurückrufen
barcamp-recall-now = Sofort zurückrufen
barcamp-rooms = Namen der Räume
barcamp-rooms-hint = In jede Zeile einen Raum, höchstens zwölf
barcamp-minutes = Dauer in Minuten
barcamp-open = Räume öffnen
barcamp-fault-none = Bitte nennen Sie mindestens einen Raum.
barcamp-fault-many = Das sind zu viele Räume. Möglich sind höchstens zwölf.
barcamp-fault-twice = Zwei Räume heißen gleich. Bitte geben Sie jedem einen eigenen Namen.
barcamp-fault-long = Ein Name ist zu lang. Möglich sind höchstens 120 Zeichen.
barcamp-fault-minutes = Bitte geben Sie eine ganze Zahl von 1 bis 240 Minuten ein.
barcamp-show = Zu den Räumen
barcamp-opened = { $count ->
    [one] Ein paralleler Raum ist offen.
   *[other] { $count } parallele Räume sind offen. Wählen Sie einen aus.
}
barcamp-closed = Die parallelen Räume sind geschlossen.
barcamp-side-title = Ergebnis dieses Raums
barcamp-ends-in = { $count ->
    [0] Der Raum schließt jetzt. Es geht im Abend weiter.
    [one] Noch 1 Minute, dann geht es im Abend weiter.
   *[other] Noch { $count } Minuten, dann geht es im Abend weiter.
}
barcamp-ends-soon = In { $count } Minuten geht es im Abend weiter. Sie werden dorthin zurückgebracht.
barcamp-no-result = Noch hat niemand ein Ergebnis notiert.
barcamp-result = Was soll in den Abend zurückgehen?
barcamp-result-hint = Alle in diesem Raum schreiben am selben Text. Gespeichert steht er auch im Abend.
barcamp-result-save = Ergebnis speichern
barcamp-result-saved = Das Ergebnis ist gespeichert.
barcamp-newer = Jemand hat inzwischen ein anderes Ergebnis gespeichert:
barcamp-newer-empty = Das gespeicherte Ergebnis wurde inzwischen entfernt.
barcamp-newer-what = Ihr Text steht noch im Feld. Führen Sie beide zusammen, oder entscheiden Sie, welcher gilt.
barcamp-newer-mine = Meinen Text speichern
barcamp-newer-theirs = Den anderen Text nehmen
refusal-bad-barcamp = So lassen sich keine Räume öffnen: ein bis zwölf, jeder mit eigenem Namen, und nur einmal zur selben Zeit.
refusal-result-changed = Jemand hat inzwischen ein anderes Ergebnis gespeichert.
refusal-no-barcamp = Gerade sind keine parallelen Räume offen.
desk-deeds = Verlauf

chat-read = { $name } schreibt: { $text }
chat-contribution = Wortbeitrag
chat-answer = Antworten
chat-answer-cancel = Doch nicht antworten
chat-answers = Antwort an { $name }:
chat-slow = Wartezeit im Chat
chat-slow-none = keine
chat-slow-seconds = { $seconds } Sekunden
chat-slow-exempt = Die Wartezeit gilt nicht für Moderation, Vortrag, Gebärdensprache und schriftliche Wortbeiträge.
chat-slow-not-you = Im Chat gilt gerade eine Wartezeit, aber nicht für Sie.
chat-slow-note = { $count ->
    [one] Zwischen zwei Nachrichten liegt mindestens 1 Sekunde. Für Moderation, Vortrag und Gebärdensprache gilt das nicht.
   *[other] Zwischen zwei Nachrichten liegen mindestens { $count } Sekunden. Für Moderation, Vortrag und Gebärdensprache gilt das nicht.
}
chat-wait = { $count ->
    [one] Noch 1 Sekunde, dann können Sie wieder senden. Ihr Text bleibt stehen.
   *[other] Noch { $count } Sekunden, dann können Sie wieder senden. Ihr Text bleibt stehen.
}
drafts-title = Wird gerade geschrieben
draft-by = { $name } schreibt:
draft-yours = Sie schreiben mit:
tile-writing = schreibt
typing-along = Mitlesen lassen, während ich schreibe
typing-along-open = Alle im Raum lesen mit, noch bevor Sie senden.
typing-along-held = Die Moderation liest mit, noch bevor Sie senden.
typing-paused = Die Moderation hat das Mitlesen bei Ihnen angehalten. Fertige Nachrichten können Sie weiter senden.
typing-pause = Mitlesen anhalten
typing-allow = Mitlesen wieder erlauben
hand-raise-writing = Schriftlich melden
floor-in-writing = schriftlich
floor-yours-writing = Sie haben das Wort – schreiben Sie.
floor-write = Zum Schreiben
refusal-too-soon = Im Chat gilt gerade eine Wartezeit. Ihr Text bleibt stehen, bitte senden Sie ihn gleich noch einmal.
refusal-typing-paused = Die Moderation hat das Mitlesen bei Ihnen angehalten.

floor-order-subjects = Abwechselnd nach Stichwort
floor-subjects = Stichworte
floor-subjects-hint = In jede Zeile eines, höchstens acht. Wer sich meldet, wählt daraus.
floor-subjects-save = Stichworte speichern
floor-subject = Mein Stichwort
floor-subject-none = etwas anderes
question-call = Auf die Redeliste
refusal-bad-subject = So geht das nicht: höchstens acht Stichworte, keines doppelt, und wählen kann, wer sich gemeldet hat.

signs-title = Gebärdensprache
signs-on = Gebärdensprache zeigen
signs-off = Gebärdensprache ausblenden
signs-window = Eigenes Fenster
signs-away = { $name } ist in einem eigenen Fenster zu sehen.
signs-back = Zurückholen
signs-gone = Gerade gebärdet niemand.
signs-window-failed = Ihr Browser hat das Fenster nicht geöffnet.
sign-on = Ich gebärde
sign-off = Ich gebärde nicht mehr
sign-is-on = Ihr Bild ist hervorgehoben wie beim Sprechen.
sign-is-off = Ihr Bild ist nicht mehr hervorgehoben.
sign-needs-camera = Schalten Sie erst Ihre Kamera ein.

reading-title = Was vorgelesen wird
reading-text = Ein Vorleseprogramm sagt Ihnen, was sich im Raum ändert. Ihr Wort und Ihre Hand werden immer vorgelesen. Die Auswahl gilt für diesen Besuch.
reading-agenda = Neue Tagesordnungspunkte
reading-questions = Fragen auf der Bühne
reading-polls = Abstimmungen und Ergebnisse
reading-slides = Neue Folien
reading-chat = Nachrichten im Chat
reading-people = Wie viele kommen und gehen
people-came = { $count ->
    [one] 1 Person ist gekommen.
   *[other] { $count } Personen sind gekommen.
}
people-went = { $count ->
    [one] 1 Person ist gegangen.
   *[other] { $count } Personen sind gegangen.
}
barcamp-drop-result = Ergebnis entfernen
slide-steer = Zeiger: mit den Pfeiltasten bewegen, mit Escape beenden

first-title = Sind Sie zum ersten Mal dabei?
first-text = Freiwillig. Wir zählen nur, wie viele neu sind, und speichern nicht, wer.
first-yes = Ja, zum ersten Mal
first-no = Nein, ich war schon dabei
first-thanks = Danke, das ist gezählt.
first-failed = Das ist nicht angekommen. Bitte versuchen Sie es noch einmal.

lobby-title = Warten vor dem Raum
lobby-none = Niemand wartet.
lobby-off = Wer kommt, kommt ohne Warten hinein.
lobby-let-in = Einlassen
lobby-turn-away = Nicht einlassen
lobby-start = Ankommende warten lassen
lobby-stop = Ohne Warten einlassen
lobby-came = { $name } wartet vor dem Raum.
desk-waiting-lobby = { $count ->
    [one] 1 Person wartet vor dem Raum
   *[other] { $count } Personen warten vor dem Raum
}
consent-title = Darf Ihre Nachricht ein Thema werden?
consent-text = Die Moderation möchte sie in den Themenspeicher übernehmen, ohne Ihren Namen. Wenn Sie nicht antworten, geschieht nichts.
consent-yes = Ja, sie darf
consent-no = Nein
consent-ask = Als Thema anfragen
consent-asked = als Thema angefragt
consent-given = darf ein Thema werden
consent-refused = soll kein Thema werden
