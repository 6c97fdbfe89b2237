# Moderation: the queue, decisions, reports, objections, letters.

nav-moderation = Moderation

moderation-title = Moderation
moderation-lead = Everything that somebody should look at, the most urgent first.
moderation-filter = Choose by kind
moderation-filter-all = Everything
moderation-filter-comment = Comments
moderation-filter-topic = Topics
moderation-filter-question = Questions
moderation-filter-idea = Ideas
moderation-filter-report = Reported
moderation-filter-objection = Objections
moderation-filter-redaction = Four eyes
moderation-paging = Pages of the list
moderation-older = More entries
moderation-newer = Previous entries
moderation-empty = Nothing to do
moderation-empty-text = Nothing is waiting here at the moment.
moderation-kind-comment = Comment
moderation-kind-topic = Topic
moderation-kind-question = Question
moderation-kind-article = Article
moderation-kind-idea = Idea
moderation-kind-page = Page
moderation-nobody = No name
moderation-gone = No longer there
moderation-text-gone = The text has been removed.
moderation-urgency-now = At once
moderation-urgency-today = Today
moderation-urgency-usual = Normal
moderation-urgency-doubtful = Doubtful
moderation-suspicion-blocked = From a blocked address
moderation-suspicion-trap = Invisible field filled in
moderation-suspicion-domain = Suspicious domain
moderation-suspicion-repeated = The same text was sent before
moderation-suspicion-word = Suspicious word
moderation-suspicion-links = Several links
moderation-suspicion-contact = Perhaps gives an address or a telephone number
moderation-suspicion-loud = Almost only capitals
moderation-note-report = Reported: { $reason }
moderation-note-objection = Objection to a decision
moderation-note-proposal = { $who } proposes to remove the text for good.

moderation-bulk = With the selection
moderation-pick = Select:
moderation-open = Examine
moderation-publish = Release
moderation-reject = Do not publish
moderation-redact = Remove for good
moderation-redact-sure = Shall the text be removed for good? It cannot be restored.
moderation-remove-name = Remove name
moderation-keep = No objection
moderation-confirm = Confirm removal
moderation-drop = Drop proposal
moderation-uphold = Uphold the decision
moderation-give-way = Allow the objection: publish
moderation-decide = Decide
moderation-reason = Reason
moderation-reason-hint = Needed when something is not published or removed. The author reads it.
moderation-reason-choose = Please choose
moderation-words = In your own words
moderation-words-hint = The author reads it. Do not repeat what is to be removed.
moderation-block-too = Block the author for a while
moderation-reason-unlawful = Is against the law.
moderation-reason-insult = Insults somebody.
moderation-reason-hatred = Degrades a group of people.
moderation-reason-personal = Says something personal about others.
moderation-reason-advertising = Is an advertisement.
moderation-reason-off-topic = Has nothing to do with the topic.
moderation-reason-false-name = Pretends to be somebody else.
moderation-reason-other = Other reason
moderation-fault-nothing = Please select at least one entry.
moderation-fault-reason = Please choose a reason.
moderation-fault-words = Please say why in your own words.
moderation-bulk-done = { $count ->
    [one] 1 entry is decided.
   *[other] { $count } entries are decided.
}
moderation-bulk-proposed = { $count ->
    [one] 1 entry waits for a second person.
   *[other] { $count } entries wait for a second person.
}
moderation-bulk-late = { $count ->
    [one] 1 entry was decided already or cannot be decided like this.
   *[other] { $count } entries were decided already or cannot be decided like this.
}
moderation-bulk-own = { $count ->
    [one] 1 entry is about your own decision: please let somebody else decide.
   *[other] { $count } entries are about your own decisions: please let somebody else decide.
}
moderation-fate-done = Decided.
moderation-fate-proposed = Your proposal is noted. A second person has to confirm it.
moderation-fate-late = That was decided already or cannot be decided like this.
moderation-fate-own = This is about your own decision. Please let somebody else decide.

moderation-keys = Keys
moderation-keys-text = They work only while the focus is in the list.
moderation-key-next = next entry
moderation-key-previous = previous entry
moderation-key-pick = select or deselect
moderation-key-all = select or deselect all
moderation-key-publish = release the selected ones, or else the entry
moderation-key-reject = select and jump to the reason
moderation-key-open = examine

