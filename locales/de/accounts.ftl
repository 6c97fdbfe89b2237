# Signing in, the account, its letters.

accounts-sign-in-title = Anmelden
accounts-sign-in-text = Wir schicken Ihnen einen Code per E-Mail. Ein Kennwort brauchen Sie nicht.
accounts-sign-in-visitors = Zum Lesen, Zuhören und Mitreden brauchen Sie kein Konto.
accounts-sign-in-data = Bei der ersten Anmeldung legen wir ein Konto mit Ihrer E-Mail-Adresse an. Einen Namen müssen Sie nicht angeben.
accounts-email = E-Mail-Adresse
accounts-email-hint = Sie wird nirgends veröffentlicht.
accounts-email-wrong = Bitte geben Sie eine vollständige E-Mail-Adresse ein, zum Beispiel berta@example.org.
accounts-send-code = Code zuschicken
accounts-errors = Bitte prüfen Sie Ihre Eingabe
accounts-no-post-title = Dieses Portal kann noch keine E-Mails verschicken
accounts-no-post-text = Anmelden können Sie sich deshalb nur mit einem persönlichen Link, den Sie von der Verwaltung Ihres Portals bekommen.
accounts-letters-address = An diese Adresse gingen gerade schon mehrere Codes. Bitte sehen Sie in Ihr Postfach, auch in den Spam-Ordner, und versuchen Sie es in einer Stunde noch einmal.
accounts-letters-network = Von Ihrem Internetanschluss wurden gerade sehr viele Codes angefordert. Bitte versuchen Sie es in einer Stunde noch einmal.

accounts-code-title = Code eingeben
# $email (String) - address the letter went to
accounts-code-lead = Wir haben einen Code an { $email } geschickt.
accounts-code = Code
# $minutes (Number) - how long the code holds
accounts-code-hint = Sechs Ziffern aus unserer E-Mail. Der Code gilt { $minutes } Minuten, nur in diesem Browser.
accounts-code-button = Weiter
accounts-code-again = Neuen Code anfordern
accounts-code-missing = Bitte geben Sie den Code aus der E-Mail ein.
accounts-code-wrong = Dieser Code stimmt nicht. Bitte vergleichen Sie ihn mit der neuesten E-Mail.
accounts-code-missing-letter = Es kommt nichts an? Sehen Sie bitte auch im Spam-Ordner nach und prüfen Sie, ob die Adresse stimmt.
accounts-code-over-title = Dieser Code gilt nicht mehr
accounts-code-over-text = Er ist abgelaufen, schon benutzt oder zu oft falsch eingegeben worden. Fordern Sie bitte einen neuen an.
accounts-code-over-browser = Haben Sie die E-Mail auf einem anderen Gerät geöffnet? Dann geben Sie den Code dort ein, wo Sie ihn angefordert haben.
accounts-blocked-title = Dieses Konto ist gesperrt
accounts-blocked-text = Sie können sich damit nicht anmelden. Lesen und zuhören können Sie weiterhin. Wenn Sie meinen, dass das ein Irrtum ist, schreiben Sie uns bitte.

accounts-link-title = Willkommen
# $name (String) - name of the person the link belongs to
accounts-link-text = Dieser Link gehört { $name } und gilt einmal.
accounts-link-button = Jetzt anmelden

