# Rooms: list, door, invitation and the readable room page. The live room's own words stand in web/locales.

rooms-title = Rooms
rooms-lead = This is where citizens meet live. You can listen at once, without signing in.
rooms-live-heading = Live now
rooms-standing-heading = Open rooms
rooms-empty-title = No event is on right now
rooms-empty-text = The programme shows the next evenings.
rooms-empty-link = Go to the programme
rooms-people = { $people ->
    [0] nobody here
    [one] one person here
   *[other] { $people } people here
}
rooms-closed = with access code
rooms-enter = Go to the room

rooms-door-listen = Listen
rooms-door-listen-text = No sign-in, no camera, no microphone. Nobody sees your name.
rooms-door-join = Have a say
rooms-door-join-text = With a name: raise your hand, write and, when you have the floor, speak.
rooms-door-name = Your name
rooms-door-name-hint = Everybody in the room sees it. You may use a pseudonym.
rooms-door-code = Access code
rooms-door-code-hint = It is in your invitation.
rooms-door-enter-as-participant = Have a say
rooms-door-staff-heading = Moderation
rooms-door-staff-text = You are signed in as { $name }.
rooms-door-group-text = You lead the group that this room belongs to. Here you are called { $name }.
rooms-door-staff = Enter as moderator
rooms-door-help = How listening and taking part work
rooms-door-privacy = Your name and what you write stay in the room. The chat is deleted when the evening ends. Nothing is recorded.
rooms-door-privacy-link = More on privacy
rooms-door-over-title = This evening is over
rooms-door-over-text = Thank you for wanting to join. The event page shows what was discussed.
rooms-door-over-link = Go to the event
rooms-door-standing = This room has no fixed hours. You can come in at any time.
rooms-door-planned = The evening has not begun yet. You may come in and wait.
rooms-door-fault-title = That did not work

rooms-invitation-title = Your invitation
rooms-invitation-text = You are entering “{ $room }”. Your role: { $role }.
rooms-invitation-enter = Enter the room

rooms-role-listener = Listening
rooms-role-participant = Taking part
rooms-role-speaker = Talk
rooms-role-moderator = Moderation
rooms-role-signer = Sign language
rooms-role-captioner = Captioning

rooms-fault-name-empty = Please enter a name.
rooms-fault-name-long = The name is too long. At most 60 characters are possible.
rooms-fault-name-unprintable = The name has characters that cannot be seen. Please type it again.
rooms-fault-name-taken = This name is taken. Please choose another one.
rooms-fault-code = The access code is wrong or no longer valid. Please check your invitation.
rooms-fault-locked = Entry is closed right now. Please try again later.
rooms-fault-full = The room is full. Please try again a little later.
rooms-fault-over = The evening is over.
rooms-fault-not-saved = That could not be saved just now. Please try again.
rooms-fault-chat-off = The chat is off right now.
rooms-fault-too-soon = There is a wait in the chat at the moment. Please send your message again in a moment.
rooms-fault-text-empty = Please write something.
rooms-fault-text-long = The text is too long. At most 1,000 characters are possible.
rooms-fault-hands-full = The list of hands is full. Please try again later.
rooms-fault-removed = The moderation removed you from this room. The way back leads through the people who run the evening.
rooms-fault-not-allowed = That is not possible in your role.

rooms-room-reading = You are reading along. For sound and picture the page needs JavaScript.
rooms-room-refresh = Refresh
rooms-room-status-planned = Not begun yet
rooms-room-status-open = Open
rooms-room-status-live = Live now
rooms-room-status-over = Over
rooms-room-locked = Entry closed
rooms-room-hall = { $listeners ->
    [0] nobody is listening
    [one] one person is listening
   *[other] { $listeners } are listening
}, { $participants ->
    [0] nobody is taking part
    [one] one person is taking part
   *[other] { $participants } are taking part
}
rooms-room-stage = On the stage
rooms-room-stage-empty = Nobody is speaking right now.
rooms-room-agenda = Agenda
rooms-room-agenda-current = now
rooms-room-chat = Chat
rooms-room-chat-empty = Nobody has written anything yet.
rooms-room-chat-off = The chat is off.
rooms-room-say = Message
rooms-room-say-send = Send
rooms-room-floor = List of hands
rooms-room-hands = { $count ->
    [0] No hand is raised.
    [one] One hand is raised.
   *[other] { $count } hands are raised.
}
rooms-room-your-hand = Your hand is raised. You are number { $position }.
rooms-room-your-floor = You have the floor.
rooms-room-raise-hand = Raise hand
rooms-room-return-floor = Give the floor back
rooms-room-step-back = Only listen from now on
rooms-room-lower-hand = Lower hand
rooms-room-step-up = Have a say
rooms-room-leave = Leave
rooms-room-loading = The room is loading.

