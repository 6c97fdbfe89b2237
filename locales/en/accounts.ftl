# Signing in, the account, its letters.

accounts-sign-in-title = Sign in
accounts-sign-in-text = We send you a code by e-mail. You need no password.
accounts-sign-in-visitors = You need no account to read, to listen and to have a say.
accounts-sign-in-data = When you sign in for the first time we make an account with your e-mail address. You need not give a name.
accounts-email = E-mail address
accounts-email-hint = It is published nowhere.
accounts-email-wrong = Please enter a complete e-mail address, such as berta@example.org.
accounts-send-code = Send code
accounts-errors = Please check what you entered
accounts-no-post-title = This portal cannot send e-mails yet
accounts-no-post-text = That is why you can only sign in with a personal link, which you get from the administration of your portal.
accounts-letters-address = Several codes have gone to this address just now. Please look into your mailbox, also into the spam folder, and try again in an hour.
accounts-letters-network = Very many codes have been asked for from your internet connection just now. Please try again in an hour.

accounts-code-title = Enter the code
accounts-code-lead = We have sent a code to { $email }.
accounts-code = Code
accounts-code-hint = Six digits from our e-mail. The code is valid for { $minutes } minutes, in this browser only.
accounts-code-button = Continue
accounts-code-again = Ask for a new code
accounts-code-missing = Please enter the code from the e-mail.
accounts-code-wrong = This code is not right. Please compare it with the newest e-mail.
accounts-code-missing-letter = Nothing arrives? Please also look into the spam folder and check whether the address is right.
accounts-code-over-title = This code is no longer valid
accounts-code-over-text = It has expired, was used already or was mistyped too often. Please ask for a new one.
accounts-code-over-browser = Did you open the e-mail on another device? Then enter the code where you asked for it.
accounts-blocked-title = This account is blocked
accounts-blocked-text = You cannot sign in with it. You can still read and listen. If you think this is a mistake, please write to us.

accounts-link-title = Welcome
accounts-link-text = This link belongs to { $name } and works once.
accounts-link-button = Sign in now

accounts-account = Account
accounts-account-title = Your account
accounts-account-lead = What we know about you, and what you can change about it.
accounts-welcome = Welcome! If you like, tell us what to call you.
accounts-saved = Saved.
accounts-contributions = Your contributions
accounts-contributions-lead = Comments, ideas and topics that you wrote with this account, and what became of them. What no longer belongs to your account after its time is not among them.
accounts-contributions-none = No contribution yet
accounts-contributions-none-text = What you write while you are signed in will stand here.
accounts-person = Name and language
accounts-name = Your name
accounts-name-hint = This is how others read you beside what you contribute. You may use a pseudonym.
accounts-name-long = A name has at most { $most } characters.
accounts-name-hidden = The name contains invisible characters. Please type it again.
accounts-name-taken = Somebody who works for the city has this name, or one very much like it. Please choose another one.
accounts-name-missing = Those who work for the city need a name.
accounts-optional = optional
accounts-language = Language of our e-mails
accounts-language-hint = You choose the language of the pages at the top.
accounts-save = Save
accounts-skip = Continue without a name
accounts-back = Back
accounts-email-none = No e-mail address belongs to your account.
accounts-email-private = Only you and the administration of the portal see it.
accounts-address-change = Change address
accounts-address-title = Change your e-mail address
accounts-address-lead = At present { $email } belongs to your account. We send a code to the new address and a notice to the old one.
accounts-address-first = We send a code to this address. After that you can sign in with it.
accounts-address-new = New e-mail address
accounts-address-taken = This address belongs to another account already. You can sign in with it or choose another one.
accounts-sessions = Signed-in devices
accounts-sessions-text = This is where you are signed in. End what you do not know.
accounts-sessions-since = Signed in since { $since }
accounts-sessions-here = This device
accounts-sessions-unknown = Unknown device
accounts-sessions-end = Sign out
accounts-sessions-end-others = Sign out on all other devices

accounts-letter-greeting = Hello,
accounts-letter-code-subject = Your code for { $portal }
accounts-letter-code = with this code you sign in at { $portal }:
accounts-letter-code-button = Fill in the code
accounts-letter-code-valid = It is valid for { $minutes } minutes, and only in the browser in which you asked for it.
accounts-letter-code-secret = Give it to nobody. We never ask you for it by phone or e-mail.
accounts-letter-code-reason = You get this e-mail because somebody entered your address on our sign-in page. If it was not you, you need not do anything.
accounts-letter-address-subject = Code for your new e-mail address
accounts-letter-address = with this code this address belongs to your account at { $portal }:
accounts-letter-address-reason = You get this e-mail because somebody entered this address in their account. If it was not you, you need not do anything.
accounts-letter-changed-subject = Your e-mail address was changed
accounts-letter-changed = another e-mail address belongs to your account at { $portal } now. We no longer write to this one.
accounts-letter-changed-help = If this was not you, please contact us at once.
accounts-letter-changed-reason = You get this notice so that nobody takes over your account unnoticed.

accounts-cancel = Cancel
accounts-remove = Remove
accounts-security = Sign in safely
accounts-security-text = With a passkey you sign in without a code: by fingerprint, face or PIN of your device.
accounts-passkeys = Passkeys
accounts-passkeys-lead = A passkey stays on your device. We only get a key by which we recognise it.
accounts-passkeys-number =
    { $number ->
        [0] None yet
        [one] One passkey
       *[other] { $number } passkeys
    }
