# Signing in.

accounts-sign-in-title = Sign in
accounts-sign-in-text = Moderators and editors sign in with a personal link. You get it from the administration of your portal.
accounts-sign-in-visitors = You need no account to listen or to have a say.
accounts-link-title = Welcome
accounts-link-text = This link belongs to { $name } and works once.
accounts-link-button = Sign in now
