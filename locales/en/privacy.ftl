# How long what is kept; what somebody may take along and have erased.

nav-retention = Retention and deletion
privacy-retention = How long we keep what
privacy-retention-text = This table is written from the same rules by which the portal deletes.
privacy-retention-lead = What the portal keeps, for how long, and what of it is due for deletion now. Deletion happens by itself every ten minutes.
privacy-retention-tables = Tables of the database
privacy-retention-table = Table
privacy-retention-kind = What
privacy-retention-personal = Personal data
privacy-retention-keep = How long
privacy-retention-rows = Entries
privacy-retention-due = Due now
privacy-retention-command = The same on the command line:
privacy-yes = yes
privacy-no = no
privacy-kind-account = Accounts: name, e-mail address, preferences
privacy-kind-sign-in = Signing in: sessions, links, keys
privacy-kind-registration = Registrations for events
privacy-kind-letters = Letters by e-mail
privacy-kind-notifications = Notifications, newsletters and consent
privacy-kind-rooms = Rooms: chosen names, contributions, chat
privacy-kind-contributions = Comments and other contributions
privacy-kind-moderation = Moderation of contributions
privacy-kind-surveys = Surveys
privacy-kind-barriers = Reported barriers
privacy-kind-staff-log = Staff log: who at the city changed what and when ({ $days } days)
privacy-kind-published = Published: programme, articles, names of speakers
privacy-kind-figures = Figures without people
privacy-kind-technical = Technical
privacy-keep-always = for good
privacy-keep-account = until you delete your account
privacy-keep-removed = until it is removed
privacy-keep-expiry = until it expires
privacy-keep-event = until the event ends
privacy-keep-settled = until it is settled
privacy-keep-day = less than a day
privacy-keep-expiry-days = { $days ->
    [one] one day after it expires
   *[other] { $days } days after it expires
}
privacy-keep-event-days = { $days ->
    [one] one day after the event
   *[other] { $days } days after the event
}
privacy-keep-settled-days = { $days ->
    [one] one day after it is settled
   *[other] { $days } days after it is settled
}
privacy-keep-written-days = { $days ->
    [one] one day
   *[other] { $days } days
}
privacy-own-title = My data
privacy-own-lead = Take along what the portal knows about you, or delete your account.
privacy-export = Take your data along
privacy-export-text = You get a ZIP file with everything that belongs to your account: once for reading, once for programs.
privacy-export-button = Download my data
privacy-erase = Delete account
privacy-erase-text = You are signed out everywhere. After { $days } days we delete your account and all that belongs to it alone. Until then you may change your mind. What you have published stays without your name.
privacy-erase-staff = Your account belongs to the staff of the portal. Please turn to the administration, so that somebody else takes over your tasks.
privacy-erase-sure = Yes, I want to delete my account
privacy-erase-unsure = Please confirm with the tick that you want to delete your account.
privacy-erase-button = Delete account
privacy-pending = Your account will be deleted on { $until }.
privacy-keep-mine = Keep my account after all
privacy-gone-title = We are deleting your account
privacy-gone-text = You are now signed out everywhere. It will be deleted on { $until }. If you change your mind, sign in once more before then: the page opens on which you can keep your account.
privacy-letter-greeting = Hello,
privacy-letter-subject = Your account will be deleted
privacy-letter-text = You have asked us to delete your account. This will happen on { $until }.
privacy-letter-back = If you change your mind, or if this was not you: sign in before then and keep your account.
privacy-letter-action = My data
privacy-letter-reason = You get this letter because somebody using your account asked for it.
privacy-consents = Prove a consent
privacy-consents-text = If somebody asks whether and when an address has consented: type the address. It stands nowhere in readable form; a keyed hash is compared. That you have looked is noted in the staff log, the address is not.
privacy-consents-button = Look up
privacy-consents-none = No consent is on record for this address
privacy-consents-purpose = What for
privacy-consents-words = Version of the words
privacy-consents-given = Given
privacy-consents-withdrawn = Taken back
# What fields are called in the file that people take along.
privacy-column-name = Name
privacy-column-email = E-mail address
privacy-column-language = Language
privacy-column-title = Title
privacy-column-text = Text
privacy-column-reason = Reason
privacy-column-answers = Answers
privacy-column-device = Device
privacy-column-role = Role
privacy-column-number = Number
privacy-column-state = State
privacy-column-consent = Consent
privacy-column-created = Made on
privacy-column-updated = Changed on
privacy-column-expires = Valid until
privacy-column-confirmed = Confirmed on
privacy-column-withdrawn = Withdrawn on
privacy-column-published = Published on
privacy-column-decided = Decided on
privacy-column-joined = Joined on
privacy-column-came = Came on
privacy-column-used = Last used on
privacy-column-sent = Sent on