accounts-passkeys-manage = Manage passkeys
accounts-passkey-new = New passkey
accounts-passkey-name = Name of the passkey
accounts-passkey-name-hint = To recognise it, such as “My phone”.
accounts-passkey-nameless = Passkey
accounts-passkey-add = Add a passkey
accounts-passkey-rename = Rename
accounts-passkey-remove-sure = Remove { $name }? You can no longer sign in with it then.
accounts-passkey-added = Added: { $day }
accounts-passkey-used = last used: { $day }
accounts-passkey-sign-in = Sign in with a passkey
accounts-passkey-cannot = This browser cannot use passkeys here. It is too old, or scripts are switched off.
accounts-passkey-failed = That did not work: the device did not answer, or you cancelled. You can try again.
accounts-passkey-wrong = This passkey could not be added. Please try again.
accounts-onward = Continue
accounts-passkey-made = The passkey has been added. You can use it the next time you sign in.
accounts-passkey-unknown-title = We do not know this passkey
accounts-passkey-unknown-text = It belongs to no account here, or the answer came too late. You can sign in with a code by e-mail and add a new passkey.
accounts-second-title = Second step
accounts-second-show = You work for the city. That is why we ask for a second proof.
accounts-second-set-up = You work for the city. Please set up a second proof before you go on.
accounts-second-what = A passkey is a key in your device that you use by finger, face or PIN; an authenticator app on the telephone shows you six digits to type whenever you sign in.
accounts-second-passkey = Add a passkey
accounts-second-totp = Set up an authenticator app
accounts-second-lost = None of this at hand? The administration of your portal can reset the second proof.
accounts-totp = One-time passwords
accounts-totp-lead = An authenticator app shows a new password of six digits every 30 seconds.
accounts-totp-is-on = Set up
accounts-totp-is-off = Not set up
accounts-totp-manage = Manage one-time passwords
accounts-totp-begin = Set up
accounts-totp-scan = Read this picture with your authenticator app.
accounts-totp-picture = QR code for the authenticator app. The key stands below as text.
accounts-totp-here = Is the app on this device?
accounts-totp-open = Open the key in the app
accounts-totp-key = Or type the key:
accounts-totp-first = Password from the app
accounts-totp-first-hint = The six digits that the app shows now.
accounts-totp-confirm = Confirm
accounts-totp-code = One-time password
accounts-totp-code-hint = Six digits from your authenticator app, or a recovery code.
accounts-totp-wrong = That is not right, or it was used already. Please wait for the next password of the app.
accounts-totp-wait = Those were too many tries. Please wait a few minutes.
accounts-totp-on = One-time passwords are set up.
accounts-totp-left =
    { $left ->
        [0] You have no recovery code left.
        [one] You have one recovery code left.
       *[other] You have { $left } recovery codes left.
    }
accounts-totp-new-codes = New recovery codes
accounts-totp-remove = Switch one-time passwords off
accounts-totp-remove-sure = Switch one-time passwords off? The recovery codes end as well.
accounts-recovery-title = Keep these recovery codes
accounts-recovery-text = Each works once when you do not have the app at hand. We show them only now.
accounts-recovery-print = Print
accounts-recovery-done = I have kept them

accounts-provider-button = Sign in with { $name }
accounts-provider-leave = On to { $name }
accounts-provider-leave-text = You sign in there and come back here by yourself afterwards.
accounts-provider-cancelled-title = You are not signed in
accounts-provider-cancelled-text = You cancelled signing in with { $name }. You can try again or choose another way.
accounts-provider-down-title = { $name } does not answer at the moment
accounts-provider-down-text = Please choose another way, or try again in a few minutes.
accounts-provider-wrong-title = Signing in with { $name } did not work
accounts-provider-wrong-text = The answer could not be verified. Please try again, or choose another way.
accounts-provider-over-title = This sign-in is over
accounts-provider-over-text = It took too long, was used before, or was begun in another browser. Please begin again with “Sign in with { $name }”.
accounts-provider-confirm-title = One more step, only this once
accounts-provider-confirm-text = You are signed in with { $name }. Now please confirm your e-mail address by a code. Next time { $name } will be enough.
accounts-connect-title = Connect { $name } with your account?
accounts-connect-text = From then on, signing in with { $name } is enough. You can change this at any time.
accounts-connect-button = Connect
accounts-connect-not = Do not connect
accounts-identities = Other providers
accounts-identities-text = If you have an account there, you can sign in with it as well. We only learn an identifier and your e-mail address.
accounts-identity-since = Connected since: { $day }
accounts-identity-none = Not connected
accounts-identity-remove-sure = Remove the connection with { $name }? You can no longer sign in with it then.
accounts-identity-last = This is your only way into this account
accounts-identity-last-help = Please add an e-mail address or a passkey first. Then you can remove the connection.
accounts-identity-taken = This sign-in with { $name } belongs to another account already
accounts-identity-taken-help = Sign in with it to see that account. There you can remove the connection, and then make it here.
accounts-letter-joined-subject = A new way into your account
accounts-letter-joined = you can now also sign in to { $portal } with { $name }.
accounts-letter-joined-help = If this was not you, please remove the connection in your account and get in touch with us.
