# The live room's words. The portal's pages have theirs in locales/.

stage-title = Stage
stage-waiting = The evening begins soon
stage-empty = Nobody is speaking right now
stage-empty-text = As soon as somebody speaks, you see and hear it here.
tile-microphone-on = microphone on
tile-microphone-off = microphone off
tile-speaking = speaking
tile-signing = signing
tile-screen = Screen of { $name }
tile-you = { $name } (you)

role-listener = Listening
role-participant = Taking part
role-speaker = Talk
role-moderator = Moderation
role-signer = Sign language
role-captioner = Captioning

status-planned = Not begun yet
status-open = Open
status-live = Live now
status-over = Over
locked = Entry closed
hall-listeners = { $count ->
    [0] nobody is listening
    [one] 1 person is listening
   *[other] { $count } are listening
}
hall-participants = { $count ->
    [0] nobody is taking part
    [one] 1 person is taking part
   *[other] { $count } are taking part
}
leave = Leave
bar-side-of = Parallel room of:
bar-left = { $count ->
    [0] closes now
    [one] 1 minute left
   *[other] { $count } minutes left
}

line-connecting = Connecting
line-live = Connected
line-reconnecting = Connection interrupted, we are reconnecting
line-lost = No connection
line-ended = Connection ended
line-retry = Reconnect now
line-reload = Reload the page
media-off = Connected, sound follows
media-connecting = Sound and picture are loading
media-connected = Sound and picture connected
media-reconnecting = Sound and picture are coming back
media-failed = Sound and picture are missing
media-elsewhere = Sound and picture are on in another window
media-elsewhere-text = You opened this room in another window. Sound and picture are on there.
media-take-over = Go on listening here
media-failed-text = Sound and picture do not arrive. Chat and the list of hands still work.

sound-blocked = Your browser waits for a tap before it plays sound.
sound-start = Switch sound on
sound-on = Switch sound on
sound-off = Switch sound off
muted-microphone = The moderation muted you. You can switch yourself on again.
muted-camera = The moderation switched your camera off. You can switch it on again.
muted-screen = The moderation ended your screen share. You can begin it again.
understood = Understood

floor-title = List of hands
floor-empty = No hand is raised.
floor-count = { $count ->
    [one] One hand is raised.
   *[other] { $count } hands are raised.
}
floor-give = Give the floor
floor-take = Take the floor back
floor-lower = Lower hand
floor-lower-all = Lower all hands
floor-yours = You have the floor.
floor-unmute = Switch microphone on
floor-return = Give the floor back

agenda-title = Agenda
agenda-now = (now)
agenda-next = Go to the next item
agenda-reached = New agenda item: { $title }

chat-title = Chat
chat-empty = Nobody has written anything yet.
chat-label = Message
chat-send = Send
chat-you = You
chat-delete = Delete
chat-off = The chat is off.
chat-listener = To write, choose “Have a say”.

desk-title = Moderation
desk-start = Begin the evening
desk-end = End the evening
desk-end-sure = End the evening for everybody? The chat is deleted with it.
desk-end-side = Close this room
desk-end-side-sure = Do you want to close this parallel room? Everybody here goes back to the evening. The saved result stays, the chat is deleted.
desk-lock = Close entry
desk-unlock = Open entry
people-title = People
people-floor = has the floor
people-away = not connected right now
people-mute-microphone = Mute
people-mute-camera = Switch camera off
people-mute-screen = End screen share
people-role = Role of { $name }
people-give-role = Give role
people-moderator-sure = { $name } will then lead the evening too: give the floor, remove people, end the evening.
people-remove = Remove
people-remove-sure = Remove { $name } from the room?
cancel = Cancel

controls-title = Controls
controls-more = More
short-microphone = Microphone
short-camera = Camera
short-hand-raise = Hand
short-hand-lower = Hand ({ $place })
short-sign = Sign
short-screen-on = Share
short-screen-off = Stop
short-step-back = Listen
short-sound = Sound
short-signs = Sign
step-up = Have a say
step-back = Only listen
microphone-on = Switch microphone on
microphone-off = Switch microphone off
camera-on = Switch camera on
camera-off = Switch camera off
screen-on = Share screen
screen-off = Stop sharing
hand-raise = Raise hand
hand-lower = Lower hand ({ $place })
hand-noted = Your hand is raised. You are number { $place }.

