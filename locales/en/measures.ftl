# Measures: what the city does and where it stands.

nav-measures = Measures
nav-measures-update = Update the measures
measures-title = Measures
measures-lead = What the city carries out, how far it is and what comes next.
measures-to-decisions = To the decisions
measures-feed = Changes of measures as a news feed (Atom)
measures-feed-title = Measures in { $city }
measures-new = Add a measure
measures-edit-title = Edit measure
measures-empty-title = No measures yet
measures-empty-text = As soon as the city begins with a measure, it stands here.
measures-none-title = No measure fits
measures-none-text = Choose fewer conditions.
measures-filter = Narrow the measures
measures-all = All
measures-show = Show
measures-show-all = Show all
measures-count = { $shown } of { $all } measures
measures-column = { $phase } ({ $count })
measures-changed-on = Last changed: { $day }
measures-reviewed-on = Last checked: { $day }
measures-stale = Not changed for more than six months
measures-stale-count = { $count ->
    [one] One measure has not been changed for more than six months.
   *[other] { $count } measures have not been changed for more than six months.
}

measures-phase = Phase
measures-phase-idea = Idea
measures-phase-strategy = Strategy
measures-phase-pilot = Pilot
measures-phase-implementation = Being carried out
measures-phase-operation = In operation
measures-phase-ended = Ended
measures-phase-dropped = Dropped
measures-light-green = Going to plan
measures-light-yellow = Delayed
measures-light-red = Stuck
measures-light-off = No status yet

measures-facts = About the measure
measures-phases = How far it is
measures-phases-hint = One row for each phase with the day on which it began. The latest one counts. What is planned becomes a milestone.
measures-since = since { $day }
measures-goals = Milestones
measures-goal = Milestone
measures-planned-for = Planned for { $day }
measures-reached-on = Reached on { $day }
measures-open = Still open
measures-late = Still open and later than planned
measures-money = Money
measures-money-caption = Costs and funding by year
measures-money-hint = Amounts in euro, for example 36.000 or 1.250,50.
measures-year = Year
measures-planned = Planned
measures-approved = Approved
measures-spent = Spent
measures-funded = Of which funding
measures-share = Share of funding
measures-sum = Together
measures-funded-since = Approved on { $day }
measures-gaps-title = These amounts do not add up. Everything is saved.
measures-gap-spent = { $year }: { $amount } more were spent than approved or planned.
measures-gap-approved = { $year }: { $amount } more were approved than planned.
measures-gap-funded = { $year }: the funding is { $amount } higher than the costs.
measures-places = Places
measures-places-hint = One address a line. Coordinates may stand behind a bar: Ufer-Elster-Park | 50.8812, 12.0731
measures-repository-link = To the source code
measures-history = What has changed
measures-change-added = Added
measures-change-text = Description
measures-change-office = Responsibility
measures-change-lessons = Experience

measures-field-title = Title
measures-field-sign = Short sign
measures-field-summary = In one sentence
measures-field-text = What it is about
measures-field-easy = In easy language
measures-field-field = Field of action
measures-field-principles = Principles of the Smart City Charter
measures-field-light = Status
measures-field-standing = Status in words
measures-field-standing-hint = What goes well, what does not. Needed once a status is chosen.
measures-field-office = Office in charge
measures-field-contact = Contact
measures-field-contact-hint = A function and how to reach it, not a name.
measures-field-partners = Partners
measures-field-group = Working group
measures-field-funder = Funded by
measures-field-funded-on = Approved on
measures-field-quarter = Quarter of the city
measures-field-risks = Risks
measures-field-lessons = What we have learned
measures-field-transfer = What other cities can take over
measures-field-licence = Licence
measures-field-repository = Address of the source code
measures-field-since = Since
measures-field-reason = Reason
measures-field-planned-day = Planned for
measures-field-reached-day = Reached on
measures-field-note = What has happened?
measures-field-note-hint = One sentence for everybody who reads what has changed.

measures-as-csv = All measures as a table (CSV)
measures-as-json = All measures for other programs (JSON)
measures-field-address = Address
measures-file-title = Read measures from a file
measures-file-lead = Read a file that this portal has given out and that you may have edited. Everything is taken, or nothing.
measures-file-hint = JSON, or CSV with semicolons, 10 MB at most. Measures are known again by their address.

