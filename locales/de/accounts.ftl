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
