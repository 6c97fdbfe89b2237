# People and their roles, invitations of staff, the letters about both.

nav-people = Personen und Rollen
people-list-lead = Wer ein Konto hat, wer für die Stadt arbeitet, und wer eingeladen ist.
people-nameless = Ohne Namen
people-you = Das sind Sie
people-blocked = Gesperrt
people-accounts = Konten
# $number (Number) - how many were found
people-number =
    { $number ->
        [one] Eine Person
       *[other] { $number } Personen
    }
people-none = Dazu gibt es kein Konto
people-search = Name oder E-Mail-Adresse
people-search-button = Suchen
people-search-all = Alle zeigen
people-pages = Weitere Personen
people-before = Vorige Seite
people-after = Nächste Seite
people-email = E-Mail-Adresse
people-email-none = Keine
people-email-hint = Die Einladung gilt nur für das Konto dieser Adresse.
people-email-wrong = Bitte geben Sie eine vollständige E-Mail-Adresse ein, zum Beispiel dora@example.org.
people-second = Zweiter Nachweis
people-second-yes = zweiter Nachweis: ja
people-second-no = zweiter Nachweis: nein
people-second-is = Eingerichtet
people-second-is-not = Nicht eingerichtet
people-last = Zuletzt angemeldet
# $day (String) - a day
people-last-on = zuletzt angemeldet: { $day }
people-last-unknown = vor längerer Zeit angemeldet
people-last-never = noch nie angemeldet

people-role-label = Rolle
people-role-all = Alle Rollen
people-role-person = Person
people-role-moderation = Moderation
people-role-press = Presse
people-role-admin = Administration
people-may-person = Nimmt teil wie alle anderen, mit eigenem Konto.
people-may-moderation = Leitet Räume, pflegt das Programm und entscheidet über Beiträge.
people-may-press = Schreibt Artikel und Newsletter, veröffentlicht Zahlen und entscheidet über Beiträge.
people-may-admin = Darf alles, auch Einstellungen, Personen und Rollen.
people-role-change = Rolle ändern
people-role-missing = Bitte wählen Sie eine Rolle.

people-signing-in = Anmeldung
people-sessions = Angemeldete Geräte
people-sessions-text = Überall abmelden, zum Beispiel nach einem verlorenen Gerät. Danach kann sich die Person neu anmelden.
people-sessions-end = Überall abmelden
# $name (String) - name of the person
people-sessions-sure = { $name } auf allen Geräten abmelden?
people-second-text = Passkeys und Einmalkennwörter entfernen, wenn die Person nicht mehr an sie herankommt. Sie wird überall abgemeldet und bekommt einen Hinweis per E-Mail.
people-second-text-staff = Zurücksetzen, wenn die Person nicht mehr an Passkey oder App herankommt. Sie wird überall abgemeldet, bekommt einen Hinweis per E-Mail und richtet bei der nächsten Anmeldung einen neuen Nachweis ein. Prüfen Sie vorher am Telefon oder persönlich, wer darum bittet.
people-second-reset = Zurücksetzen
# $name (String) - name of the person
people-second-sure = Den zweiten Nachweis von { $name } zurücksetzen? Das lässt sich nicht rückgängig machen.
people-block = Konto sperren
people-block-text = Die Person wird überall abgemeldet und kann sich nicht mehr anmelden. Ihre Beiträge bleiben.
people-block-rooms = Sitzt sie gerade als Moderation in einem Raum, entfernen Sie sie bitte auch dort.
# $name (String) - name of the person
people-block-sure = Das Konto von { $name } sperren?
people-unblock = Sperre aufheben
people-unblock-text = Die Person kann sich wieder anmelden, mit der Rolle von vorher.

people-own-title = Das ist Ihr eigenes Konto
people-own = Ihre Rolle ändert jemand anderes aus der Administration. So kann sich niemand aus Versehen aussperren.
people-own-link = Zu Ihrem Konto
people-not-done = Das wurde nicht geändert
people-changed = Jemand anderes hat dieses Konto inzwischen geändert. Hier sehen Sie, wie es jetzt ist. Bitte entscheiden Sie noch einmal.
people-last-administrator = Dieses Konto ist die letzte Administration. Geben Sie zuerst jemand anderem diese Rolle.
people-done-role = Die Rolle ist geändert. Sie gilt sofort.
people-done-blocked = Das Konto ist gesperrt, alle Geräte sind abgemeldet.
people-done-unblocked = Die Sperre ist aufgehoben.
people-done-reset = Der zweite Nachweis ist zurückgesetzt, alle Geräte sind abgemeldet.
people-done-sessions = Alle Geräte sind abgemeldet.
people-done-invited = Die Einladung ist unterwegs.
people-done-withdrawn = Die Einladung ist zurückgezogen. Ihr Link gilt nicht mehr.

