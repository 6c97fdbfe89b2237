# The frame of every page and the error pages.

layout-skip = Skip to content
layout-navigation = Main navigation
layout-menu = Menu
layout-tools = Language and account
layout-sign-out = Sign out
layout-footer = Footer
layout-promise = Listen without an account. Have your say when you like.
layout-report-barrier = Report a barrier
layout-accessibility = Accessibility
layout-privacy = Privacy
layout-imprint = Legal notice
layout-licences = Licences
nav-programme = Programme
nav-groups = Working groups
nav-rooms = Rooms

error-not-found-title = This page does not exist
error-not-found-text = The address may be mistyped, or the page has moved.
error-gone-title = This no longer works
error-gone-text = This link has been used, has expired, or what was behind it is over. You can always sign in anew; otherwise please ask for a new link.
error-forbidden-title = This is not allowed here
error-forbidden-text = You lack the permission for this step, or it came from another site. Please open the page again from here.
error-bad-request-title = We did not understand this
error-bad-request-text = The request was incomplete. Please go back and try again.
error-bad-parameter = The value of “{ $name }” does not fit, or there is no such parameter here. The description of the interface names what is possible.
error-too-large-title = This is too large
error-too-large-text = What you sent is longer than we can accept. Please shorten it.
error-too-many-title = One moment, please
error-too-many-text = These were very many attempts in a short time. Please wait a minute.
error-unavailable-title = Not available right now
error-unavailable-text = The portal is restarting or busy. Please try again in a moment.
error-full-title = We could not save this
error-full-text = The portal has run out of space. Your input is not lost if you go back. Please try again later.
error-internal-title = Something went wrong on our side
error-internal-text = It is not your fault. Please try again in a moment.
error-incident = Reference number for questions: { $incident }
error-retry = Try again
error-home = Go to the start page
error-programme = Go to the programme
error-report = Report a problem

form-error-money = Please enter an amount in euro, for example 516.000 or 1.250,50.
form-error-number = Please enter a number, for example 12 or 3,5.
form-error-link = Please enter a complete address that begins with https://.
form-error-future = This day has not come yet. Only what has happened stands here.
form-error-order = This day lies before the day on which it begins.

# Two people edited one thing; the second sees this above what they typed.
base-edited-group = Text edited by the group on { $day }.
base-edited-city = Text edited by the administration on { $day }.
base-original = Original text
base-original-hidden = The original text is not shown, as it said things about people.
base-changed = Somebody has changed this meanwhile. What you typed is still here. Please compare and save once more.

# Why a file or a picture is not taken, at its field.
base-file-missing = Please choose a file.
base-file-again = Please choose the file once more.
base-file-large = The file is too large or has too many pages. Please split it.
base-file-kind = We do not take this kind of file. Please use PDF, PNG, JPEG or WebP.
base-file-encrypted = The file is protected by a password. Please save it without one.
base-file-broken = The file cannot be read. Please save it again and try once more.
base-file-picture = Picture
base-file-kilobytes = { $size } KB
base-file-megabytes = { $size } MB
base-file-named = “{ $name }”: { $problem }
base-picture-missing = Please choose a picture file.
base-picture-large = The picture is too large: 30 MB and 50 million pixels at most.
base-picture-kind = This file is no PNG, JPEG or WebP. We take no SVG files, as they can contain programs.
base-picture-broken = The file cannot be read. Please save the picture anew and try again.

# Files of records that a portal put out and takes back.
exchange-file = File
exchange-send = Read
exchange-large = The file is larger than 10 MB.
exchange-unreadable = We cannot read this file. Take a file that this portal has given out, with the same columns.
exchange-many = The file has more than { $most } rows.
exchange-faults = Nothing was taken: there are mistakes in the file. They stand below row by row.
exchange-rows = What has to be mended
exchange-row = Row { $row } ({ $title }), { $problem }
exchange-taken = Read: { $added } new, { $changed } changed, { $same } as before.

# The toolbar over fields that take Markdown, and what it asks.
base-editor = Formatting: { $label }
base-editor-heading = Heading
base-editor-part = Subheading
base-editor-strong = Bold
base-editor-emphasis = Italic
base-editor-bullets = List
base-editor-numbers = Numbered list
base-editor-quote = Quote
base-editor-link = Link
base-editor-table = Table
base-editor-picture = Picture
base-editor-language = Other language
base-editor-insert = Insert
base-editor-raised = There is no heading before it yet. So it became a heading instead of a subheading.
base-editor-line = Line
base-editor-hint-at = Line { $line }: { $hint }
base-editor-hint-level = The heading skips a level. After ## comes ###.
base-editor-hint-head = The table has no headings over its columns. Write them into this line.
base-editor-words-missing = Write the words that are to stand in the text.
base-editor-link-title = Insert a link
base-editor-link-words = Words of the link
base-editor-link-words-hint = They say where the link leads, for example “Programme of the city” instead of “here”.
base-editor-link-address = Address
base-editor-link-address-hint = For example https://www.gera.de or /programm
base-editor-link-address-wrong = This is no address. It begins with https://, with mailto: or, for pages of this portal, with /.
base-editor-table-title = Insert a table
base-editor-table-columns = Headings of the columns
base-editor-table-columns-hint = One in each line.
base-editor-table-columns-missing = Write at least one heading. Without it nobody knows what stands in the column.
base-editor-table-rows = Rows below the headings
base-editor-table-rows-wrong = Write a number from 1 to 50.
base-editor-language-title = Words in another language
base-editor-language-words = Words
base-editor-language-choice = Language
base-editor-language-hint = Screen readers then say the words in the right way.