check-title = Check camera and microphone
check-text = Nobody sees or hears you here. In the room, camera and microphone are off at first.
check-picture = Your camera picture
check-level = How loud you are
check-name = Your name
check-name-hint = Everybody in the room sees it. You may use a pseudonym.
check-camera = Camera
check-microphone = Microphone
check-start = Check now
check-enter = Enter the room
check-step-up = Have a say
check-back = Back
own-microphone-on = Your microphone is on.
own-microphone-off = Your microphone is off.
own-camera-on = Your camera is on.
own-camera-off = Your camera is off.
own-screen-on = Your screen is shown.
own-screen-off = Your screen is no longer shown.
device-denied = The browser may not use camera and microphone. Allow it next to the address bar, then check again. You can also take part without.
device-missing = We find no camera and no microphone. You can still listen and write.
device-busy = Another program uses camera or microphone. Close it and check again.
device-no-right = The room has not confirmed your right to send yet. Please try again in a moment.
device-unsupported = That did not work. Please try again or reload the page.

help-all = Help and accessibility
help-title = Keyboard shortcuts
shortcut-hand = Raise or lower hand
shortcut-microphone = Microphone on or off
shortcut-camera = Camera on or off
shortcut-sign = “I am signing” on or off
shortcut-chat = Go to the chat
shortcut-slide-back = Previous slide
shortcut-slide-next = Next slide
shortcut-call = Give the floor to the next hand
shortcut-item-next = On to the next agenda item
shortcut-pause = Interrupt or go on
room-end-of-page = End of the room

end-left = You left the room
end-left-text = Perhaps in another window. You can come in again at any time.
end-removed = You were removed from the room
end-removed-text = The moderation ended your seat. The city answers questions about it.
end-over = The evening is over
end-over-text = Thank you for being here. The chat was deleted.
end-no-seat = Your seat is gone
end-no-seat-text = Please come in again.
end-back = Go to the event

refusal-not-allowed = That is not possible in your role.
refusal-no-such-seat = This person is no longer in the room.
refusal-no-such-line = This message no longer exists.
refusal-no-such-item = There is no such agenda item.
refusal-room-locked = The room is closed right now.
refusal-room-full = The room is full.
refusal-evening-over = The evening is over.
refusal-evening-not-begun = The evening has not begun.
refusal-chat-off = The chat is off right now.
refusal-bad-name = This name does not work. Please choose another one with at most 60 characters.
refusal-text-empty = Please write something.
refusal-text-too-long = The text is too long. At most 1,000 characters are possible.
refusal-hands-full = The list of hands is full. Please try again later.
refusal-stage-full = The stage is full. First take the floor back from somebody.
refusal-last-moderator = The room needs a moderator. Hand the role on first.
refusal-not-saved = That could not be saved just now. Please try again.
refusal-malformed = The room did not understand that. Please reload the page.
refusal-too-fast = That was very fast. Please wait a moment.
refusal-no-answer = The room does not answer. Please try again.