measures-follow = Get changes by letter
measures-place-map = open the place in your own map
measures-order = Order by
measures-no-field = Without a field of action
measures-no-quarter = Whole city or without a place
measures-timeline = Timeline
measures-timeline-lead = What has happened on the measures and what is planned, year by year.
measures-timeline-years = Jump to a year
measures-timeline-now = now
measures-timeline-reached = Reached
measures-timeline-planned = Planned
measures-timeline-late = Still open
measures-years = How things stood at the end of the years
measures-years-text = Once a year we go through all measures. What holds then stays here unchanged.
measures-years-other = Other years
measures-year-title = Measures as of { $year }
measures-year-lead = Kept on { $day }: { $count } measures, as they stood then.
measures-goals-reached = { $reached } of { $all } reached

measures-indicators = Indicators
measures-indicators-hint = How one sees whether the measure works. Leave empty what you do not know.
measures-indicator = Indicator
measures-indicator-name = What is counted
measures-indicator-unit = Unit
measures-indicator-from = Baseline
measures-indicator-from-day = Baseline as of
measures-indicator-to = Target
measures-indicator-to-day = Target by
measures-indicator-values = Readings
measures-indicator-values-hint = One line for each: 31.12.2022: 40,5. A year alone means its last day.
measures-indicator-definition = What exactly counts
measures-indicator-source = Source
measures-indicator-method = How it is counted
measures-indicator-owner = Who counts
measures-indicator-rhythm = How often
measures-indicator-day = Day
measures-indicator-value = Value
measures-level = Level
measures-level-input = Input
measures-level-output = Output
measures-level-outcome = Outcome for people
measures-level-impact = Impact on the city
measures-indicator-in = in { $unit }
measures-indicator-began = In the beginning: { $value } ({ $day })
measures-indicator-now = Latest: { $value } ({ $day })
measures-indicator-goal = Target: { $value } by { $day }
measures-indicator-progress = { $percent } % of the way to the target
measures-indicator-course = Course: { $name }
measures-indicator-target = Target: { $value }
measures-indicator-line = From { $first } ({ $since }) to { $last } ({ $until }).

measures-remove-title = Remove the measure
measures-remove-text = The measure disappears from the portal with its history. What stands in kept years stays. If it has only ended or was dropped, rather change its phase: then everybody can read what became of it.
measures-remove-joined = This measure cannot be removed as it is.
measures-remove-joined-text = Other things in the portal point to it, and those links would lead nowhere. Part them first, or set the phase to “Dropped”.
measures-remove-part = See and part the links
measures-remove-back = Keep the measure
measures-remove-do = Remove for good

measures-update-title = Yearly update
measures-update-lead = Go through all measures once a year. Then the year is kept, and everybody can read it.
measures-update-year = Update { $year }
measures-update-progress = { $done } of { $all } measures gone through
measures-update-next = Go on with: { $title }
measures-update-freeze-text = All measures were gone through. Once the year is kept, it no longer changes.
measures-update-freeze-early = { $left ->
    [one] One measure was not gone through yet. If you keep the year now, it stands as it was last saved.
   *[other] { $left } measures were not gone through yet. If you keep the year now, they stand as they were last saved.
}
measures-update-freeze-sure = Keep the year { $year } although { $left } were not gone through yet? It is published and changes no more.
measures-update-drop = Give up this update
measures-update-drop-sure = Give up the update of { $year }? What you changed on measures stays; what counts as gone through is forgotten.
measures-update-freeze = Keep the year { $year }
measures-update-which = Which year do you update?
measures-update-begin = Begin the update
measures-update-no-year = Please enter a year of four digits, such as 2026.
measures-update-early-year = This year has not begun yet.
measures-update-known-year = This year is there already, or another one is not kept yet.
measures-update-stale = Not changed for long
measures-update-no-stale = All measures under way were changed within the last half year.
measures-update-frozen = Kept on { $day }
measures-update-one-lead = Has anything happened? If not, one click is enough.
measures-update-same = Unchanged, go on
measures-update-goals = Milestones reached
measures-update-goals-hint = Enter the day on which a milestone was reached.
measures-update-all = Edit everything
measures-update-save = Save and go on

measures-letter-stale = { $count ->
    [one] One measure waits for news
   *[other] { $count } measures wait for news
}
measures-letter-stale-text = { $count ->
    [one] This measure has not been changed for more than six months. Please see whether it still stands like this.
   *[other] These measures have not been changed for more than six months. Please see whether they still stand like this.
}
measures-letter-stale-open = See all
measures-letter-stale-reason = You get this letter once a month at most, because you write in the portal for the city.

measures-map = Places and map
measures-map-lead = Where measures are carried out.
measures-map-empty = No measure names a place yet
measures-map-signs = Measures on the map
measures-map-move = Move the map
measures-map-list = Places
measures-map-many = { $count } places lie here: go nearer
measures-map-nearer = Nearer
measures-map-further = Further away
measures-map-north = North
measures-map-south = South
measures-map-west = West
measures-map-east = East