people-open = Offene Einladungen
# $role (String) - the role
# $by (String) - who invited
people-open-role = { $role }, eingeladen von { $by }
# $day (String) - a day
people-open-until = gilt bis { $day }
# $day (String) - a day
people-open-over = abgelaufen am { $day }
people-again = Noch einmal senden
people-withdraw = Zurückziehen
# $name (String) - who was invited
people-withdraw-sure = Die Einladung an { $name } zurückziehen?
people-letter-waiting = E-Mail unterwegs
people-letter-sent = E-Mail zugestellt
people-letter-delayed = E-Mail verzögert sich
people-letter-failed = E-Mail nicht zustellbar
people-invite = Jemanden einladen
# $days (Number) - how many days the link holds
people-invite-lead = Wer für die Stadt arbeiten soll, bekommt einen Link per E-Mail. Er gilt { $days } Tage und ein einziges Mal.
people-no-post = Sie sehen den Link deshalb nach dem Absenden ein einziges Mal hier und geben ihn selbst weiter.
people-name = Name
people-name-hint = So lesen ihn andere. Die Person kann ihn später ändern.
people-name-missing = Bitte geben Sie einen Namen ein.
people-invite-button = Einladen
people-address-blocked = Das Konto mit dieser Adresse ist gesperrt. Heben Sie zuerst die Sperre auf.
people-address-staff = Wer diese Adresse hat, arbeitet schon für die Stadt. Die Rolle ändern Sie auf der Seite der Person.
people-address-open = An diese Adresse gibt es schon eine offene Einladung. Sie können sie in der Liste noch einmal senden.
people-link-title = Link für die Einladung
# $days (Number) - how many days the link holds
people-link-lead = Geben Sie diesen Link selbst weiter. Er gilt { $days } Tage und ein einziges Mal.
people-link-once = Wir zeigen ihn nur jetzt
people-link-careful = Wer diesen Link hat, bekommt die Rolle. Ist er verloren gegangen, machen Sie in der Liste mit „Noch einmal senden“ einen neuen; der alte gilt dann nicht mehr.
people-link-copy = Link kopieren
people-link-copied = Kopiert
people-link-done = Fertig

people-way = Link zum Anmelden
people-way-text = Kein Code per E-Mail erreicht diese Person. Sie können ihr einen Link geben, mit dem sie sich einmal anmeldet. Geben Sie ihn nur ihr selbst.
people-way-needed = Sie braucht dafür von Ihnen einen neuen Link.
people-way-make = Link machen
# $name (String) - name of the person
people-way-sure = Einen Link machen, mit dem sich { $name } einmal anmelden kann? Das steht danach im Protokoll.
people-way-title = Link zum Anmelden
# $hours (Number) - how many hours it holds
people-way-lead = Geben Sie diesen Link nur der Person selbst. Er gilt { $hours } Stunden und ein einziges Mal.
people-way-careful = Wer diesen Link hat, ist als diese Person angemeldet. Einen zweiten Nachweis ersetzt er nicht.

people-accept-title = Einladung
# $name (String) - who is invited
# $by (String) - who invites
# $portal (String) - name of the portal
people-accept-lead = Guten Tag { $name }, { $by } lädt Sie ein, bei { $portal } für die Stadt mitzuarbeiten.
# $name (String) - who is invited
people-accept-new = Wenn Sie annehmen, legen wir ein Konto mit dieser Adresse und dem Namen { $name } an und melden Sie an.
people-accept-known = Zu dieser Adresse gibt es schon ein Konto. Wenn Sie annehmen, bekommt es diese Rolle, und wir melden Sie an.
people-accept-staff = Zu dieser Adresse gibt es schon ein Konto, das für die Stadt arbeitet. Es behält seine Rolle. Wenn Sie annehmen, melden wir Sie an.
people-accept-second = Danach brauchen Sie einen zweiten Nachweis: einen Passkey auf Ihrem Gerät oder eine Authenticator-App. Wir führen Sie hin.
# $other (String) - who is signed in
people-accept-other = Hier ist gerade { $other } angemeldet
# $email (String) - the invited address
people-accept-other-text = Wenn Sie annehmen, melden wir dieses Konto hier ab. Die Rolle bekommt nur das Konto mit der Adresse { $email }.
people-accept-button = Einladung annehmen
# $day (String) - a day
people-accept-until = Bis zum Klick passiert nichts. Der Link gilt bis { $day }.

# $name (String) - who gets the letter
people-letter-greeting = Guten Tag { $name },
# $portal (String) - name of the portal
people-letter-subject = Ihre Einladung zu { $portal }
# $by (String) - who invites
# $portal (String) - name of the portal
# $role (String) - the role
people-letter-invited = { $by } lädt Sie ein, bei { $portal } für die Stadt mitzuarbeiten. Ihre Rolle: { $role }.
people-letter-second = Nach dem Annehmen brauchen Sie einen zweiten Nachweis: einen Passkey auf Ihrem Gerät oder eine Authenticator-App. Ein Kennwort brauchen Sie nicht.
people-letter-open = Einladung ansehen
# $days (Number) - how many days the link holds
people-letter-valid = Der Link gilt { $days } Tage und ein einziges Mal. Geben Sie ihn niemandem weiter: Wer ihn hat, bekommt die Rolle.
people-letter-reason = Sie bekommen diese E-Mail, weil die Administration des Portals Ihre Adresse eingegeben hat. Wenn Sie nicht gemeint sind, brauchen Sie nichts zu tun.
people-letter-reset-subject = Ihr zweiter Nachweis wurde zurückgesetzt
# $portal (String) - name of the portal
people-letter-reset = die Administration von { $portal } hat Ihre Passkeys und Einmalkennwörter entfernt und Sie auf allen Geräten abgemeldet.
people-letter-reset-next = Melden Sie sich mit einem Code per E-Mail an und richten Sie einen neuen Nachweis ein.
people-letter-reset-open = Anmelden
people-letter-reset-help = Haben Sie nicht darum gebeten? Dann melden Sie sich bitte sofort bei der Administration.
people-letter-reset-reason = Sie bekommen diesen Hinweis, damit niemand unbemerkt Ihr Konto übernimmt.
