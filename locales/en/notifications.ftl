# Notifications: what one follows, letters about it, newsletters, how letters are doing.

nav-subscriptions = News by e-mail
nav-newsletter = Newsletter
nav-post = Outgoing mail

notifications-title = Subscriptions
notifications-lead = We write to you when there is something new. Without an account, to be ended at any time by one click.
notifications-email-hint = We ask there whether you want this. Before that we write nothing else.
notifications-topics = What would you like to get?
notifications-topic-newsletter = The city’s newsletter
notifications-topic-programme = All new events
notifications-topic-news = All articles of the news
notifications-series = New events of a series
notifications-groups = Working groups
notifications-groups-hint = Announcements of the group and its new sessions.
notifications-measures = Measures
notifications-measures-hint = What changes on the measure.
notifications-contests = Contests of ideas
notifications-contests-hint = When ideas can be sent and voted on, and what the city answers to them.
notifications-drafts = Strategy
notifications-drafts-hint = When a new version appears, and when the time for comments begins.
notifications-tags = Articles with a tag
notifications-rhythm = How often?
notifications-rhythm-hint = The newsletter comes when it appears.
notifications-rhythm-at-once = At once
notifications-rhythm-daily = Once a day
notifications-rhythm-weekly = Once a week, on Mondays
notifications-hour = At what time?
notifications-hour-hint = Does not matter for “At once”.
notifications-o-clock = { $hour }:00
notifications-consent = We use your address for these letters only. Nothing in them measures what you read or click. If you are younger than 16, please ask your parents first.
notifications-subscribe = Subscribe
notifications-confirm = Confirm
notifications-saved = Saved
notifications-unconfirmed = One more step: please confirm
notifications-unconfirmed-text = Look at your choice for { $email } and confirm below. If you do nothing, we delete everything after seven days.
notifications-returned = Your address takes no letters
notifications-returned-text = Our letters to { $email } came back, so we no longer write when there is news. Please check whether your mailbox is full. Save your choice once more, and we try again.
notifications-returned-account = Our letters to this address came back, so we no longer write when there is news. Please check whether your mailbox is full, or change the address.
notifications-returned-again = Try again
notifications-no-mail = No e-mail can be sent at the moment
notifications-no-mail-text = You find what is new in the programme and in the news, also as a feed.
notifications-error-nothing = Please choose at least one topic.
# One event
notifications-follow-event = Follow this event
notifications-follow-series = Follow this series
notifications-follow-article = Follow this topic
notifications-events = Single events
notifications-events-hint = We remind you a day before, and write when something changes. You also hear what becomes of it afterwards.
notifications-asked = Ticked, not saved yet
notifications-asked-text = Save below to follow.
notifications-account = What you have subscribed to
notifications-account-none = You have subscribed to nothing. We are happy to write to you when there is news.
notifications-account-unconfirmed = You have not confirmed your subscription yet.
notifications-account-rhythm = How often: { $rhythm }
notifications-account-change = Change subscriptions
notifications-account-add = Subscribe to something
notifications-thanks = Please look in your mailbox
notifications-thanks-text = We have sent you an e-mail. The subscription begins only when you confirm in it.
notifications-end = End the subscription?
notifications-end-text = We delete your address and your choice. You will get no more letters about what is new.
notifications-end-button = End the subscription
notifications-end-back = Back to the choice
notifications-ended = The subscription has ended
notifications-ended-text = Your address and your choice have been deleted. You can subscribe again at any time.

notifications-letter-greeting = Hello,
notifications-letter-question = Please confirm your subscription
notifications-letter-question-text = somebody wants to subscribe to our news with this address. If that is you, please open the page and confirm there. Otherwise there is nothing to do.
notifications-letter-known = You have a subscription already
notifications-letter-known-text = somebody wanted to make a subscription with this address. You have one already, and nothing has changed. You can change or end it on your page.
notifications-letter-open = See the choice
notifications-letter-question-reason = You get this e-mail because your address was typed on our portal. Without your confirmation we will not write again.
notifications-letter-one = New: { $title }
notifications-letter-many = { $count ->
    [one] 1 new thing
   *[other] { $count } new things
}
notifications-letter-digest = this is new in what you subscribed to:
notifications-letter-near = Soon: { $title }
notifications-letter-near-text = you follow this event. It is soon:
notifications-letter-moved = New date: { $title }
notifications-letter-moved-text = the event that you follow has been moved. It is now:
notifications-letter-off = Cancelled: { $title }
notifications-letter-off-text = the event that you follow does not take place:
notifications-letter-on = Takes place after all: { $title }
notifications-letter-on-text = the event that you follow takes place after all:
notifications-letter-change = Change choice and rhythm here: { $address }
notifications-letter-reason = You get this e-mail because you subscribed to it. End the subscription: { $address }
notifications-letter-trial = This is a trial for you. In the letters to everybody, the links that change or end the subscription stand here.