moderation-history = History
moderation-history-lead = All decisions. Entries are added and never changed.
moderation-history-none = Nobody has decided anything yet.
moderation-when = When
moderation-what = What
moderation-who = Who
moderation-done-publish = Published
moderation-done-reject = Not published
moderation-done-redact = Text removed for good
moderation-done-remove-name = Name removed
moderation-done-keep = No objection
moderation-reports = Reports
moderation-objection = Objection
moderation-proposal = Four eyes
moderation-blocks = Blocks
moderation-blocks-lead = What is blocked is an account or an e-mail address. Whose it is does not stand here: only an encrypted checksum is kept.
moderation-blocks-none = Nobody is blocked.
moderation-blocks-span = Since { $since }, until { $until }
moderation-blocks-lift = Lift the block

moderation-report-link = Report content
moderation-report-article = Report article
moderation-report-title = Report content
moderation-report-lead = Does something violate rights or rules? Tell us. You need no account for it.
moderation-report-reason = What is it about?
moderation-report-words = Why should we look at this?
moderation-report-words-hint = So precisely that we can examine it without asking back.
moderation-report-missing = Please tell us why.
moderation-report-name = Your name
moderation-report-email = Your e-mail address
moderation-report-email-hint = Then we will write to you what became of it. It is deleted 30 days after the answer.
moderation-report-faith = By sending this you confirm that what you say is right to the best of your knowledge.
moderation-report-send = Report
moderation-reported = Thank you for your report
moderation-reported-title = Your report has arrived
moderation-reported-number = Your report has the number
moderation-reported-text = A human being will look at it. If you gave an e-mail address, you will hear from us.

moderation-object = Object
moderation-object-lead = You do not agree with a decision. Somebody else will look at it again.
moderation-object-words = Why do you not agree?
moderation-object-hint = A few sentences are enough.
moderation-object-send = Send objection
moderation-objection-open = Your objection has arrived. Somebody else will decide about it.
moderation-objection-won = We have allowed your objection.
moderation-objection-lost = We have examined your objection and stand by the decision.
moderation-objection-late = The time for an objection is over.

moderation-letter-greeting = Hello,
moderation-letter-greeting-named = Hello { $name },
moderation-letter-subject = Your comment
moderation-letter-rejected = we have not published your comment on “{ $place }”, or have hidden it again. The reason:
moderation-letter-redacted = we have removed your comment on “{ $place }”. The reason:
moderation-letter-name-removed = we have removed the name from your comment on “{ $place }”. The reason:
moderation-letter-by-people = A human being decided this, not a program.
moderation-letter-object = If you do not agree, you can object for { $days } days. Somebody else will then look at it again.
moderation-letter-why = You receive this message because this address was given with a comment. We delete it 30 days after the decision.
moderation-letter-objection-subject = Your objection
moderation-letter-changed = we have allowed your objection about “{ $place }”.
moderation-letter-upheld = we have examined your objection about “{ $place }” and stand by the decision.
moderation-letter-other = Somebody else decided this than the first time.
moderation-letter-see = Go to your comment
moderation-letter-report-subject = Your report { $number }
moderation-letter-report-acted = thank you for your report { $number }. We have removed or hidden the reported content.
moderation-letter-report-kept = thank you for your report { $number }. We have examined it and found nothing to object to.
moderation-letter-report-why = You receive this message because this address was given with a report. We delete it 30 days after this answer.
moderation-file = Attachment { $number }
moderation-letter-idea = Your idea
moderation-letter-idea-rejected = we have not published your idea in the contest “{ $place }”, or have hidden it again. The reason:
moderation-letter-idea-redacted = we have removed your idea in the contest “{ $place }”. The reason:
moderation-letter-idea-why = You receive this message because you sent an idea.
moderation-letter-idea-see = To your idea
moderation-letter-topic = Your topic
moderation-letter-topic-rejected = we have not published your topic, or have hidden it again. The reason:
moderation-letter-topic-redacted = we have removed your topic. The reason:
moderation-letter-topic-name-removed = we have removed the name from your topic. The reason:
moderation-letter-topic-why = You receive this message because you proposed a topic.
moderation-letter-topic-see = To your topic
moderation-note-files = { $count ->
    [one] With 1 attachment: please look at it and publish it on its own page.
   *[other] With { $count } attachments: please look at them and publish it on its own page.
}