rooms-access-title = Access to the room
rooms-access-lead = Invite speakers and contributors here, and set whether the room needs an access code.
rooms-access-invite-heading = Invite
rooms-access-invite-text = An invitation is a link. Whoever opens it comes in with the chosen role, without an account and without the access code.
rooms-access-role = Role
rooms-access-name = Name
rooms-access-name-hint = How the person appears in the room. They can change it when they come in.
rooms-access-optional = optional
rooms-access-invite = Create invitation
rooms-access-invited-title = The invitation is ready
rooms-access-invited = Send this link to { $name }. Role: { $role }.
rooms-access-invited-nameless = Send this link to the person you invite. Role: { $role }.
rooms-access-once = We show this only once.
rooms-access-copy = Copy
rooms-access-copied = Copied.
rooms-access-list-heading = Open invitations
rooms-access-list-empty = There are no open invitations.
rooms-access-nameless = Without a name
rooms-access-until = valid until { $date }
rooms-access-revoke = Take back
rooms-access-revoke-sure = Take this invitation back? The link will no longer open the room. Whoever is inside already stays.
rooms-access-cancel = Cancel
rooms-access-code-heading = Access code
rooms-access-open = The room is open: everybody can listen and have a say.
rooms-access-closed = The room needs an access code. Whoever has an invitation comes in without it.
rooms-access-code-set = Set an access code
rooms-access-code-new = Set a new access code
rooms-access-code-clear = Remove the access code
rooms-access-code-title = The new access code
rooms-access-code-text = Give it to everybody who may come in. A former code is no longer valid.

rooms-questions-title = Questions
rooms-questions-lead = Ask before, during or after the evening. Answers are given live or in writing here, and they stay here.
rooms-questions-waiting = Waiting for approval
rooms-questions-waiting-none = Everything has been looked at.
rooms-questions-reason = Reason, if you decline
rooms-questions-approve = Approve
rooms-questions-reject = Decline
rooms-questions-list = All questions
rooms-questions-none = Nobody has asked yet.
rooms-questions-answer-label = Answer to question { $number }
rooms-questions-answer = Publish the answer
rooms-questions-ask-heading = Your question
rooms-questions-text = Question
rooms-questions-text-hint = At most 500 characters. The moderation reads it before everybody sees it.
rooms-questions-name = Your name
rooms-questions-name-hint = Without a name your question is anonymous. Names vanish 30 days after the evening.
rooms-questions-send = Ask
rooms-questions-over = The evening was on { $date }. Questions are now answered in writing.
rooms-question-thanks = Thank you. Your question has arrived and will be looked at.
rooms-question-nobody = Anonymous
rooms-question-new = waiting for approval
rooms-question-approved = still open
rooms-question-on-stage = being discussed now
rooms-question-answered-aloud = answered at the evening
rooms-question-answered = answered in writing
rooms-question-merged = belongs to question { $into }
rooms-question-rejected = not taken: { $reason }
rooms-question-reason = does not fit the evening
rooms-question-supports = { $count ->
    [one] 1 person supports this
   *[other] { $count } support this
}
rooms-question-answer = Answer
rooms-fault-asked = This question is there already.
rooms-fault-questions-off = Written questions are not taken at the moment.
rooms-fault-questions-full = There are very many questions already. Please raise your hand in the room.
rooms-fault-no-question = This question is no longer there.
rooms-fault-result-changed = Meanwhile somebody has saved another result. Both texts stand below. Please bring them together and save once more.
rooms-fault-question-long = The text is too long. A question has at most 500 characters, an answer 3,000.
rooms-question-support = Support question { $number }
rooms-question-unsupport = No longer support question { $number }
rooms-question-ask-named = Ask with my name
rooms-question-ask-anonymous = Ask anonymously

