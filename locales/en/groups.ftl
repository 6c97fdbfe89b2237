# Working groups: list, page, members, announcements, files.

groups-title = Working groups
groups-lead = This is where work goes on between the evenings. Each group has a topic, a speaker and a room of its own.
groups-one = Working group
groups-empty-title = There is no working group yet
groups-empty-text = As soon as one is founded, it is listed here.
groups-over-heading = Groups that have ended
groups-over-title = This group has ended its work.
groups-over-text = You can still read here what it worked out.
groups-members = { $count ->
    [0] No members yet
    [one] 1 member
   *[other] { $count } members
}
groups-unnamed = { $count ->
    [one] and 1 more person
   *[other] and { $count } more
}
groups-next = Next session:
groups-busy = { $count ->
    [one] In use now: 1 person in the room
   *[other] In use now: { $count } people in the room
}
groups-take-part = Take part
groups-join = Join the group
groups-join-note = Everybody can join. You need an account: an e-mail address is enough.
groups-ask = Ask to join
groups-ask-note = In this group the speaker decides who joins. You need an account: an e-mail address is enough.
groups-ask-send = Send the request
groups-asked-title = Your request has arrived.
groups-asked-text = We write to you as soon as it is decided.
groups-membership = Your membership
groups-request = Your request
groups-joined-title = You are a member now.
groups-joined-text = This page tells you the next sessions, the announcements and the way into the group’s room. You can change your name or leave under “Your membership”.
groups-to-room = To the group’s room
groups-room-note = The room is open to everybody, also without an account.
groups-purpose = What it is about
groups-announcements = Announcements
groups-announcements-none = The group has not announced anything yet.
groups-announcement = Announcement of a working group
groups-changed = changed on { $moment }
groups-paging = More announcements
groups-older = Older announcements
groups-newest = Newest announcements
groups-sessions-next = Next sessions
groups-sessions-none = No session is planned at present.
groups-sessions-past = Past sessions
groups-files = Files
groups-about = About the group
groups-who = Members
groups-hand-speaker = Speaker
groups-hand-deputy = Deputy
groups-hand-member = Member
groups-joining-open = Open to everybody
groups-joining-closed = On request
groups-joining-open-long = Open: whoever wants to take part is a member at once
groups-joining-closed-long = On request: the speaker or the administration decides
groups-follow = Announcements and sessions by e-mail
groups-feed = Announcements as a news feed (Atom)
groups-lead-heading = Lead the group
groups-announce = Write an announcement
groups-announce-lead = The announcement stands on the group’s page. Everybody who follows the group gets a message.
groups-announcement-edit = Edit the announcement
groups-announcement-remove = Remove the announcement
groups-announcement-remove-sure = Remove this announcement? Whoever got it by e-mail keeps it.
groups-publish = Publish
groups-manage-members = { $count ->
    [0] Manage members
    [one] Manage members (1 request)
   *[other] Manage members ({ $count } requests)
}
groups-manage-files = Manage files
groups-new = Found a working group
groups-edit = Edit the group
groups-new-session = Add a session
groups-back = To the group
groups-field-title = Title
groups-field-title-hint = For example “Energy & environment”. The page’s address is made from it and stays.
groups-field-summary = In short
groups-field-summary-hint = One or two sentences for the list of groups.
groups-field-purpose = What it is about
groups-field-text = Text
groups-field-text-hint = Part paragraphs by an empty line. Headings begin with ##, lists with *, links are written like this: [text](address).
groups-field-joining = Who can join?
groups-field-room = The group gets a room of its own that is always open
groups-field-name = Your name in this group
groups-field-name-hint = You may use a pseudonym. The speaker and the administration see it.
groups-field-shown = My name may stand on the group’s page
groups-field-shown-hint = If you do not tick this, you are only counted. You cannot be speaker or deputy then: whoever holds an office stands on the page by name.
groups-field-shown-office = You hold an office in this group: as long as you do, your name stands on its page in any case.
groups-field-words = Would you like to add something?
groups-field-words-hint = For example, what you would like to contribute. Only those who decide about the request read it.
groups-error-name-taken = Somebody in this group already has this name. Please choose another one.
groups-leave = Leave the group
groups-leave-text = Your name is deleted from the group at once. What the group announced stays.
groups-leave-sure = Leave the group?
groups-withdraw = Withdraw the request
groups-withdraw-text = Your name and what you wrote are deleted at once.
groups-withdraw-sure = Withdraw your request?
groups-end = End the group
groups-end-sure = End the group? Its pages stay readable, new members can no longer join.
groups-reopen = Let the group go on
groups-members-lead = Only the speaker, the deputy and the administration see this list.
groups-members-none = The group has no members yet
groups-member-hidden = name not shown
groups-member-no-account = without account
groups-asking = Requests
groups-accept = Let { $name } in
groups-decline = Do not let { $name } in
groups-remove = Remove
groups-remove-sure = Remove { $name } from the group?
groups-offices-note = An office is public. You can therefore name only those who agreed that their name stands on the group’s page.
groups-speaker-note = If you name somebody else as speaker, { $name } is only a member from then on.
groups-speaker-sure = { $before } speaks for the group now and is only a member from then on. Is { $name } to take over the office? The name then stands on the page at once.
groups-office-refused = { $name } has not agreed that the name stands on the group’s page; an office would publish it. Ask the person to agree under “Your membership” on the group’s page, and name them then.
groups-add = Name somebody without an account
groups-add-text = For offices that are to stand on the page although the person has no account here. Whoever has one becomes a member first and is then named above.
groups-add-name = Name or function
groups-add-name-hint = For example “Moderation AG Wirtschaft”.
groups-add-hand = Office
groups-add-button = Name
groups-files-lead = Minutes, plans, pictures: everybody can download them. We remove what a file says about who made it.
groups-file = File
groups-file-hint = PDF, PNG, JPEG or WebP, up to 30 MB.
groups-file-title = Title of the file
groups-file-title-hint = The file stands on the group’s page under this title.
groups-file-add = Upload the file
groups-file-remove-sure = Remove the file “{ $title }”?
groups-letter-asked = Somebody would like to join the group { $group }
groups-letter-asked-text = A request has arrived in the working group { $group }. Please decide whether the person may join.
groups-letter-asked-open = See the requests
groups-letter-asked-reason = You get this message because you lead the group.
groups-letter-admitted = Welcome to the group { $group }
groups-letter-admitted-text = You are now a member of the working group { $group }. Its page shows the next sessions and the way into the room.
groups-letter-declined = Your request to the group { $group }
groups-letter-declined-text = The working group { $group } has not accepted your request. What you wrote is deleted. The sessions in the programme and the group’s room are still open to you.
groups-letter-open = To the group
groups-letter-decided-reason = You get this message because you asked to join the group.

groups-to-topics = To the topic store of all groups
groups-as-csv = All working groups as a table (CSV)
groups-as-json = All working groups for other programs (JSON)
groups-field-ended = End
groups-exchange-title = Read working groups from a file
groups-exchange-lead = Read a file that this portal has given out and that you may have edited. Everything is taken, or nothing. Members and rooms do not stand in the file.
groups-exchange-hint = JSON, or CSV with semicolons, 10 MB at most. Groups are known again by their address.
