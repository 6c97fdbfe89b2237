# Contests of ideas: list, call, submission, idea, answer, ranking.

nav-ideas = Ideas
ideas-title = Ideas contests
ideas-lead = This is where the city asks for ideas. Each published idea gets an answer, and you see what comes of it.
ideas-one = Ideas contest
ideas-idea = Idea
ideas-new = Add a contest
ideas-edit = Edit the contest
ideas-empty-title = There is no ideas contest yet
ideas-empty-text = As soon as the city asks for ideas, it is listed here.
ideas-to-topics = A thought without a contest? To the topic store
ideas-open-last = Send ideas until { $day }
ideas-open-now = { $count ->
    [one] Open now: 1 category
   *[other] Open now: { $count } categories
}
ideas-stage-draft = Draft
ideas-stage-public = Public
ideas-stage-over = Closed
ideas-draft-note = Draft: only those who work for the city see this page.
ideas-take-part = Take part
ideas-submit = Submit an idea
ideas-submit-note = You need no account. Your idea is published without your name.
ideas-outcome = What came of it
ideas-prizes = Prizes
ideas-ranking = Ranking after the vote
ideas-place = Place
ideas-points = Points
ideas-recommendation = Recommendation to the council
ideas-recommendation-event = The vote was held at: { $event }, { $day }.
ideas-recommendation-about = { $ideas } ideas, { $points } points in all.
ideas-printed = As of { $day }.
ideas-texts = The ideas in full
ideas-all = All ideas
ideas-filter = Choose ideas
ideas-filter-all = All
ideas-filter-show = Show
ideas-none = No idea has been published yet.
ideas-none-filtered = There is no published idea like this.
ideas-paging = More ideas
ideas-older = More ideas
ideas-newest = Back to the start
ideas-categories = Categories
ideas-for = For:
ideas-window-ahead = not open yet
ideas-window-open = open now
ideas-window-closed = submission has ended
ideas-extended = Extended until { $until }, at first until { $first }
ideas-about = About the contest
ideas-about-idea = About the idea
ideas-feed = New ideas as a feed (Atom)
ideas-feed-all = New ideas of all contests as a feed (Atom)
ideas-feed-title = Ideas in { $city }
ideas-csv = Ideas as a table (CSV)
ideas-json = All data (JSON)
ideas-manage = Look after the contest
ideas-desk = Manage all ideas
ideas-enter = Enter an idea for somebody
ideas-back = Back to the contest
ideas-number = Idea no. { $number }
ideas-supporters = { $count ->
    [0] No support yet
    [one] 1 person supports this idea
   *[other] { $count } people support this idea
}
ideas-support = Support
ideas-support-give = Support this idea
ideas-support-withdraw = Take back your support
ideas-supported = You support this idea.
ideas-support-note = You need an account: an e-mail address is enough. Only the number is counted.
ideas-support-sign-in = Sign in and support
ideas-support-declined = This idea was declined and can no longer be supported.
ideas-history = The city’s answer
ideas-link = More about it
ideas-report = Report this idea
ideas-no-group-yet = To no working group yet
ideas-status-received = Received
ideas-status-review = In review
ideas-status-accepted = Accepted
ideas-status-declined = Declined
ideas-status-measure = Part of a measure
ideas-via-form = form
ideas-via-mail = e-mail
ideas-via-paper = paper
ideas-state-waiting = Waits for approval
ideas-state-public = Published
ideas-state-rejected = Not published
ideas-state-removed = Removed

ideas-field-category = Category
ideas-field-category-hint = You can choose what is open today.
ideas-choose = Please choose
ideas-field-title = Title
ideas-field-title-hint = Your idea in a few words.
ideas-field-text = Your idea
ideas-field-text-hint = What should happen, and whom does it help? Up to { $most } characters. Please give no names, addresses or telephone numbers, of others neither.
ideas-field-words = Text
ideas-field-via = Submitted by
ideas-about-you = About you
ideas-about-you-hint = Only if you like. Your name and address are shown nowhere and passed on to nobody.
ideas-field-name = Your name
ideas-field-email = Your e-mail address
ideas-field-email-hint = So that we can write to you when something happens.
ideas-has-account = You are signed in: we write to the address of your account unless you give another one here.
ideas-rules = We read each idea before it appears. It is always published without a name.
ideas-send = Send the idea
ideas-field-status = State
ideas-field-answer = The city’s answer
ideas-field-answer-hint = Everybody can read it. If you decline, give the reason here; if it is part of a measure, say which.
ideas-field-link = Link
ideas-field-link-hint = A page of this portal, for instance /massnahmen, or an address with https.
ideas-field-group = Forwarded to
ideas-no-group = To no working group
ideas-forwarded = Ideas from contests
ideas-answer = Answer and forward
ideas-answer-send = Publish the answer
ideas-answer-writes = Whoever submitted the idea gets your answer as a letter, too.
ideas-answer-silent = Whoever submitted the idea left no address. Your answer stands on the page alone.

ideas-desk-lead = Ideas: { $all }. Waiting for the moderation: { $waiting }.
ideas-column-number = No.
ideas-column-state = State
ideas-points-of = Points for { $title }
ideas-points-hint = Enter the points of the vote. Empty means: not voted on. With the points, the ranking appears.
ideas-points-locked = You can enter points as soon as the vote has been counted. Until then nobody is to see a result.
ideas-points-refused = The vote of this contest has not been counted yet. Until then nobody is to see a result; you can enter points only afterwards.
ideas-points-save = Save the points
ideas-draw = Take the points from the evening’s vote
ideas-draw-nothing = That evening has no closed vote with points whose options are exactly the titles of published ideas. Please enter the points by hand.