accounts-account = Konto
accounts-account-title = Ihr Konto
accounts-account-lead = Was wir über Sie wissen, und was Sie daran ändern können.
accounts-welcome = Willkommen! Wenn Sie möchten, sagen Sie uns noch, wie Sie heißen sollen.
accounts-saved = Gespeichert.
accounts-contributions = Ihre Beiträge
accounts-contributions-lead = Kommentare, Ideen und Themen, die Sie mit diesem Konto geschrieben haben, und was daraus geworden ist. Nicht dabei ist, was nach der Löschfrist nicht mehr zu Ihrem Konto gehört.
accounts-contributions-none = Noch kein Beitrag
accounts-contributions-none-text = Was Sie schreiben, während Sie angemeldet sind, steht dann hier.
accounts-person = Name und Sprache
accounts-name = Ihr Name
accounts-name-hint = So lesen andere Sie bei Ihren Beiträgen. Sie können ein Pseudonym verwenden.
# $most (String) - how many characters a name may have
accounts-name-long = Ein Name hat höchstens { $most } Zeichen.
accounts-name-hidden = Der Name enthält unsichtbare Zeichen. Bitte tippen Sie ihn neu.
accounts-name-taken = So oder sehr ähnlich heißt jemand, der für die Stadt arbeitet. Bitte wählen Sie einen anderen Namen.
accounts-name-missing = Wer für die Stadt arbeitet, braucht einen Namen.
accounts-optional = freiwillig
accounts-language = Sprache unserer E-Mails
accounts-language-hint = Die Sprache der Seiten wählen Sie oben.
accounts-save = Speichern
accounts-skip = Ohne Namen weiter
accounts-back = Zurück
accounts-email-none = Zu Ihrem Konto gehört keine E-Mail-Adresse.
accounts-email-private = Nur Sie und die Verwaltung des Portals sehen sie.
accounts-address-change = Adresse ändern
accounts-address-title = E-Mail-Adresse ändern
# $email (String) - present address
accounts-address-lead = Jetzt gehört { $email } zu Ihrem Konto. Wir schicken einen Code an die neue Adresse und einen Hinweis an die alte.
accounts-address-first = Wir schicken einen Code an diese Adresse. Danach können Sie sich damit anmelden.
accounts-address-new = Neue E-Mail-Adresse
accounts-address-taken = Diese Adresse gehört schon zu einem anderen Konto. Sie können sich damit anmelden oder eine andere wählen.
accounts-sessions = Angemeldete Geräte
accounts-sessions-text = Hier sind Sie angemeldet. Was Sie nicht kennen, beenden Sie.
# $since (String) - day and time
accounts-sessions-since = Angemeldet seit { $since }
accounts-sessions-here = Dieses Gerät
accounts-sessions-unknown = Unbekanntes Gerät
accounts-sessions-end = Abmelden
accounts-sessions-end-others = Auf allen anderen Geräten abmelden

accounts-letter-greeting = Guten Tag,
# $portal (String) - name of the portal
accounts-letter-code-subject = Ihr Code für { $portal }
# $portal (String) - name of the portal
accounts-letter-code = mit diesem Code melden Sie sich bei { $portal } an:
accounts-letter-code-button = Code übernehmen
# $minutes (Number) - how long the code holds
accounts-letter-code-valid = Er gilt { $minutes } Minuten und nur in dem Browser, in dem Sie ihn angefordert haben.
accounts-letter-code-secret = Geben Sie ihn niemandem weiter. Wir fragen Sie nie am Telefon oder per E-Mail danach.
accounts-letter-code-reason = Sie bekommen diese E-Mail, weil jemand Ihre Adresse auf unserer Anmeldeseite eingegeben hat. Waren Sie es nicht, brauchen Sie nichts zu tun.
accounts-letter-address-subject = Code für Ihre neue E-Mail-Adresse
# $portal (String) - name of the portal
accounts-letter-address = mit diesem Code gehört diese Adresse zu Ihrem Konto bei { $portal }:
accounts-letter-address-reason = Sie bekommen diese E-Mail, weil jemand diese Adresse in seinem Konto eingetragen hat. Waren Sie es nicht, brauchen Sie nichts zu tun.
accounts-letter-changed-subject = Ihre E-Mail-Adresse wurde geändert
# $portal (String) - name of the portal
accounts-letter-changed = zu Ihrem Konto bei { $portal } gehört jetzt eine andere E-Mail-Adresse. An diese hier schreiben wir nicht mehr.
accounts-letter-changed-help = Waren Sie das nicht, melden Sie sich bitte sofort bei uns.
accounts-letter-changed-reason = Sie bekommen diesen Hinweis, damit niemand unbemerkt Ihr Konto übernimmt.

accounts-cancel = Abbrechen
accounts-remove = Entfernen
accounts-security = Sicher anmelden
accounts-security-text = Mit einem Passkey melden Sie sich ohne Code an: per Fingerabdruck, Gesicht oder PIN Ihres Geräts.
accounts-passkeys = Passkeys
accounts-passkeys-lead = Ein Passkey bleibt auf Ihrem Gerät. Wir bekommen nur einen Schlüssel, mit dem wir ihn wiedererkennen.
# $number (Number) - how many there are
accounts-passkeys-number =
    { $number ->
        [0] Noch keiner
        [one] Ein Passkey
       *[other] { $number } Passkeys
    }
