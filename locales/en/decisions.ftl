# Decisions of the city's bodies.

decisions-title = Decisions
decisions-lead = What the city's bodies have decided: who, when, and what became of it.
decisions-feed = Decisions as a news feed (Atom)
decisions-feed-title = Decisions in { $city }
decisions-new = Enter a decision
decisions-filter = Bodies
decisions-all = All bodies
decisions-empty-title = No decisions yet
decisions-empty-text = As soon as a body has decided something, it stands here.
decisions-paging = More decisions
decisions-older = Earlier decisions
decisions-newest = Newest decisions

decisions-accepted = Accepted
decisions-declined = Declined
decisions-postponed = Postponed
decisions-noted = Noted
decisions-facts = About the decision
decisions-text = What it was about
decisions-not-final = This is a recommendation. The city council decides finally.
decisions-put-off = Postponed
decisions-put-off-from = Planned was { $day }.
decisions-paper = Paper
decisions-leads-to = (leads to { $host })
decisions-selection = Selection
decisions-chosen-of = { $chosen } of { $all } chosen.
decisions-sum = The chosen ones cost { $sum } together.
decisions-budget = The budget is { $budget }.
decisions-lot-chosen = Chosen
decisions-lot-kept = Kept for later
decisions-lot-declined = Not chosen
decisions-lot-count = { $lot } ({ $count })

decisions-balance-title = Selection and budget do not match
decisions-balance-left = { $amount } of the budget are left.
decisions-balance-missing = The chosen ones cost { $amount } more than the budget together. Everything is saved; please check the amounts.
decisions-balance-unknown = { $count ->
    [one] One chosen proposal has no amount: the sum cannot be compared with the budget.
   *[other] { $count } chosen proposals have no amount: the sum cannot be compared with the budget.
}

decisions-edit = Edit decision
decisions-edit-title = Edit decision
decisions-new-title = Enter a decision
decisions-field-title = Title
decisions-field-body = Body
decisions-field-day = Day
decisions-field-outcome = Result
decisions-field-earlier = Planned at first for
decisions-field-earlier-hint = If the matter had been put off: the day on which it first stood on the agenda.
decisions-field-paper = Paper number
decisions-field-link = Address of the paper
decisions-field-link-hint = In the council's information system, also an OParl address. Begins with https://
decisions-field-text = Text of the agenda and the decision
decisions-selection-hint = If some were chosen of many proposals. Empty rows do not count.
decisions-field-budget = Budget
decisions-field-budget-hint = In euro, for example 516.000
decisions-row = Proposal { $number }
decisions-field-candidate = Proposal
decisions-field-lot = What became of it
decisions-field-amount = Amount in euro
decisions-choose = Please choose
decisions-more = More rows
decisions-remove = Remove decision
decisions-remove-sure = Really remove this decision?
decisions-kept-title = This decision stays
decisions-kept-text = Other pages are linked with it. Remove these links first, then it can be removed.

decisions-bodies = Bodies
decisions-bodies-lead = Who decides: council, committees, steering circle. What a body does not decide finally is shown as a recommendation.
decisions-no-bodies = Add a body first.
decisions-body-name = Name
decisions-body-final = Decides finally
decisions-body-new = New body
decisions-body-add = Add body
decisions-body-remove = Remove
decisions-body-twice = There is a body of this name already.
decisions-body-used = { $name } has decided something and therefore stays.

decisions-as-csv = All decisions as a table (CSV)
decisions-as-json = All decisions for other programs (JSON)
decisions-file-title = Read decisions from a file
decisions-file-lead = Read a file that this portal has given out and that you may have edited. Everything is taken, or nothing. Bodies that are not there yet are added.
decisions-file-hint = JSON, or CSV with semicolons, 10 MB at most. Decisions are known again by their address.