polls-title = Show of opinion
poll-prepared = Prepared, seen by the moderation alone
poll-open = Vote now
poll-closed = Closed
poll-voters = { $count ->
    [0] no vote yet
    [one] 1 vote
   *[other] { $count } votes
}
poll-until = ends at { $time }
poll-secret = Your vote is secret and counts once. You cannot change it afterwards.
poll-vote = Cast vote
poll-voted = Thank you. Your vote is counted.
poll-not-listeners = Everybody who has a say votes on this question. Choose “Have a say” if you want to vote.
poll-most = You can tick up to { $most } answers.
poll-number = A whole number from { $least } to { $most }.
poll-order = Put the answers into your order. The most important one is at the top.
poll-points-left = { $count } of { $each } points left to give
poll-points-over = { $count } points too many
poll-up = Up
poll-down = Down
poll-moved = { $option } is now at place { $place }.
poll-your-number = Your number
poll-word = Word { $number }
poll-incomplete-single = Please choose an answer.
poll-incomplete-multiple = Please tick at least one and at most { $most } answers.
poll-incomplete-ranking = Please put all answers in order.
poll-incomplete-points = Please give exactly { $each } points.
poll-incomplete-number = Please enter a whole number from { $least } to { $most }.
poll-incomplete-words = Please write at least one word.
poll-result = Result: { $question }
poll-answer = Answer
poll-votes = Votes
poll-points = Points
poll-average = Average
poll-nothing = Nobody voted.
poll-asked = New question: { $question }
poll-answered = The result is here: { $question }
poll-new = Prepare a new question
poll-question = Question
poll-kind = Kind of answer
poll-kind-single = One answer
poll-kind-multiple = Several answers
poll-kind-points = Spread 100 points
poll-kind-ranking = Order
poll-kind-number = Number
poll-kind-words = Words
poll-options = Answers
poll-options-hint = Each answer on a line of its own, at least two.
poll-most-label = At most so many answers
poll-least-label = Smallest number
poll-highest-label = Largest number
poll-listeners = Listeners vote too
poll-open-result = Show the result while people vote
poll-prepare = Prepare
poll-minutes = Duration
poll-minutes-none = without a time limit
poll-minutes-some = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
poll-start = Open the vote
poll-drop = Throw away
poll-extend = { $minutes } more minutes
poll-close = Close the vote
refusal-no-such-poll = This question is gone.
refusal-poll-not-there = That is not possible for this question now: the vote is not open yet, or closed already.
refusal-polls-full = No more questions fit into one evening.
refusal-bad-poll = Nobody can vote like this. Please check the answers: at least two, at most fifty, none twice.
refusal-bad-ballot = This ballot does not fit the question. Please fill it in again.
refusal-has-voted = Your vote is counted already.

floor-order = Order
floor-order-first-come = First come, first served
floor-order-new-voices = New voices first
floor-new-voices = Those who have not spoken today come first.
floor-time = Speaking time
floor-time-none = without a clock
floor-time-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
clock-of = { $spoken } of { $limit }
clock-soon = The speaking time is nearly over.
clock-over = The speaking time is over. Please come to an end.
refusal-bad-clock = This speaking time is not possible. Between ten seconds and an hour is.

evening-paused = There is a break here. It goes on in a moment.
evening-goes-on = The evening is under way.
desk-pause = Interrupt
desk-resume = Go on
desk-chat = The chat is
chat-mode-open = open
chat-mode-approved = after approval
chat-mode-to-moderation = to the moderation alone
chat-mode-off = off
chat-note-approved = The moderation approves messages before everybody reads them.
chat-note-to-moderation = The moderation alone reads what you write.
chat-held = Waits for approval
chat-held-own = Seen by you and the moderation alone
chat-show = Show to all
refusal-paused = There is a break here right now. Please wait a moment.

questions-title = Questions
questions-none = Nobody has asked yet.
questions-mode = New questions
questions-mode-approved = after approval
questions-mode-open = shown at once
questions-mode-off = not possible
question-nobody = Anonymous
question-own = Your questions without a name
question-own-anonymous = Your question, anonymous
question-declined = not taken
question-new = waiting for approval
question-approved = open
question-on-stage = Being discussed now
question-answered = answered
question-merged = belongs to question { $into }
question-rejected = not taken: { $reason }
question-supports = { $count ->
    [one] 1 person supports this
   *[other] { $count } support this
}
question-support = Support
question-supported = Supported
question-withdraw = Withdraw
question-approve = Approve
question-stage = To the stage
question-unstage = Take off the stage
question-answer-aloud = Is answered
question-reopen = Open again
question-more = More
question-answer-label = Written answer
question-answer = Publish the answer
question-merge = Belongs to
question-merge-choose = Choose a question
question-reason = Reason for declining
question-reject = Decline
question-label = Your question
question-anonymous = Ask anonymously
question-spoken = Asked aloud: take down without a name
question-listener = Your question appears without a name.
question-send = Ask
question-asked = Thank you. Your question has arrived and will be looked at.
question-asked-open = Thank you. Everybody can see your question.
question-staged = Being discussed now: { $text }
refusal-no-such-question = This question is no longer there.
refusal-question-not-there = That is not possible with this question right now.
refusal-already-asked = This question is there already.
refusal-questions-off = Written questions are not taken at the moment.
refusal-questions-full = There are very many questions already. Please raise your hand.
projection = View for the screen in the hall
desk-alone = Show the desk alone
projection-end = Back to the normal view
desk-waiting-none = Nothing is waiting for you.
desk-waiting-hands = { $count ->
    [one] 1 hand is raised
   *[other] { $count } hands are raised
}
desk-waiting-questions = { $count ->
    [one] 1 question is waiting
   *[other] { $count } questions are waiting
}
desk-waiting-lines = { $count ->
    [one] 1 message is waiting
   *[other] { $count } messages are waiting
}