accounts-passkeys-manage = Passkeys verwalten
accounts-passkey-new = Neuer Passkey
accounts-passkey-name = Name des Passkeys
accounts-passkey-name-hint = Zum Wiedererkennen, etwa „Mein Telefon“.
accounts-passkey-nameless = Passkey
accounts-passkey-add = Passkey anlegen
accounts-passkey-rename = Umbenennen
# $name (String) - name of the passkey
accounts-passkey-remove-sure = { $name } entfernen? Damit können Sie sich dann nicht mehr anmelden.
# $day (String) - a day
accounts-passkey-added = Angelegt: { $day }
# $day (String) - a day
accounts-passkey-used = zuletzt benutzt: { $day }
accounts-passkey-sign-in = Mit Passkey anmelden
accounts-passkey-cannot = Dieser Browser kann hier keine Passkeys benutzen. Er ist zu alt, oder Skripte sind ausgeschaltet.
accounts-passkey-failed = Das hat nicht geklappt: Das Gerät hat nicht geantwortet, oder Sie haben abgebrochen. Sie können es noch einmal versuchen.
accounts-passkey-wrong = Dieser Passkey konnte nicht angelegt werden. Bitte versuchen Sie es noch einmal.
accounts-onward = Weiter
accounts-passkey-made = Der Passkey ist angelegt. Beim nächsten Anmelden können Sie ihn benutzen.
accounts-passkey-unknown-title = Diesen Passkey kennen wir nicht
accounts-passkey-unknown-text = Er gehört zu keinem Konto hier, oder die Antwort kam zu spät. Sie können sich mit einem Code per E-Mail anmelden und einen neuen Passkey anlegen.
accounts-second-title = Zweiter Schritt
accounts-second-show = Sie arbeiten für die Stadt. Deshalb fragen wir nach einem zweiten Nachweis.
accounts-second-set-up = Sie arbeiten für die Stadt. Richten Sie deshalb bitte einen zweiten Nachweis ein, bevor es weitergeht.
accounts-second-what = Ein Passkey ist ein Schlüssel in Ihrem Gerät, den Sie mit Finger, Gesicht oder PIN benutzen; eine Authenticator-App auf dem Telefon zeigt Ihnen bei jeder Anmeldung sechs Ziffern zum Abtippen.
accounts-second-passkey = Passkey anlegen
accounts-second-totp = Authenticator-App einrichten
accounts-second-lost = Nichts davon zur Hand? Die Administration Ihres Portals kann den zweiten Nachweis zurücksetzen.
accounts-totp = Einmalkennwörter
accounts-totp-lead = Eine Authenticator-App zeigt alle 30 Sekunden ein neues Kennwort aus sechs Ziffern.
accounts-totp-is-on = Eingerichtet
accounts-totp-is-off = Nicht eingerichtet
accounts-totp-manage = Einmalkennwörter verwalten
accounts-totp-begin = Einrichten
accounts-totp-scan = Lesen Sie dieses Bild mit Ihrer Authenticator-App ein.
accounts-totp-picture = QR-Code für die Authenticator-App. Der Schlüssel steht als Text darunter.
accounts-totp-here = Ist die App auf diesem Gerät?
accounts-totp-open = Schlüssel in der App öffnen
accounts-totp-key = Oder tippen Sie den Schlüssel ab:
accounts-totp-first = Kennwort aus der App
accounts-totp-first-hint = Die sechs Ziffern, die die App jetzt zeigt.
accounts-totp-confirm = Bestätigen
accounts-totp-code = Einmalkennwort
accounts-totp-code-hint = Sechs Ziffern aus Ihrer Authenticator-App, oder ein Ersatzcode.
accounts-totp-wrong = Das stimmt nicht, oder es wurde schon benutzt. Bitte warten Sie auf das nächste Kennwort der App.
accounts-totp-wait = Das waren zu viele Versuche. Bitte warten Sie einige Minuten.
accounts-totp-on = Einmalkennwörter sind eingerichtet.
# $left (Number) - how many recovery codes are left
accounts-totp-left =
    { $left ->
        [0] Sie haben keinen Ersatzcode mehr.
        [one] Sie haben noch einen Ersatzcode.
       *[other] Sie haben noch { $left } Ersatzcodes.
    }
