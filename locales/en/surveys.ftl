# Surveys of citizens: building, answering, analysis, publication.

nav-surveys = Surveys
surveys-title = Surveys
surveys-one = Survey
surveys-lead = Your opinion counts, even if you cannot join an evening. Without an account, page by page, with a break whenever you like.
surveys-new = New survey
surveys-current = Current surveys
surveys-past = Past surveys
surveys-none-title = No survey is running at the moment
surveys-none-text = New surveys appear here as soon as they begin.
surveys-stand-draft = draft
surveys-stand-planned = announced
surveys-stand-open = running
surveys-stand-closed = closed
surveys-opens = Begins on { $at }
surveys-closes = Open until { $at }
surveys-closed = Ended on { $at }

surveys-take-part = Take part
surveys-promise = You need neither an account nor a cookie. You can pause at any time and go on later.
surveys-begin = Begin the survey
surveys-code = Your code
surveys-code-hint = It stands in the letter you received. Capital and small letters are the same.
surveys-code-wrong = This code is not valid or has been used. Please check it.
surveys-code-again = Your code, once more
surveys-code-again-hint = We have not stored it: so nobody can join your answers to your code.
surveys-back-title = Already begun?
surveys-back-code = Return code
surveys-back-hint = The four groups of letters and digits that you got when you saved.
surveys-back-submit = Go on
surveys-back-wrong = There is no sheet for this code. It may be mistyped, or the sheet was deleted.
surveys-privacy-title = What happens with your answers
surveys-privacy-own = With your answers we store neither time nor address nor code. Once they are sent nobody can tell which answer is yours; that is why we cannot change or delete it any more.
surveys-privacy-proposal = Taking part is voluntary. Please write nothing into the free fields that lets you or others be recognised, and nothing about health.
surveys-outline = The questions at a glance

surveys-place = Page { $page } of { $pages }
surveys-optional = optional
surveys-no-answer = no answer
surveys-next = Next
surveys-previous = Back
surveys-later = Save and go on later
surveys-errors = Please have another look
surveys-error-title = Error
surveys-error-missing = Please answer this question.
surveys-error-choice = Please choose one of the options.
surveys-error-long = This is longer than { $most } characters. Please shorten it.
surveys-error-unprintable = It holds characters that cannot be seen. Please type the text again.
surveys-review-title = Your answers at a glance
surveys-review-lead = Is everything right? You can still change every page. Nothing has been sent yet.
surveys-change = Change
surveys-gap = A required question is still open
surveys-gap-link = Go to the open question
surveys-changed = The sheet was changed in another window. Please look through it once more.
surveys-send-note = Once they are sent the answers cannot be changed any more.
surveys-send = Send
surveys-saved-title = Your sheet is saved
surveys-saved-note = You can leave now and go on later
surveys-saved-text = Write down the return code, or keep the address. Only with it you come back to your sheet; we cannot look for it.
surveys-copy = Copy the address
surveys-copied = Copied
surveys-print = Print
surveys-resume = Go on
surveys-drop = Delete the sheet
surveys-drop-sure = Delete the sheet with all answers?
surveys-cancel = Cancel
surveys-late-title = The survey has ended
surveys-late-text = Your sheet was not sent and does not count. It is deleted 30 days after the end; you can also delete it yourself now.
surveys-thanks-title = Thank you
surveys-thanks-note = Your answers have arrived
surveys-receipt = Your receipt:
surveys-receipt-text = It confirms that a sheet of yours has arrived, and tells nothing about its content.
surveys-to-list = To the surveys