ideas-field-stage = State of the contest
ideas-field-lead = What it is about
ideas-field-lead-hint = Two or three sentences. They stand in lists and search engines.
ideas-field-call = The call
ideas-field-event = Evening of the vote
ideas-field-event-hint = The ranking can be taken from its vote with points.
ideas-no-event = None yet
ideas-categories-hint = Each category has its own period; the last day counts in full. If you put the end off, the page says so.
ideas-row = Category { $number }
ideas-field-audience = For whom
ideas-field-from = First day
ideas-field-until = Last day
ideas-row-add = Another category
ideas-row-remove = Remove category { $number }

ideas-error-not-open = This category takes no ideas right now, perhaps its time has just run out. Your text is still here: choose another category, or keep it for later.
ideas-error-link = Please give a page of this portal (beginning with /) or an address with https.
ideas-error-end = The last day lies before the first.
ideas-error-in-use = A category that you removed already holds ideas. It has to stay.
ideas-error-voting = The vote has begun: its first day stays, and it needs a last one. Otherwise ballots would be lost.
ideas-error-no-category = Please add at least one category.
ideas-error-points = Please enter a whole number, or leave the field empty.
ideas-nothing-open = No category is open right now. You can copy what you have written here and keep it.
ideas-blocked = You cannot submit anything until { $day }. Your text is still here, should you want to keep it.
ideas-sent-before = You have already submitted an idea with this form; it has arrived. Would you like to submit this one, too? Then please send it once more.

ideas-receipt-title = Your idea
ideas-receipt-waiting = It has arrived. Your idea has the number { $number }.
ideas-receipt-waiting-text = Somebody of the city reads it, then it appears without your name.
ideas-receipt-public = Published. State: { $status }
ideas-receipt-public-text = To the page of your idea
ideas-receipt-rejected = Not published
ideas-receipt-keep = Only you know the address of this page. Keep it as a bookmark and you can always see what becomes of your idea.
ideas-receipt-letter = We also write to you when something happens.
ideas-letter-published = Your idea is published
ideas-letter-published-text = Your idea “{ $title }” now stands in the portal, without your name. We write to you as soon as the city answers.
ideas-letter-moved = The city has answered your idea
ideas-letter-moved-text = New state “{ $status }” for your idea “{ $title }”.
ideas-letter-measure = Something comes of your idea
ideas-letter-measure-text = The measure “{ $measure }”, which goes back to your idea “{ $title }”, has come further.
ideas-letter-measure-open = See the measure
ideas-letter-open = See your idea
ideas-letter-reason = You get this letter because you submitted an idea and left this address for it.

ideas-files = Attachments
ideas-file = Attachment { $number }
ideas-files-count = { $count ->
    [one] With 1 attachment
   *[other] With { $count } attachments
}
ideas-files-hint = PDF, PNG, JPEG or WebP; up to { $most } files, 10 MB each at most. We remove what the files say about you and your camera, their names as well. Please show no people.
ideas-files-too-many = Please choose { $most } files at most.
ideas-files-large = The file is larger than 10 MB or has too many pages.
ideas-files-again = Please choose once more: { $names }.

ideas-vote = Vote
ideas-field-vote = Vote with points
ideas-field-vote-hint = Optional: on these days every person with an account spreads 100 points over the published ideas that are not declined. The last day counts as a whole. Nobody sees the result until then.
ideas-vote-stays = The vote over several days has been counted. Its days stay as they were.
ideas-vote-ahead = Votes can be cast from { $from } to { $until }.
ideas-vote-open = The vote is open until { $until }.
ideas-vote-counting = The vote is over and being counted. This takes a few minutes.
ideas-vote-counted = { $voters ->
    [one] 1 person voted.
   *[other] { $voters } people voted.
}
ideas-vote-few = Fewer than { $few } people voted. A result would tell who chose what; so there is none.
ideas-vote-go = Vote now
ideas-vote-account = You need an account: an e-mail address is enough.
ideas-vote-how = Spread 100 points over the ideas that you like. You can give all points to one idea or divide them. Empty fields count as 0. You can change your vote until the end.
ideas-vote-secret = The vote is secret: not even the administration sees who voted how. After the count we delete the single votes.
ideas-vote-ideas = Ideas to vote on
ideas-vote-sum = Spread: { $sum } of { $all } points
ideas-vote-error-sum = You have spread { $sum } of { $all } points. Please spread exactly { $all }.
ideas-vote-send = Cast the vote
ideas-vote-change = Change the vote
ideas-vote-saved = Your vote is saved. You can change it until the vote ends.

ideas-follow = Follow this contest
ideas-news-open = Open now: { $category }. You can send ideas until { $until }.
ideas-news-put-off = Extended: { $category }. You can still send ideas until { $until }.
ideas-news-vote = The vote has begun. It is open until { $until }.
ideas-news-counted = The vote has been counted.
ideas-news-answer = The city answers: { $status }.

ideas-field-language = Language
ideas-field-moment = Moment
ideas-error-hidden = There is an idea under this number that is not published.
ideas-file-title = Read contests and ideas from a file
ideas-file-lead = Read a file that this portal has given out and that you may have edited. Everything is taken, or nothing. Ideas are published at once; who sent them, and their attachments do not stand in the file.
ideas-file-hint = JSON with a contest and its ideas, or CSV with semicolons with ideas of contests that are here already; 10 MB at most. Contests are known again by their address, ideas by their number.