slides-title = Slides
slides-none = There are no slides yet.
slides-pages = { $count ->
    [one] 1 page
   *[other] { $count } pages
}
slides-show = Show
slides-hide = Hide the slides
slides-read = Read
new-window = in a new window
slides-add = Add slides
slides-add-hint = PDF or picture, at most 30 MB and 200 pages
slides-uploading = The file is being uploaded.
slides-opening = The file is being opened.
slides-progress = { $done } of { $of } pages are ready.
slides-ready = The slides are there.
slide-of = Slides: { $title }
slide-page = Slide { $page } of { $pages }
slide-shown = Slide { $page } of { $pages }
slide-back = Back
slide-next = Next
slide-follow = Follow the talk
slide-point = Use the pointer
slide-point-end = Stop pointing
slide-text = Text of the slide
refusal-no-such-slide = This slide is no longer there.
refusal-decks-full = No more decks fit into one evening.

agenda-planned = planned { $time }
agenda-zone = All times in the city's time zone ({ $zone })
agenda-began = began { $time }
agenda-expected = about { $time }
agenda-extended = { $count } minutes longer
agenda-extend = Extend by { $count } minutes
agenda-earlier = Earlier
agenda-later = Later
agenda-add = Add an item
agenda-add-send = Add
refusal-agenda-full = The agenda is full.
refusal-bad-minutes = This number of minutes does not work. 1 to 240 are possible.

floor-given = Who gets the floor
floor-given-by-moderation = The moderation gives it
floor-given-free = Who asks, at once

barcamp-title = Parallel rooms
barcamp-left = { $count ->
    [0] The rooms are about to close.
    [one] The rooms are open for 1 more minute.
   *[other] The rooms are open for { $count } more minutes.
}
barcamp-people = { $count ->
    [0] nobody there
    [one] 1 person there
   *[other] { $count } people there
}
barcamp-go = Go there
barcamp-back = Back to the evening
barcamp-recall = Call back in { $count } minutes
barcamp-recall-now = Call back at once
barcamp-rooms = Names of the rooms
barcamp-rooms-hint = One room a line, at most twelve
barcamp-minutes = Minutes
barcamp-open = Open the rooms
barcamp-fault-none = Please name at least one room.
barcamp-fault-many = These are too many rooms. Twelve are possible at most.
barcamp-fault-twice = Two rooms have the same name. Please give each its own.
barcamp-fault-long = A name is too long. 120 characters are possible at most.
barcamp-fault-minutes = Please enter a whole number from 1 to 240 minutes.
barcamp-show = To the rooms
barcamp-opened = { $count ->
    [one] A parallel room is open.
   *[other] { $count } parallel rooms are open. Choose one.
}
barcamp-closed = The parallel rooms are closed.
barcamp-side-title = Result of this room
barcamp-ends-in = { $count ->
    [0] The room closes now. The evening goes on.
    [one] 1 more minute, then the evening goes on.
   *[other] { $count } more minutes, then the evening goes on.
}
barcamp-ends-soon = In { $count } minutes the evening goes on. You will be taken back there.
barcamp-no-result = Nobody has noted a result yet.
barcamp-result = What is to go back into the evening?
barcamp-result-hint = Everybody in this room writes the same text. Once saved, it stands in the evening, too.
barcamp-result-save = Save the result
barcamp-result-saved = The result is saved.
barcamp-newer = Meanwhile somebody has saved another result:
barcamp-newer-empty = Meanwhile the saved result was removed.
barcamp-newer-what = Your text still stands in the field. Bring both together, or decide which one holds.
barcamp-newer-mine = Save my text
barcamp-newer-theirs = Take the other text
refusal-bad-barcamp = Rooms cannot be opened like this: one to twelve, each with a name of its own, and only once at a time.
refusal-result-changed = Meanwhile somebody has saved another result.
refusal-no-barcamp = No parallel rooms are open right now.
desk-deeds = Log

