# Comments: the thread, the form, the receipt.

comments-title = { $count ->
    [0] Comments
    [one] 1 comment
   *[other] { $count } comments
}
comments-none = Nobody has commented yet.
comments-write = Write a comment
comments-answer = Reply
comments-answer-title = Write a reply
comments-report = Report
comments-city = City
comments-nobody = No name
comments-removed = This comment was removed.
comments-closed = We take no comments here at the moment.
comments-closed-title = No comment possible
comments-blocked = Until { $day } you cannot write contributions. The message you received says why. If you do not agree, the legal notice says how to reach us.
comments-back = Back
comments-sign-in = Sign in to comment
comments-until = You can comment until { $day }.
comments-text = Your comment
comments-text-hint = Up to { $most } characters, without formatting. Say nothing personal about others.
comments-name = Your name
comments-name-hint = Everybody can read it. You may use a pseudonym.
comments-email = Your e-mail address
comments-email-hint = Only for messages about this comment. It is never shown and is deleted 30 days after the decision.
comments-waits-first = Your comment appears as soon as we have read and released it.
comments-rules = Please stay on topic and be kind to others.
comments-as-city = You answer for the city: the contribution appears at once and is marked as the city’s answer.
comments-send = Send
comments-error-too-many = These were many contributions in a short time. Please wait a minute, then send again.
comments-error-staff = This name looks like that of somebody from the administration. Please choose another.
comments-error-email = Please check the e-mail address: it cannot be right.
comments-error-links = A comment can hold { $most } links at most. Please shorten it.
comments-receipt-title = Your comment
comments-receipt-keep = Only you know this page. Save its address if you want to look again later.
comments-receipt-letter = We write you an e-mail when it is published or if we do not publish it, and when the city answers.
comments-letter-published = Your comment is published
comments-letter-published-text = Your comment on “{ $title }” can be read by everybody now.
comments-letter-answered = The city has answered you
comments-letter-answered-text = the city has answered your comment on “{ $title }”:
comments-letter-open = To the comment
comments-state-waiting = Waiting for release
comments-state-waiting-text = We will read your comment and then release it.
comments-state-public = Published
comments-state-public-text = Go to the comment
comments-state-rejected = Not published
comments-state-removed = Removed
comments-quote = On the words “{ $quote }” (version { $version })
comments-dropped = These words are no longer in the newest version.
comments-words = Which words do you mean?
comments-words-hint = Copy the words from the paragraph. Empty: you mean the whole paragraph.
comments-error-words = These words are not in the paragraph. Please copy them exactly, or leave the field empty.
comments-typed = This is what you wrote. Copy it if you want to keep it:
comments-told = The city’s answer of { $day }