rooms-slides-title = Slides
rooms-slides-lead = All slides of the evening to read and to download.
rooms-slides-none = There are no slides yet.
rooms-slides-pages = { $pages ->
    [one] 1 page
   *[other] { $pages } pages
}
rooms-slides-waiting = being opened
rooms-slides-progress = { $done } of { $pages } pages are ready
rooms-slides-read = Read
rooms-slides-download = Download
rooms-slides-no-file = This file cannot be handed out without what it says about its author. So its pages stand here as pictures with text.
rooms-slides-drop = Remove
rooms-slides-drop-sure = Do you want to remove these slides? They vanish from the stage, too.
rooms-slides-refresh = See how far it is
rooms-slides-add-heading = Add slides
rooms-slides-file = File
rooms-slides-file-hint = A PDF or a picture (PNG, JPEG, WebP) of at most 30 MB and 200 pages. Please save slides of a presentation program as PDF first. In your talk, describe what can be seen on the slides. Who downloads a PDF gets it without what it says about its author, its program and the files it was made from.
rooms-slides-add = Upload
rooms-slides-page = Page { $number }
rooms-slides-no-text = There is no text on this page that we can read.
rooms-slides-fault-title = The slides were not taken
rooms-slides-fault-unknown = This is neither a PDF nor a picture. Please save the slides as PDF.
rooms-slides-fault-encrypted = The file is protected by a password. Please save it without one.
rooms-slides-fault-broken = The file is damaged. Please save it as PDF once more.
rooms-slides-fault-pages = The file has too many pages. At most 200 are possible.
rooms-slides-fault-large = The file is too large or too complex. At most 30 MB are possible; reduce the pictures in it.
rooms-slides-fault-full = No more decks fit into one evening. Please remove one first.
rooms-slides-fault-stopped = The conversion was interrupted. Please upload the file once more.

rooms-barcamp-title = Parallel rooms
rooms-barcamp-go = Go there
rooms-barcamp-results = Results of the parallel rooms
rooms-barcamp-result = Result of this room
rooms-barcamp-result-label = What is to go back into the evening?
rooms-barcamp-result-save = Save the result
rooms-barcamp-result-newer = Meanwhile somebody has saved another result:
rooms-barcamp-result-drop = Remove the result: { $title }
rooms-barcamp-result-drop-sure = Do you want to remove the result of { $title } for good? It vanishes from the event's page, too.
rooms-barcamp-result-drop-yes = Remove

