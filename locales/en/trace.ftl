# The trail: what came of what.

trace-title = Where it comes from and what became of it
trace-origins = Where it comes from
trace-results = What became of it
trace-none = Nothing is linked here yet.
trace-way = Where it comes from and what became of it
trace-begin = Add a link
trace-here = This page
trace-many = { $count } × { $kind }
trace-drawing = Drawing from top to bottom: { $before } before, then this page, { $after } after. The same stands beside it as a list.
trace-removed = Removed
trace-hidden = not public
trace-hidden-page = Not public: only people who work for the city see this page.
trace-again = How it goes on stands elsewhere in this list.
trace-cut = There are more links. Open one of the entries to go on.
trace-to-page = To the page

trace-kind-event = Event
trace-kind-question = Question
trace-kind-poll = Vote
trace-kind-article = Article
trace-kind-other = More

trace-edit = Edit links
trace-edit-lead = Link what belongs together: where something comes from and what became of it. The link then stands on both pages.
trace-field-way = How do they belong together?
trace-field-origin = This came of it
trace-field-result = It became that
trace-field-what = Title or address
trace-field-what-hint = Words of the title, or the address of a page of this portal. For a question, with the part behind the # sign.
trace-look = Search
trace-candidates = What do you mean?
trace-join = Link
trace-part = Remove link
trace-origins-none = No origin linked yet.
trace-results-none = No result linked yet.
trace-joined-by = Linked on { $day } by { $name }
trace-joined = Linked on { $day }
trace-error-empty = Please type words of the title or an address.
trace-error-choose = Please choose what you mean.
trace-error-nothing = We found nothing that can be linked. Try other words of the title, or the address of the page.
trace-error-address = At this address stands nothing that can be linked.
trace-error-foreign = This address does not belong to this portal.
trace-error-same = That is the same page. It cannot come of itself.
trace-error-circle = The chain would lead in a circle: one of them has come of the other already. Perhaps the direction is the other way round.
