# Rooms that people book: the form, one's own bookings, the code, letters, the staff's page.

nav-bookings = Gebuchte Räume
bookings-title = Meine gebuchten Räume
bookings-lead = Buchen Sie einen geschlossenen Raum für Ihren Verein oder Ihre Initiative. Hinein kommt nur, wen Sie einladen.
bookings-none = Sie haben keinen Raum gebucht
# $most (Number) - how many bookings one person may have
bookings-none-text = Sie können bis zu { $most } Räume im Voraus buchen. Das kostet nichts.
bookings-one = Gebuchter Raum
bookings-new-title = Raum buchen
bookings-move-title = Buchung ändern
bookings-book = Raum buchen
bookings-save = Änderung speichern
bookings-form-lead = Ihr Raum öffnet 15 Minuten vor Beginn. Nach dem Ende wird alles gelöscht, was darin war.
bookings-field-title = Name des Raums
bookings-field-title-hint = Zum Beispiel der Name Ihres Vereins. Das lesen die, die Sie einladen, und wer in der Verwaltung die Räume betreut.
bookings-field-day = Tag
bookings-field-from = Beginn
bookings-field-until = Ende
bookings-field-until-hint = Eine Uhrzeit nach Mitternacht zählt zum nächsten Tag.
bookings-field-host = Ihr Name im Raum
bookings-field-host-hint = Sie leiten den Raum. Unter diesem Namen sehen die anderen Sie.
bookings-field-lobby = Wer kommt, wartet vor dem Raum, bis ich einlasse
bookings-field-lobby-hint = So kommt niemand hinein, den Sie nicht kennen. Sie können das im Raum jederzeit ändern.
bookings-error-time = Bitte geben Sie eine Uhrzeit an, zum Beispiel 18:00.
bookings-error-no-such-time = Diese Uhrzeit gibt es an dem Tag nicht: Die Uhren werden auf Sommerzeit vorgestellt. Bitte wählen Sie eine andere.
bookings-error-twice = Diese Uhrzeit gibt es an dem Tag zweimal: Die Uhren werden auf Winterzeit zurückgestellt. Bitte wählen Sie eine andere.
bookings-error-backwards = Das Ende liegt nicht nach dem Beginn.
bookings-error-past = Diese Zeit ist schon vorbei.
# $hours (Number) - the longest booking
bookings-error-long = Das ist zu lang. Ein Raum kann höchstens { $hours } Stunden gebucht werden.
# $days (Number) - how far ahead
bookings-error-far = Das liegt zu weit voraus. Buchen können Sie für die nächsten { $days } Tage.
bookings-error-overlaps = In dieser Zeit haben Sie schon einen anderen Raum gebucht.
# $most (Number) - how many bookings one person may have
bookings-error-enough = Sie haben schon { $most } Räume gebucht. Sagen Sie einen ab, oder warten Sie, bis einer vorbei ist.
bookings-error-full = In dieser Zeit sind alle Räume gebucht. Bitte wählen Sie eine andere.
bookings-error-staff = So heißt jemand, der für die Stadt arbeitet. Bitte wählen Sie einen anderen Namen.
bookings-enter-heading = Eintreten
bookings-enter = Raum betreten
bookings-enter-lobby = Sie leiten den Raum. Wer kommt, wartet, bis Sie einlassen.
bookings-enter-open = Sie leiten den Raum. Wer Link oder Code hat, kommt ohne Warten hinein.
bookings-enter-early = Der Raum öffnet 15 Minuten vor Beginn. Dann steht hier der Knopf zum Eintreten.
bookings-access-heading = So kommen andere hinein
bookings-access-text = Schicken Sie den Link, oder sagen Sie den Code am Telefon. Ein Konto braucht dafür niemand.
bookings-link = Link
bookings-code = Zugangscode
# $page (String) - the address where the code is typed
bookings-code-say = Einzugeben auf { $page }
bookings-renew = Neuen Link und neuen Code machen
bookings-renew-sure = Möchten Sie Link und Code neu machen? Die alten öffnen den Raum dann nicht mehr.
bookings-change-heading = Ändern oder absagen
bookings-change-text = Wenn Sie absagen, wird der Raum sofort geschlossen und gelöscht.
bookings-move = Verlegen oder ändern
bookings-cancel = Absagen
bookings-cancel-sure = Möchten Sie diesen Raum absagen? Wer darin ist, muss gehen. Das lässt sich nicht rückgängig machen.
bookings-code-title = Mit Zugangscode eintreten
bookings-code-lead = Sie haben einen Code für einen geschlossenen Raum bekommen? Geben Sie ihn hier ein.
bookings-code-hint = Zehn Ziffern. Leerzeichen sind egal.
bookings-code-go = Weiter
bookings-code-missing = Bitte geben Sie den Code ein.
bookings-code-wrong = Diesen Code kennen wir nicht, oder er gilt nicht mehr. Bitte fragen Sie die Person, die Sie eingeladen hat.
bookings-rooms-heading = Ein Raum für Ihren Verein
bookings-rooms-text = Vereine und Initiativen können einen geschlossenen Raum buchen. Geschlossene Räume stehen in keiner Liste.
# $most (Number) - how many rooms at one time
bookings-desk-lead = Räume, die Bürgerinnen und Bürger gebucht haben. Zur selben Zeit sind es höchstens { $most }. Was darin geschieht, sieht die Stadt nicht.
bookings-desk-none = Gerade ist kein Raum gebucht
bookings-desk-end = Buchung beenden
bookings-desk-end-sure = Möchten Sie diese Buchung beenden? Der Raum wird sofort geschlossen und gelöscht. Wer ihn gebucht hat, bekommt eine E-Mail.
# $title (String) - what the room is for
bookings-letter-booked = Ihr Raum ist gebucht: { $title }
# $title (String) - what the room is for
# $when (String) - day and hours
bookings-letter-booked-text = Der Raum „{ $title }“ ist für Sie gebucht: { $when }. Er öffnet 15 Minuten vorher. Link und Zugangscode für die anderen stehen auf der Seite Ihrer Buchung.
# $title (String) - what the room is for
bookings-letter-moved = Ihr Raum ist verlegt: { $title }
# $title (String) - what the room is for
# $when (String) - day and hours
bookings-letter-moved-text = Der Raum „{ $title }“ ist jetzt gebucht für: { $when }. Link und Zugangscode sind dieselben. Bitte sagen Sie den anderen die neue Zeit.
# $title (String) - what the room is for
bookings-letter-cancelled = Ihr Raum ist abgesagt: { $title }
# $title (String) - what the room is for
# $when (String) - day and hours
bookings-letter-cancelled-text = Sie haben den Raum „{ $title }“ abgesagt: { $when }. Er ist gelöscht.
# $title (String) - what the room is for
# $when (String) - day and hours
bookings-letter-ended-text = Die Stadt hat die Buchung des Raums „{ $title }“ beendet: { $when }. Der Raum ist gelöscht. Wenn Sie wissen möchten, warum, antworten Sie auf diese E-Mail.
bookings-letter-open = Zur Buchung
bookings-letter-again = Einen anderen Raum buchen
bookings-letter-reason = Sie bekommen diese E-Mail, weil mit Ihrem Konto ein Raum gebucht wurde.
