# The search: box, filters, hits.

search-title = Search
search-box = What are you looking for?
search-box-hint = One word or several. Other forms of a word and its compounds are found, too.
search-submit = Search
search-filters = Narrow down
search-filter-kind = Kind
search-filter-year = Year
search-filter-series = Series
search-filter-all = all
search-count =
    { $count ->
        [0] No results
        [one] One result
       *[other] { $count } results
    }
search-many = More than { $count } results
search-page = Page { $page } of { $pages }
search-pages = More results
search-before = Previous page
search-after = Next page
search-order = Results in the title come first, then the newest.
search-idle-title = We cannot search for this
search-idle-text = Please enter at least one word that does not stand in every text. Special characters alone find nothing.
search-cut = Your input is long. We searched for its first words.
search-rest = No text holds all words together. These results hold some of them.
search-none-title = We found nothing about this
search-none-words = Try fewer or other words, for example “bus” instead of “bus connections”. Most content is in German.
search-none-wider = Search without filters
search-none-programme = Or have a look at the programme.
search-meant = Did you mean:
search-start-title = Search the whole portal
search-start-text = Events with their agenda and speakers, questions and answers, slides, polls and the pages about the portal.

search-kind-event = Event
search-kind-series = Series of events
search-kind-question = Question
search-kind-slides = Slides
search-kind-poll = Poll
search-kind-outcome = Result
search-kind-article = Article
search-kind-group = Working group
search-kind-topic = Topic
search-kind-idea = Idea
search-kind-measure = Measure
search-kind-decision = Decision
search-kind-draft = Strategy
search-kind-survey = Survey
search-kind-page = About the portal
