# What is public, for other programs.

api-title = Data for other programs
api-lead = Everything public of this portal as JSON, without signing in and without a key.
api-description = Machine-readable description (OpenAPI 3.1)
api-addresses = Addresses
api-address = Address
api-what = What stands there
api-events = The events of the programme, past ones too
api-articles = The articles of the news
api-groups = The working groups
api-topics = The topic store
api-ideas = The published ideas of all contests
api-decisions = The decisions
api-measures = The measures
api-measure = One measure
api-drafts = The strategy and other long texts
api-draft = One long text in its newest version
api-chain = What something came of, and what came of it
api-rules = How they answer
api-rule-pages = Lists come in pages, ordered by id: “limit” says how many entries, “cursor” leads to the next page.
api-rule-etag = Each answer has an ETag. Whoever sends it back as “If-None-Match” gets only what has changed.
api-rule-problem = Failures are “application/problem+json” as in RFC 9457.
api-rule-stable = Under “/api/v1” only what disturbs no program is added. Anything else becomes an “/api/v2” beside it.
api-rule-free = Names and addresses of people do not stand there, unless somebody put their own name to it.
api-files = Whole files
api-topics-csv = All topics as a table (CSV)