notifications-newsletter-new = Write a newsletter
notifications-newsletter-none = No newsletter yet
notifications-newsletter-untitled = Without subject
notifications-newsletter-draft = Draft
notifications-newsletter-readers = { $count ->
    [one] 1 person has subscribed to the newsletter.
   *[other] { $count } people have subscribed to the newsletter.
}
notifications-newsletter-subject = Subject
notifications-newsletter-text = Text
notifications-newsletter-picks = Events and articles to point to
notifications-newsletter-save = Save and look at it
notifications-newsletter-test = Test to myself
notifications-newsletter-test-to = The test goes to { $email }.
notifications-newsletter-tested = Saved. The test is on its way.
notifications-newsletter-no-address = Saved. Your account has no e-mail address for a test.
notifications-newsletter-send = Send now
notifications-newsletter-send-question = { $count ->
    [one] Send to 1 person? This cannot be taken back.
   *[other] Send to { $count } people? This cannot be taken back.
}
notifications-newsletter-sent = Sent on { $at }
notifications-newsletter-preview = Preview

notifications-post-lead = Letters of the portal: how many are on their way, and which do not arrive.
notifications-post-waiting = Waiting to be sent
notifications-post-sent = Delivered in the last 30 days
notifications-post-failed = Cannot be delivered
notifications-post-returned = Came back
notifications-post-unreachable = Addresses that take no letters
notifications-post-delayed = Delayed, will be tried again
notifications-post-empty = All letters arrive
notifications-post-troubled = Letters in trouble
notifications-post-to = To
notifications-post-kind = Kind
notifications-post-kind-sign-in = Signing in
notifications-post-kind-account = Account
notifications-post-kind-registration = Registration for an event
notifications-post-kind-reminder = Reminder of an event
notifications-post-kind-subscription = Confirming a subscription
notifications-post-kind-digest = News of a subscription
notifications-post-kind-followed = Change of an event
notifications-post-kind-newsletter = Newsletter
notifications-post-kind-moderation = Moderation of a contribution
notifications-post-kind-report = Answer to a report
notifications-post-kind-objection = Answer to an objection
notifications-post-kind-invitation = Invitation of staff
notifications-post-kind-trial = Trial letter
notifications-post-kind-group = Working group
notifications-post-kind-idea = Idea
notifications-post-kind-comment = Comment
notifications-post-again = Send again

# Devices
notifications-channel = How do we tell you?
notifications-channel-hint = The newsletter always comes by e-mail.
notifications-channel-mail = By e-mail
notifications-channel-push = On my devices
notifications-channel-both = By e-mail and on my devices
notifications-devices = On your devices
notifications-devices-text = If you like, this device also shows when there is something new. The message is encrypted; your browser's service that delivers it only learns that we send you something.
notifications-devices-full = There are ten devices already. Please remove one first.
notifications-device-add = Tell me on this device
notifications-device-remove = Remove device
notifications-device-cannot = This browser cannot show messages here. On an iPhone it works only once you have added the page to the home screen. E-mails arrive everywhere.
notifications-device-denied = Your browser does not allow us notifications. You can change this in the browser's settings for this page.
notifications-device-failed = That did not work: your browser's service could not be reached. Please try again later. E-mails keep coming.
notifications-devices-off = The city does not offer messages to devices at present. Your subscriptions come by e-mail.

# What stands between the portal and its mail server.
mail-reply-none = No mail server is set.
mail-reply-refused = The mail server takes no connection. Is it running, and is the port right?
mail-reply-silent = The mail server does not answer.
mail-reply-unknown = There is no mail server of this name, or it cannot be found just now.
mail-reply-away = The mail server cannot be reached over the network.
mail-reply-unproved = No encrypted connection to the mail server comes about, perhaps because of its certificate.