chat-read = { $name } writes: { $text }
chat-contribution = Contribution
chat-answer = Answer
chat-answer-cancel = Do not answer
chat-answers = Answer to { $name }:
chat-slow = Wait in the chat
chat-slow-none = none
chat-slow-seconds = { $seconds } seconds
chat-slow-exempt = The wait does not hold for moderation, speakers, sign language and written contributions.
chat-slow-not-you = There is a wait in the chat right now, but not for you.
chat-slow-note = { $count ->
    [one] There is at least 1 second between two messages. Moderation, speakers and signers do not have to wait.
   *[other] There are at least { $count } seconds between two messages. Moderation, speakers and signers do not have to wait.
}
chat-wait = { $count ->
    [one] 1 more second, then you can send again. Your text stays.
   *[other] { $count } more seconds, then you can send again. Your text stays.
}
drafts-title = Being written now
draft-by = { $name } is writing:
draft-yours = You are writing:
tile-writing = is writing
typing-along = Let others read along while I write
typing-along-open = Everybody in the room reads along, even before you send.
typing-along-held = The moderation reads along, even before you send.
typing-paused = The moderation has stopped others from reading along with you. You can still send finished messages.
typing-pause = Stop reading along
typing-allow = Allow reading along again
hand-raise-writing = Ask to contribute in writing
floor-in-writing = in writing
floor-yours-writing = You have the floor: please write.
floor-write = To the text field
refusal-too-soon = There is a wait in the chat at the moment. Your text stays; please send it again in a moment.
refusal-typing-paused = The moderation has stopped others from reading along with you.

floor-order-subjects = In turns by subject
floor-subjects = Subjects
floor-subjects-hint = One a line, at most eight. Who raises a hand chooses from them.
floor-subjects-save = Save the subjects
floor-subject = My subject
floor-subject-none = something else
question-call = Put on the list
refusal-bad-subject = That does not work: at most eight subjects, none twice, and who has raised a hand can choose.

signs-title = Sign language
signs-on = Show sign language
signs-off = Hide sign language
signs-window = Own window
signs-away = { $name } is shown in a window of its own.
signs-back = Bring back
signs-gone = Nobody is signing right now.
signs-window-failed = Your browser did not open the window.
sign-on = I am signing
sign-off = I am no longer signing
sign-is-on = Your picture is highlighted as when speaking.
sign-is-off = Your picture is no longer highlighted.
sign-needs-camera = Switch on your camera first.

reading-title = What is read out
reading-text = A screen reader tells you what changes in the room. Your floor and your hand are always read out. The choice holds for this visit.
reading-agenda = New agenda items
reading-questions = Questions on the stage
reading-polls = Polls and results
reading-slides = New slides
reading-chat = Chat messages
reading-people = How many come and go
people-came = { $count ->
    [one] 1 person has come.
   *[other] { $count } people have come.
}
people-went = { $count ->
    [one] 1 person has left.
   *[other] { $count } people have left.
}
barcamp-drop-result = Remove the result
slide-steer = Pointer: move it by the arrow keys, end it by Escape

first-title = Are you here for the first time?
first-text = Voluntary. We only count how many are new and do not store who.
first-yes = Yes, the first time
first-no = No, I have been here before
first-thanks = Thank you, that is counted.
first-failed = That did not arrive. Please try again.

lobby-title = Waiting outside the room
lobby-none = Nobody waits.
lobby-off = Whoever comes gets in without waiting.
lobby-let-in = Let in
lobby-turn-away = Turn away
lobby-start = Let people wait first
lobby-stop = Let people in without waiting
lobby-came = { $name } is waiting outside the room.
desk-waiting-lobby = { $count ->
    [one] 1 person waits outside the room
   *[other] { $count } people wait outside the room
}
consent-title = May your message become a topic?
consent-text = The moderation would like to take it into the topic store, without your name. If you do not answer, nothing happens.
consent-yes = Yes, it may
consent-no = No
consent-ask = Ask for a topic
consent-asked = asked for a topic
consent-given = may become a topic
consent-refused = is not to become a topic
