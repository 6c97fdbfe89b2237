# Figures and reports, the English twin.

figures-title = Figures and reports
figures-lead = How many were there, what they contributed and what came of it.
figures-none = No figures yet
figures-none-text = After an evening its figures stand here as soon as the team publishes them.
figures-series = Series of events
figures-times = Years and quarters
figures-events = Single evenings
figures-reports = Frozen reports
figures-published = Public

figures-under = under { $number }
figures-at-least = at least { $number }
figures-quarter = Quarter { $quarter } of { $year }

figures-of-event = Figures of an evening
figures-of-series = Report of a series
figures-of-time = Report
figures-stand = As of { $moment }
figures-frozen = Frozen on { $moment }
figures-frozen-badge = This report does not change any more
figures-nobody = There are too few to say anything
figures-nobody-text = Nobody has been there yet, or so few that their number stays protected.

figures-press = For press and reports
figures-copy = Copy the text
figures-copied = Copied
figures-headline = { $people } people in { $hours } hours over { $weeks }
figures-headline-short = { $people } people in { $hours } hours
figures-weeks = { $count ->
    [1] one week
    [2] two weeks
    [3] three weeks
    [4] four weeks
    [5] five weeks
    [6] six weeks
    [7] seven weeks
    [8] eight weeks
    [9] nine weeks
    [10] ten weeks
    [11] eleven weeks
    [12] twelve weeks
   *[other] { $count } weeks
}
figures-press-evenings = { $count ->
    [1] 1 date
   *[other] { $count } dates
}
figures-press-event = { $people } people took part in “{ $title }” on { $day }. The evening lasted { $hours } hours.
figures-press-series = { $people } people took part in “{ $title }” ({ $days }): { $evenings }, { $hours } hours in total.
figures-press-repeated = Whoever came to several evenings counts at each.
figures-press-ways = { $talking } had a say, { $listening } listened.
figures-press-first = New faces: { $first } said that they were there for the first time.
figures-press-deeds = Spoken contributions: { $spoken }. Written questions: { $questions }, answered: { $answered }.
figures-press-spoken = There were { $spoken } spoken contributions.
figures-several = Who came to several evenings counts at each: nobody is recognised beyond one evening.
figures-small = Numbers from 1 to 4 stand nowhere, not in totals either; there it says “under 5” or “at least”.
figures-note = Note

figures-charts = At a glance
figures-as-table = As a table
figures-chart-people = People at the evenings
figures-chart-people-text = Most came on { $day }: { $people }.
figures-chart-deeds = Contributions by kind
figures-chart-deeds-text = This is how people took part.
figures-chart-stays = How long people stayed
figures-chart-stays-text = Half of them stayed at least { $minutes } minutes.
figures-chart-course = In the room at the same time
figures-chart-course-text = Most at the same time: { $people }.

figures-tables = All figures
figures-overview = Overview
figures-by-evening = Evenings compared
figures-course = Course
figures-stays = Length of stay
figures-stays-length = Duration
figures-polls = Polls
figures-aids = Languages and aids
figures-feedback = Feedback
figures-what = What
figures-number = Number
figures-when = When
figures-evening = Evening
figures-evenings = Evenings
figures-day = Date
figures-hours = Hours
figures-minutes = Minutes
figures-people = People
figures-listening = Listened
figures-talking = Had a say
figures-on-site = In the hall
figures-first = There for the first time
figures-peak = Most at the same time
figures-median = Median stay in minutes
figures-spoken = Spoken contributions
figures-written = Contributions in writing
figures-chat = Chat messages
figures-questions = Questions
figures-answered = Answered questions
figures-votes = Votes cast
figures-stayed = { $from } to under { $to } minutes
figures-stayed-longer = { $from } minutes and more
figures-poll = Question
figures-answer = Answer
figures-voters = Voted
figures-mean = Average
figures-points = { $option } (points)
figures-language-de = Interface in German
figures-language-en = Interface in English
figures-signing = Sign language beside the stage
figures-typing = Reading along while writing
figures-forms = Forms filled in
figures-liked = Liked it (1 to 5, average)
figures-heard-yes = Could have a say as wanted: yes
figures-heard-partly = Could have a say as wanted: partly
figures-heard-no = Could have a say as wanted: no

figures-files = Downloads
figures-pdf = Report (PDF)
figures-xlsx = Workbook (XLSX)
figures-ods = OpenDocument spreadsheet (ODS)
figures-csv = CSV for spreadsheets
figures-csv-comma = CSV for programs (comma)
figures-json = Open data (JSON)
figures-table = Table
figures-row = Row
figures-column = Column
figures-value = Value

figures-desk = For the team
figures-publish = Publish
figures-withdraw = Stop showing
figures-freeze = Freeze as it is
figures-is-public = Everybody can see these figures.
figures-is-not-public = Only the team sees these figures.
figures-words = What visitors wrote
figures-words-hint = Anonymous, for the team alone. The texts are deleted after a year.
figures-words-drop = Delete
figures-hand = Add figures by hand
figures-hand-lead = For people in the hall and for evenings that did not take place in this portal. Empty fields count as zero.
figures-hand-first-hint = Only if you asked for it
figures-hand-note-hint = Where the figures are from. Shown with the report.
figures-hand-error = { $field }: please enter a whole number from 0 to 1,000,000.
figures-hand-too-many = There for the first time: that is more than all who came.
figures-hand-note-long = Please shorten the note to at most 300 characters.

figures-ask = How was the evening?
figures-ask-lead = Three questions, each voluntary. We do not ask who you are, and do not store it.
figures-ask-liked = How did you like the evening?
figures-liked-5 = Very much
figures-liked-4 = Much
figures-liked-3 = So-so
figures-liked-2 = Little
figures-liked-1 = Not at all
figures-ask-heard = Could you have a say as you wanted?
figures-heard-yes-short = Yes, or I only wanted to listen
figures-heard-partly-short = Partly
figures-heard-no-short = No
figures-ask-words = What should we do differently next time?
figures-ask-words-hint = Please write no names. Only the team reads the text.
figures-words-long = Please shorten the text to at most 1,000 characters.
figures-send = Send
figures-thanks = Thank you
figures-thanks-text = Your answers have arrived.
figures-closed = Nothing is asked here at the moment
figures-closed-text = The questions are open for two weeks from the end of the evening.

figures-link = Figures of this evening
figures-link-series = Figures of this series
figures-link-ask = Tell us how the evening was

figures-between = Between the evenings
figures-between-groups = { $all ->
    [one] 1 working group
   *[other] { $all } working groups
}, { $part } of them over
figures-between-topics = { $all ->
    [one] 1 topic
   *[other] { $all } topics
}, { $part } of them closed
figures-between-ideas = { $all ->
    [one] 1 published idea
   *[other] { $all } published ideas
}, { $part } of them decided
figures-between-measures = { $all ->
    [one] 1 measure
   *[other] { $all } measures
}, { $part } of them in use or over
