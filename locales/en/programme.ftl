# The programme: start page, lists, one evening, its forms.

programme-title = Programme
programme-lead = All evenings, assemblies and sessions. You can listen to every one of them without signing in.
programme-breadcrumb = You are here
programme-start = Start page

# Start page
programme-start-title = Listen and have a say
programme-start-lead = This is where your city talks with you. Every event is open: listen without signing in, have a say whenever you like.
programme-now = Now
programme-now-more = Also on now
programme-next = Next
programme-next-more = Coming up
programme-all = See the whole programme
programme-nothing-title = Nothing is planned at the moment
programme-nothing-text = New dates will appear here. Subscribe to the calendar and you will not miss an evening.
programme-chances = Take part now
programme-chances-always = Open at all times
programme-chances-topics = Read topics and suggest one. You need no account.
programme-how = How it works
programme-how-listen = Listen
programme-how-listen-text = One click is enough. You need no account, no camera and no microphone. Nobody sees your name.
programme-how-talk = Have a say
programme-how-talk-text = Choose a name, raise your hand and wait until you have the floor. Camera and microphone stay off until you switch them on.
programme-how-read = Read up
programme-how-read-text = The topic, the agenda and the speakers of every evening stay here.

# Buttons of an evening
programme-listen = Listen
programme-talk = Have a say
programme-listen-note = No sign-in. Camera and microphone stay off.
programme-enter-early = The room opens when the evening starts. You can already step in and wait.
programme-enter-early-button = Enter the room
programme-to-evening = See this evening

# Status
programme-status-planned = Planned
programme-status-live = Live now
programme-status-over = Over
programme-status-cancelled = Cancelled

# Kinds
programme-kind-themed = Themed evening
programme-kind-assembly = Assembly
programme-kind-session = Session
programme-item-talk = Impulse talk
programme-item-discussion = Open discussion
programme-item-poll = Vote
programme-item-barcamp = Barcamp
programme-item-break = Break

# Lists
programme-week = Week { $number }: { $days }
programme-singles = Other events
programme-archive = Archive
programme-archive-lead = Past series and events
programme-evenings = { $count ->
    [one] 1 date
   *[other] { $count } dates
}
programme-series-empty-title = No dates yet
programme-series-empty-text = The first evenings will appear here as soon as they are set.
programme-series = Series of events

# Calendar and feed
programme-calendar = Calendar and feeds
programme-calendar-add = Add to calendar
programme-calendar-subscribe = Subscribe to the calendar
programme-calendar-file = Calendar file (ICS)
programme-feed = News as a feed (Atom)
programme-print = Print
programme-calendar-name = Programme { $city }
programme-calendar-room = Enter the room
programme-calendar-cancelled = Cancelled: { $title }

# One evening
programme-when = When
programme-zone = Time zone { $zone }
programme-where = Where
programme-where-room = Online, in the room of this portal
programme-cost = Attendance
programme-cost-text = Free, no registration
programme-where-also = And online, in the room of this portal
programme-cost-registered = Free of charge, with registration
programme-cost-listening = Free of charge. Nobody has to register to listen.
programme-cost-both = Free of charge. On site with registration, online without.
programme-part-of = Series
programme-agenda = Agenda
programme-agenda-empty = The agenda has not been set yet.
programme-votes = Votes
programme-vote-answer = Answer
programme-vote-count = Votes
programme-minutes = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
programme-speakers = Speakers
programme-about = What it is about
programme-over-title = This evening is over
programme-over-text = Thank you to everybody who listened and had a say.
programme-cancelled-title = This event does not take place
programme-cancelled-text = It was cancelled. Please see the programme for the next dates.

# Staff
programme-staff = For the moderation
programme-edit = Edit
programme-copy = Copy
programme-new-event = New event
programme-new-series = New series
programme-edit-series = Edit series
programme-add-dates = Add dates
programme-to-room = Open the room
programme-to-access = Invitations and access
programme-to-deeds = What the moderation did, and results of the rooms

# Forms
programme-new-event-title = Create an event
programme-edit-event-title = Edit event
programme-copy-event-title = Copy event
programme-copy-event-lead = Everything was taken over, the date is one week later. Please check the title and the date.
programme-new-series-title = Create a series
programme-edit-series-title = Edit series
programme-field-title = Title
programme-field-title-hint = A short line that can be understood in a calendar, too.
programme-field-kind = Kind of event
programme-field-groups = Session of working groups
programme-field-groups-hint = Tick several if they meet together.
programme-groups = Working groups
programme-field-series = Series
programme-field-no-series = No series
programme-field-when = Date and time
programme-field-when-hint = All times are in the time zone of the city.
programme-field-date = Date
programme-field-from = Start
programme-field-until = End
programme-field-until-date = Date of the end
programme-field-until-date-hint = Only if the event ends on another day.
programme-field-place = Place
programme-field-place-hint = Where people meet, with street and town. Empty: in the live room alone.
programme-field-summary = Short text
programme-field-summary-hint = Two or three sentences for the programme, the calendar and search engines.
programme-field-text = Longer text
programme-field-text-hint = An empty line begins a new paragraph.
programme-field-cancelled = The event is cancelled
programme-field-archived = The series belongs into the archive
programme-field-optional = optional
programme-field-speakers-hint = Empty rows are not saved.
programme-row-speaker = Person { $number }
programme-row-speaker-title = Title
programme-row-speaker-title-hint = For example Dr
programme-row-speaker-name = Name
programme-row-speaker-role = Role
programme-row-speaker-remove = Remove person { $number }
programme-row-speaker-add = Add a person
programme-row-item = Item { $number }
programme-row-item-kind = Kind
programme-row-item-title = Title
programme-row-item-minutes = Minutes
programme-row-item-speaker = Who
programme-row-item-remove = Remove item { $number }
programme-row-item-raise = Move item { $number } up
programme-row-item-lower = Move item { $number } down
programme-row-item-add = Add an item
programme-save = Save
programme-abort = Cancel

# The next ten Tuesdays and Thursdays
programme-dates-title = Add dates
programme-dates-lead = The next ten Tuesdays and Thursdays. You decide for every day whether it is added.
programme-dates-from = From
programme-dates-time = Start
programme-dates-minutes = Length in minutes
programme-dates-preview = Update the preview
programme-dates-list = These dates will be added
programme-dates-topic = Topic on { $day }
programme-dates-taken = The series already has an event on this day.
programme-dates-create = Add the selected dates
programme-dates-default = Themed evening { $number }

# What is wrong
programme-errors = Please check what you entered
programme-error = { $field }: { $problem }
programme-error-row = { $row }, { $field }
programme-error-missing = Please fill in this field.
programme-error-too-long = Please shorten the text to at most { $most } characters.
programme-error-unprintable = Please remove invisible and control characters.
programme-error-date = Please enter a valid date, for example 2027-02-04.
programme-error-time = Please enter a time, for example 17:00.
programme-error-end = The end must lie after the start.
programme-error-lasts = An event lasts at most { $most } hours.
programme-error-minutes = Please enter a whole number from 1 to { $most }.
programme-error-choice = Please choose an entry of the list.
programme-error-many = At most { $most } entries are possible.
programme-error-nothing = Please select at least one date.
