# Signing in.

accounts-sign-in-title = Anmelden
accounts-sign-in-text = Moderation und Redaktion melden sich mit einem persönlichen Link an. Sie erhalten ihn von der Administration Ihres Portals.
accounts-sign-in-visitors = Zum Zuhören und Mitreden brauchen Sie kein Konto.
accounts-link-title = Willkommen
# $name (String) - name of the person the link belongs to
accounts-link-text = Dieser Link gehört { $name } und gilt einmal.
accounts-link-button = Jetzt anmelden
