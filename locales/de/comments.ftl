# Comments: the thread, the form, the receipt. German is the contract: types of arguments stand here.

# $count (Number) - how many
comments-title = { $count ->
    [0] Kommentare
    [one] 1 Kommentar
   *[other] { $count } Kommentare
}
comments-none = Noch hat niemand kommentiert.
comments-write = Kommentar schreiben
comments-answer = Antworten
comments-answer-title = Antwort schreiben
comments-report = Melden
comments-city = Stadt
comments-nobody = Ohne Namen
comments-removed = Dieser Kommentar wurde entfernt.
comments-closed = Hier nehmen wir zurzeit keine Kommentare an.
comments-closed-title = Kommentar nicht möglich
# $day (String) - a day
comments-blocked = Bis { $day } können Sie keine Beiträge schreiben. Warum, steht in der Nachricht, die Sie bekommen haben. Wenn Sie nicht einverstanden sind, erreichen Sie uns über das Impressum.
comments-back = Zurück
comments-sign-in = Zum Kommentieren anmelden
# $day (String) - a day
comments-until = Kommentieren können Sie bis { $day }.
comments-text = Ihr Kommentar
# $most (String) - characters
comments-text-hint = Bis { $most } Zeichen, ohne Formatierung. Nennen Sie nichts Persönliches von anderen.
comments-name = Ihr Name
comments-name-hint = Alle können ihn lesen. Sie können ein Pseudonym verwenden.
comments-email = Ihre E-Mail-Adresse
comments-email-hint = Nur für Nachrichten zu diesem Kommentar. Sie wird nie gezeigt und 30 Tage nach der Entscheidung gelöscht.
comments-waits-first = Ihr Kommentar erscheint, sobald wir ihn gelesen und freigegeben haben.
comments-rules = Bitte bleiben Sie beim Thema und freundlich zu anderen.
comments-as-city = Sie antworten für die Stadt: Der Beitrag erscheint sofort und ist als Antwort der Stadt gekennzeichnet.
comments-send = Absenden
comments-error-too-many = Das waren viele Beiträge in kurzer Zeit. Bitte warten Sie eine Minute und senden Sie dann noch einmal.
comments-error-staff = Dieser Name sieht aus wie der von jemandem aus der Verwaltung. Bitte wählen Sie einen anderen.
comments-error-email = Bitte prüfen Sie die E-Mail-Adresse: So kann sie nicht stimmen.
# $most (String) - how many
comments-error-links = Ein Kommentar kann höchstens { $most } Links enthalten. Bitte kürzen Sie.
comments-receipt-title = Ihr Kommentar
comments-receipt-keep = Diese Seite kennen nur Sie. Speichern Sie die Adresse, wenn Sie später nachsehen möchten.
comments-receipt-letter = Wir schreiben Ihnen eine E-Mail, sobald er veröffentlicht ist oder wenn wir ihn nicht veröffentlichen, und wenn die Stadt antwortet.
comments-letter-published = Ihr Kommentar ist veröffentlicht
# $title (String) - what it is about
comments-letter-published-text = Ihr Kommentar zu „{ $title }“ ist jetzt für alle zu lesen.
comments-letter-answered = Die Stadt hat Ihnen geantwortet
# $title (String) - what it is about
comments-letter-answered-text = die Stadt hat auf Ihren Kommentar zu „{ $title }“ geantwortet:
comments-letter-open = Zum Kommentar
comments-state-waiting = Wartet auf Freigabe
comments-state-waiting-text = Wir lesen Ihren Kommentar und geben ihn dann frei.
comments-state-public = Veröffentlicht
comments-state-public-text = Zum Kommentar
comments-state-rejected = Nicht veröffentlicht
comments-state-removed = Entfernt
# $quote (String) - words of the text
# $version (Number) - the version in which they stand
comments-quote = Zu den Worten „{ $quote }“ (Version { $version })
comments-dropped = Diese Worte stehen in der neuesten Version nicht mehr.
comments-words = Welche Worte meinen Sie?
comments-words-hint = Schreiben Sie die Worte aus dem Absatz ab. Leer: Sie meinen den ganzen Absatz.
comments-error-words = Diese Worte stehen nicht in dem Absatz. Bitte schreiben Sie sie genau ab, oder lassen Sie das Feld leer.
comments-typed = Das haben Sie geschrieben. Kopieren Sie es, wenn Sie es aufheben möchten:
# $day (String) - a day
comments-told = Antwort der Stadt vom { $day }