accounts-totp-new-codes = Neue Ersatzcodes
accounts-totp-remove = Einmalkennwörter abschalten
accounts-totp-remove-sure = Einmalkennwörter abschalten? Auch die Ersatzcodes gelten dann nicht mehr.
accounts-recovery-title = Bewahren Sie diese Ersatzcodes auf
accounts-recovery-text = Jeder gilt einmal, wenn Sie die App nicht zur Hand haben. Wir zeigen sie nur jetzt.
accounts-recovery-print = Drucken
accounts-recovery-done = Ich habe sie aufbewahrt

# $name (String) - what people call the provider
accounts-provider-button = Mit { $name } anmelden
# $name (String) - what people call the provider
accounts-provider-leave = Weiter zu { $name }
accounts-provider-leave-text = Sie melden sich dort an und kommen danach von selbst hierher zurück.
accounts-provider-cancelled-title = Sie sind nicht angemeldet
# $name (String) - what people call the provider
accounts-provider-cancelled-text = Sie haben die Anmeldung bei { $name } abgebrochen. Sie können es noch einmal versuchen oder einen anderen Weg nehmen.
# $name (String) - what people call the provider
accounts-provider-down-title = { $name } antwortet gerade nicht
accounts-provider-down-text = Bitte nehmen Sie einen anderen Weg, oder versuchen Sie es in ein paar Minuten noch einmal.
# $name (String) - what people call the provider
accounts-provider-wrong-title = Die Anmeldung bei { $name } hat nicht geklappt
accounts-provider-wrong-text = Die Antwort ließ sich nicht prüfen. Bitte versuchen Sie es noch einmal, oder nehmen Sie einen anderen Weg.
accounts-provider-over-title = Diese Anmeldung gilt nicht mehr
# $name (String) - what people call the provider
accounts-provider-over-text = Sie hat zu lange gedauert, wurde schon benutzt oder in einem anderen Browser begonnen. Bitte beginnen Sie noch einmal mit „Mit { $name } anmelden“.
accounts-provider-confirm-title = Noch ein Schritt, nur dieses eine Mal
# $name (String) - what people call the provider
accounts-provider-confirm-text = Bei { $name } sind Sie angemeldet. Bestätigen Sie jetzt Ihre E-Mail-Adresse mit einem Code. Beim nächsten Mal genügt { $name }.
# $name (String) - what people call the provider
accounts-connect-title = { $name } mit Ihrem Konto verbinden?
# $name (String) - what people call the provider
accounts-connect-text = Dann genügt künftig die Anmeldung bei { $name }. Das können Sie jederzeit ändern.
accounts-connect-button = Verbinden
accounts-connect-not = Nicht verbinden
accounts-identities = Andere Anbieter
accounts-identities-text = Wenn Sie dort ein Konto haben, können Sie sich auch damit anmelden. Wir erfahren nur eine Kennung und Ihre E-Mail-Adresse.
# $day (String) - a day
accounts-identity-since = Verbunden seit: { $day }
accounts-identity-none = Nicht verbunden
# $name (String) - what people call the provider
accounts-identity-remove-sure = Verbindung mit { $name } entfernen? Damit können Sie sich dann nicht mehr anmelden.
accounts-identity-last = Das ist Ihr einziger Weg in dieses Konto
accounts-identity-last-help = Tragen Sie zuerst eine E-Mail-Adresse ein oder legen Sie einen Passkey an. Danach können Sie die Verbindung entfernen.
# $name (String) - what people call the provider
accounts-identity-taken = Diese Anmeldung bei { $name } gehört schon zu einem anderen Konto
accounts-identity-taken-help = Melden Sie sich damit an, um jenes Konto zu sehen. Dort können Sie die Verbindung entfernen und sie danach hier anlegen.
accounts-letter-joined-subject = Neuer Weg in Ihr Konto
# $name (String) - what people call the provider
# $portal (String) - name of the portal
accounts-letter-joined = bei { $portal } können Sie sich jetzt auch mit { $name } anmelden.
accounts-letter-joined-help = Waren Sie das nicht, entfernen Sie die Verbindung bitte in Ihrem Konto und melden Sie sich bei uns.
