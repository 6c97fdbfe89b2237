# Drafts: long texts of the city in versions, with comments. Types of arguments stand in the German file.

drafts-title = Strategy
drafts-lead = Texts the city is working on: to read, to comment on and to compare.
drafts-desk-lead = Write texts in chapters, publish them as versions and answer comments.
drafts-feed = New versions as a news feed (Atom)
drafts-feed-title = Strategy in { $city }
drafts-to-desk = Edit in the administration
drafts-to-public = See the public page
drafts-empty-title = No text yet
drafts-empty-text = As soon as the city publishes a draft, it will be here.
drafts-unpublished = Not published yet
drafts-version = Version { $number }
drafts-version-of = Version { $number } of { $day }
drafts-outdated = You are reading version { $old }. The newest one is version { $newest }.
drafts-to-newest = To the newest version
drafts-phase-draft = Draft
drafts-phase-comment = Open for comments
drafts-phase-revision = Being revised
drafts-phase-decided = Decided
drafts-opens-on = Comments from { $day }
drafts-open-until = Comments until { $day }
drafts-open = Comments are open
drafts-closed = The time for comments is over
drafts-decided-on = Decided on { $day }
drafts-contents = Contents
drafts-about = About this text
drafts-ways = Read and look up
drafts-whole = Everything on one page
drafts-pdf = Take along as PDF
drafts-follow = Get new versions by e-mail
drafts-news-version = Version { $number } has appeared. { $note }
drafts-news-open = You can comment on this text now.
drafts-news-open-until = You can comment on this text until { $until }.
drafts-versions = Versions
drafts-chapters = Chapters
drafts-chapter-of = Version { $version } · Chapter { $place } of { $all }
drafts-chapter-back = Back: { $title }
drafts-chapter-next = Next: { $title }
drafts-paragraph = Paragraph { $number }
drafts-paragraph-gone = This paragraph was last in version { $version }. The newest version no longer has it.
drafts-in-chapter = Read in its chapter
drafts-in-text = See it in the text
drafts-on-whole = On the whole text
drafts-comment = Comment
drafts-comment-words = Comment on these words
drafts-comments = { $count ->
    [one] 1 comment
   *[other] { $count } comments
}
drafts-comparison = Compare versions
drafts-compare = Compare
drafts-compare-before = What is new?
drafts-compare-all = See all changes since version 1
drafts-compare-from = From
drafts-compare-to = To
drafts-compare-manner = View
drafts-compare-below = Changes only
drafts-compare-beside = Everything side by side
drafts-compare-legend = This is how it is marked:
drafts-compare-legend-old = words that are gone
drafts-compare-legend-new = new words
drafts-compare-none = These two versions are the same
drafts-compare-sum = Paragraphs: { $changed } changed, { $added } new, { $removed } gone, { $moved } moved.
drafts-change-same = Unchanged
drafts-change-words = Changed
drafts-change-form = Formatting only
drafts-change-added = New
drafts-change-removed = Gone
drafts-change-moved = Moved
drafts-chapter-before = Title before: { $title }
drafts-same = { $count ->
    [one] 1 paragraph is unchanged.
   *[other] { $count } paragraphs are unchanged.
}
drafts-gone-begin = [gone:
drafts-gone-end = ]
drafts-new-begin = [new:
drafts-new-end = ]
drafts-effect = What changed because of you
drafts-effect-lead = The city answers every comment and says what became of it.
drafts-effect-filter = Choose by result
drafts-effect-all = All
drafts-effect-none = No comment has been answered yet
drafts-effect-none-chosen = No comment was answered in this way
drafts-effect-sum = { $answered } of { $all } comments have been answered.
drafts-mark-taken = Taken up
drafts-mark-partly = Taken up in part
drafts-mark-not = Not taken up
drafts-mark-count = { $mark } ({ $count })
drafts-paging = More comments
drafts-page-back = Back
drafts-page-next = Next
drafts-new = New text
drafts-head-title = Details and phase
drafts-field-title = Title
drafts-field-summary = What it is about
drafts-field-summary-hint = Some sentences. They stand above the contents.
drafts-field-phase = Phase
drafts-window = Time for comments
drafts-window-hint = Holds in the phase “Open for comments”. Both days count in full.
drafts-field-opens = First day
drafts-field-closes = Last day
drafts-field-decided = Day of the decision
drafts-field-decided-hint = Needed in the phase “Decided”.
drafts-working = Working text
drafts-working-text = Only the administration sees this text. Everybody reads it once you publish it as a version.
drafts-no-chapters = No chapter yet
drafts-chapter-new = New chapter
drafts-chapter-edit = Edit chapter
drafts-blocks = { $count ->
    [one] 1 paragraph
   *[other] { $count } paragraphs
}
drafts-move-up = Up
drafts-move-down = Down
drafts-move-out = Remove
drafts-move-out-sure = Do you want to remove this chapter from the working text? It stays in published versions.
drafts-publish = Publish as a version
drafts-publish-sure = Would you like to publish this text as version { $number }? Everybody can read it then, and it is never changed again.
drafts-published = Version { $number } is published. This is how everybody sees it.
drafts-preview = Preview
drafts-preview-note = Only the administration sees this text. It is not published yet.
drafts-preview-back = Back to the working text
drafts-pending = Changes since version { $number }
drafts-saved = Saved
drafts-publish-text = A published version is never changed again. Comments keep their place at each paragraph that stays.
drafts-field-note = What is new in this version?
drafts-field-note-hint = One or two sentences for those who know the last version.
drafts-refused = Not possible yet
drafts-refused-empty = There is no text yet. First make a chapter.
drafts-refused-same = The text is word by word the newest version. There is nothing to publish.
drafts-refused-removal = This text has been published and therefore stays.
drafts-remove = Remove text
drafts-remove-sure = Do you want to remove this text with all its chapters?
drafts-field-chapter = Heading of the chapter
drafts-field-text = Text
drafts-field-text-hint = Part paragraphs by an empty line. The help below the field explains further signs.
drafts-chapter-gone = This chapter has been removed meanwhile
drafts-chapter-gone-text = Your text is still here. If you save, it becomes a new chapter at the end.
drafts-stale = Somebody else has changed this chapter meanwhile
drafts-stale-text = Your text is still in the field below. Compare both, change yours if need be, and save again: then your text holds.
drafts-theirs = Saved meanwhile
drafts-theirs-words = Differences from there to your text
drafts-hints = { $count ->
    [one] 1 hint
   *[other] { $count } hints
}
drafts-hint-at = Paragraph { $number }: { $hint }
drafts-hint-alternative = The picture lacks a description. Whoever does not see it learns nothing of it. Write it into the square brackets. You cannot publish without it.
drafts-hint-head = The table lacks headings over its columns. Write them into the first line. You cannot publish without them.
drafts-hint-level = The heading skips a level. After ## comes ###.
drafts-hint-picture = The picture is not shown. Upload it under “Pictures” and give it a line of its own.
drafts-hint-link = The target of a link stands elsewhere. Write it right behind: [words](https://…).
drafts-hint-markup = HTML is shown as text. Use the signs of the help.
drafts-help = Help with writing
drafts-help-caption = Signs and what they do
drafts-help-write = You write
drafts-help-get = What it becomes
drafts-help-heading = Aims
drafts-help-heading-text = A heading within the chapter. ### is a level deeper, # begins a new chapter.
drafts-help-strong = important
drafts-help-strong-text = Words that stand out
drafts-help-item = an item
drafts-help-item-text = A list. With 1. instead of - it is counted.
drafts-help-quote = A sentence
drafts-help-quote-text = A quotation
drafts-help-year = Year
drafts-help-goal = Aim
drafts-help-table-text = A table. Its first line are the headings of the columns.
drafts-help-link = City of Gera
drafts-help-link-text = A link
drafts-help-language-text = Words in another language: screen readers then say them in the right way.
drafts-editor-alt = The picture has no description. Write it into the square brackets.
drafts-editor-picture = Insert a picture
drafts-editor-picture-choice = Picture
drafts-editor-picture-none = This text has no picture yet. First save the chapter, then upload one on the page “Pictures”.
drafts-editor-picture-more = Upload a new picture on the page “Pictures”. Save the chapter first.
drafts-editor-picture-missing = Write what the picture shows. Without these words it is not inserted.
drafts-editor-picture-silent = Picture { $number }, without a description yet
drafts-pictures = Pictures
drafts-pictures-lead = Upload a picture and put the line beside it into its place in the text.
drafts-field-alt = What does the picture show?
drafts-field-alt-hint = For those who do not see it. For a chart: what can be seen in it.
drafts-picture-add = Upload picture
drafts-picture-copy = Copy line
drafts-picture-copied = The line has been copied.
drafts-picture-words = Picture: { $words }
drafts-table = Table { $number }
drafts-answers = Answer comments
drafts-unanswered = { $count ->
    [0] All comments have been answered.
    [one] 1 comment has not been answered yet.
   *[other] { $count } comments have not been answered yet.
}
drafts-answer = Answer a comment
drafts-answer-change = Change answer
drafts-answer-save = Publish answer
drafts-field-mark = What becomes of it?
drafts-field-reason = Reason
drafts-field-reason-hint = Everybody reads it below the comment.

drafts-import = Take in a document
drafts-import-lead = A file becomes the working text. The working text before is replaced, published versions stay.
drafts-import-file = File
drafts-import-hint = DOCX, ODT or Markdown, up to 30 MB. Headings of the first level become chapters.
drafts-import-take = Take in
drafts-import-replaces = { $count ->
    [one] The working text of 1 chapter will be replaced.
   *[other] The working text of { $count } chapters will be replaced.
}
drafts-import-copy = First save a copy of the present working text (Markdown)
drafts-import-sure = { $count ->
    [one] Would you like to replace the working text of 1 chapter by the document? What is not published will be lost.
   *[other] Would you like to replace the working text of { $count } chapters by the document? What is not published will be lost.
}
drafts-import-done = Taken in
drafts-import-next = To the working text
drafts-import-sum = Chapters: { $chapters }, paragraphs: { $blocks }, pictures: { $pictures }.
drafts-import-losses = What was taken in another way than in the document
drafts-import-near = Near these words
drafts-import-what = What happened there
drafts-import-large = The document is too large. 30 MB are allowed. Make its pictures smaller, or divide it.
drafts-import-unknown = This is no document in DOCX, ODT or Markdown. Save it in one of these formats and try again.
drafts-import-broken = The document cannot be read. Open it in your word processor, save it anew and try again. Nothing was taken.
drafts-import-converter = The server lacks the program pandoc, which reads DOCX and ODT. Ask your IT to install it, or save the document as Markdown. Nothing was taken.
drafts-import-empty = There is no text in the document. Nothing was taken.
drafts-import-chapter = The chapter “{ $title }” is too long. Divide it by more headings of the first level. Nothing was taken.
drafts-loss-note = A footnote now stands in brackets in the text.
drafts-loss-spans = Joined cells of a table are single cells.
drafts-loss-picture = A picture is missing. Browsers do not show its format, or it was not in the document. Upload it as PNG or JPEG.
drafts-loss-formula = A formula stands as it was written.
drafts-loss-strange = Something that is no text is missing.