rooms-deeds-title = What the moderation did
rooms-deeds-lead = Who of the moderation did what, newest first. Thirty days after the end the names go.
rooms-deeds-none = The moderation has not done anything yet.
rooms-deeds-time = Time ({ $zone })
rooms-deeds-who = Who
rooms-deeds-what = What
rooms-deeds-nameless = without a name
rooms-deeds-floor-given = Gave the floor: { $name }
rooms-deeds-floor-taken = Took the floor: { $name }
rooms-deeds-hand-lowered = Lowered the hand: { $name }
rooms-deeds-muted-microphone = Switched the microphone off: { $name }
rooms-deeds-muted-camera = Switched the camera off: { $name }
rooms-deeds-muted-screen = Ended the shared screen: { $name }
rooms-deeds-typing-paused = Reading along stopped: { $name }
rooms-deeds-typing-allowed = Reading along allowed again: { $name }
rooms-deeds-removed = Removed from the room: { $name }
rooms-deeds-role = Gave a role: { $name }, { $role }
rooms-deeds-started = Began the evening
rooms-deeds-paused = Interrupted the evening
rooms-deeds-resumed = Went on with the evening
rooms-deeds-ended = Ended the evening
rooms-deeds-locked = Closed the door
rooms-deeds-unlocked = Opened the door
rooms-deeds-item-reached = On to the item: { $title }
rooms-deeds-item-extended = Extended by { NUMBER($minutes) } minutes: { $title }
rooms-deeds-item-moved = Moved on the agenda: { $title }
rooms-deeds-item-added = Added to the agenda: { $title }
rooms-deeds-barcamp-opened = Opened parallel rooms: { NUMBER($count) }
rooms-deeds-barcamp-recalled = Called back from the parallel rooms in { NUMBER($minutes) } minutes
rooms-deeds-barcamp-closed = Closed the parallel rooms
rooms-deeds-floor-set = Changed the rules of the floor
rooms-deeds-chat-off = Switched the chat off
rooms-deeds-chat-to-moderation = The chat reaches the moderation only
rooms-deeds-chat-approved = The chat is shown after approval
rooms-deeds-chat-open = Opened the chat
rooms-deeds-chat-slowed = Wait in the chat: { NUMBER($seconds) } seconds
rooms-deeds-chat-not-slowed = Wait in the chat lifted
rooms-deeds-line-shown = Approved message { NUMBER($line) }
rooms-deeds-unsaid = Deleted message { NUMBER($line) }
rooms-deeds-questions-off = Closed the questions
rooms-deeds-questions-approved = Questions are shown after approval
rooms-deeds-questions-open = Opened the questions
rooms-deeds-question-approved = Approved question { NUMBER($question) }
rooms-deeds-question-staged = Put question { NUMBER($question) } on the stage
rooms-deeds-question-answered = Answered question { NUMBER($question) }
rooms-deeds-question-merged = Merged question { NUMBER($question) } into question { NUMBER($into) }
rooms-deeds-question-rejected = Did not take question { NUMBER($question) }: { $reason }
rooms-deeds-poll-prepared = Prepared a show of opinion: { $title }
rooms-deeds-poll-dropped = Dropped a show of opinion: { $title }
rooms-deeds-poll-opened = Opened a show of opinion: { $title }
rooms-deeds-poll-extended = Extended by { NUMBER($minutes) } minutes, show of opinion: { $title }
rooms-deeds-poll-closed = Closed a show of opinion: { $title }
rooms-deeds-deck-dropped = Removed slides
rooms-deeds-hand-raised = Put on the list: { $name }
rooms-deeds-subjects-set = Changed the subjects of the list

# Who is here for the first time
rooms-first-question = Are you here for the first time?
rooms-first-hint = Voluntary. We only count how many are new and do not store who.
rooms-first-yes = Yes, the first time
rooms-first-no = No, I have been here before
rooms-first-unsaid = Not stated

rooms-people-few = fewer than { $few } people there
rooms-in-use = In use now
rooms-fault-early = The room is still closed. It opens 15 minutes before the beginning.
rooms-door-hours = Open: { $when }
rooms-door-booked-over-title = The time of this room is over
rooms-door-booked-over-text = What was in it is being deleted.
rooms-door-booked-over-link = To the rooms
rooms-door-join-lobby = Give your name and wait: whoever leads the room lets you in.
rooms-waiting-title = You are waiting outside the room
rooms-waiting-text = Whoever leads the room sees your name and lets you in. Nobody in the room sees or hears you yet.
rooms-waiting-now = Please wait to be let in
rooms-waiting-look = Look again
rooms-waiting-leave = Stop waiting
rooms-lobby-heading = Waiting outside the room
rooms-lobby-let-in = Let in
rooms-lobby-turn-away = Turn away
rooms-consent-heading = May your message become a topic?
rooms-consent-text = The moderation would like to take it into the topic store, without your name. If you do not answer, nothing happens.
rooms-consent-yes = Yes, it may
rooms-consent-no = No
rooms-deeds-let-in = Let in: { $name }
rooms-deeds-lobby-on = Waiting outside the room switched on
rooms-deeds-lobby-off = Waiting outside the room switched off
rooms-deeds-line-asked = Asked about message { NUMBER($line) } for a topic