surveys-edit = Edit
surveys-new-title = New survey
surveys-edit-title = Edit the survey
surveys-edit-lead = Sections are the pages of the survey. As long as nobody has begun, everything can be changed.
surveys-stand-title = Status
surveys-publish = Publish
surveys-withdraw = Withdraw
surveys-close = End now
surveys-close-sure = End the survey for everybody? Sheets that were begun cannot be sent any more.
surveys-show-results = Publish the results
surveys-hide-results = Hide the results
surveys-done-save = Saved
surveys-done-publish = The survey is published.
surveys-done-withdraw = The survey is withdrawn. Only the administration sees it.
surveys-done-close = The survey has ended.
surveys-done-show-results = The results are published.
surveys-done-hide-results = The results can no longer be seen.
surveys-look = See the page of the survey
surveys-results-words = Words with the results
surveys-results-words-hint = What did the survey show, and what follows from it? Numbers under 5 are not published, nor are answers in own words.
surveys-field-title = Title
surveys-field-intro = Introduction
surveys-field-intro-hint = What is it about, how long does it take, what happens with the result?
surveys-field-privacy = Privacy notice
surveys-field-privacy-hint = Purpose, legal basis, who sees the answers. What the portal itself does is said automatically.
surveys-field-thanks = Thanks after sending
surveys-field-access = Who may answer?
surveys-access-open = everybody, without saying who they are
surveys-access-codes = who has a code, once
surveys-field-when = Period
surveys-field-when-hint = Empty means: at once, and until you end the survey.
surveys-field-opens-date = Beginning
surveys-field-opens-time = Time of the beginning
surveys-field-closes-date = End
surveys-field-closes-time = Time of the end
surveys-rows = Sections and questions
surveys-rows-hint = Each section begins a new page. A condition can only refer to a question of an earlier section.
surveys-locked = Somebody has answered already: the questions cannot be changed any more, texts and period can.
surveys-section = Section
surveys-kind-single = one answer
surveys-kind-multiple = several answers
surveys-kind-scale = scale
surveys-kind-text = own words
surveys-row = Row { $row }
surveys-row-section = Heading of the page
surveys-row-section-text = Text before the questions
surveys-row-question = Question
surveys-row-hint = Hint
surveys-row-options = Answers
surveys-row-options-hint = One in each line. For a scale: the word for the lowest step and the one for the highest.
surveys-row-steps = Steps
surveys-row-steps-hint = from 2 to 11
surveys-row-required = Required
surveys-row-if = Show only after the question
surveys-row-always = always show
surveys-row-if-answer = … if this is the answer
surveys-row-if-hint = The wording of the answer, for a scale the step
surveys-row-add = Add
surveys-row-raise = Row { $row } up
surveys-row-lower = Row { $row } down
surveys-row-remove = Remove row { $row }
surveys-error-empty = Please fill in this field.
surveys-error-time = This is no date with a time.
surveys-error-end = The end does not lie after the beginning.
surveys-error-few-options = At least two answers are needed.
surveys-error-many-options = These are too many answers.
surveys-error-same-options = Two answers are the same.
surveys-error-steps = Please enter a number from 2 to 11.
surveys-error-no-section = A section is missing before it.
surveys-error-no-earlier = This question does not stand in an earlier section.
surveys-error-no-answer = The question has no such answer.
surveys-error-rows = More than { $most } rows are not possible.

surveys-codes-title = Codes
surveys-codes-lead = Each code allows one answer. It is destroyed on sending and stands nowhere beside the answer.
surveys-codes-once = You see these codes only now. Only hashes are stored.
surveys-codes-left = Given out: { $codes }, of these not yet used: { $left }
surveys-codes-count = How many codes?
surveys-codes-list = As a list to print
surveys-codes-csv = As CSV for a mail merge
surveys-codes-error = Please enter a number from 1 to { $most }.

surveys-analysis-title = Analysis
surveys-results-title = Results
surveys-results-link = See the results
surveys-numbers =
    { $complete ->
        [one] One complete answer
       *[other] { $complete } complete answers
    }, { $begun ->
        [one] one begun
       *[other] { $begun } begun
    }
surveys-export-csv = Answers as CSV
surveys-export-xlsx = Answers as XLSX
surveys-few = under { $few }
surveys-answered =
    { $count ->
        [one] One person answered
       *[other] { $count } answered
    }
surveys-answered-few = fewer than { $few } answered
surveys-mean = mean { $mean }
surveys-few-title = Too few answers
surveys-few-text = With fewer than 5 answers we publish no numbers, so that nobody can be recognised.
surveys-small = We do not give numbers under 5, so that nobody can be recognised.
surveys-words-private = We do not publish answers in own words. They were read and went into the analysis.
surveys-column-answer = Answer
surveys-column-count = Number
surveys-column-share = Share
surveys-redact = Remove
surveys-redact-sure = Remove this text for good? It is stored nowhere afterwards.

privacy-surveys-text = You answer surveys without an account and without a cookie. A sheet you have begun can only be found with your return code; it is deleted 30 days after the end of the survey. With an answer that was sent we store neither time nor address nor code. We do not publish numbers under 5, nor answers in own words.
