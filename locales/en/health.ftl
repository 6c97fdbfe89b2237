# How the portal is doing, for the administration.

health-title = Health of the portal
health-lead = What works, what does not, and what to do next. The page looks anew each time.
health-good = Fine
health-warning = Please look
health-fault = Faulty
health-then = Next step:
health-sum-good = Everything is fine.
health-sum-warnings = { $count ->
    [one] The portal works. There is one thing to look at.
   *[other] The portal works. There are { $count } things to look at.
}
health-sum-faults = { $count ->
    [one] One part of the portal does not work.
   *[other] { $count } parts of the portal do not work.
}
health-database = Database
health-database-says = { $version }, { $size }, tables as of step { $migration }.
health-disk = Disk space
health-disk-says = { $free } of { $total } are free on the disk with the folder { $folder }.
health-disk-unknown = How much space is free could not be found out.
health-disk-next = Make room on the server, or enlarge the disk. When it is full, nobody can save anything.
health-post = E-mail
health-post-none = No mail server is set: letters stay here, those with sign-in codes as well.
health-post-none-next = Set at least host, port and from below [mail] in the configuration file, and start the program again.
health-post-folder = Letters are put into a folder as files instead of being sent.
health-post-counts = { $waiting ->
    [0] No letter waits.
    [one] One letter waits.
   *[other] { $waiting } letters wait.
}
health-post-lost = { $failed ->
    [one] One letter could not be delivered.
   *[other] { $failed } letters could not be delivered.
}
health-post-delayed = { $delayed ->
    [one] One letter has not been taken by the mail server yet; it is tried again.
   *[other] { $delayed } letters have not been taken by the mail server yet; they are tried again.
}
health-post-last = The mail server last took a letter: { $at }.
health-post-never = No letter has left in the last 30 days.
health-post-failed-next = See what the mail server answered. From there you can send the letters again.
health-media = Sound and picture
health-media-udp = UDP: { $addresses }
health-media-tcp = TCP: { $addresses }
health-media-off = off
health-media-now = { $rooms } rooms with { $people } connections are running now.
health-media-lost = { $share } of the packets were lost since the start.
health-media-closed = The port { $address } takes no connection even from this machine.
health-media-closed-next = Check the server's firewall and the addresses in media.public_ips.
health-media-inside = These addresses exist in your own network only. Whoever comes from outside hears and sees nothing.
health-media-inside-next = Set media.public_ips in the configuration file to the server's public address.
health-media-no-tcp = Nothing is offered over TCP. In networks that block UDP it stays silent.
health-media-no-tcp-next = Set media.tcp, for instance to 0.0.0.0:7881.
health-media-no-udp = Nothing is offered over UDP. On bad connections the sound stutters.
health-media-no-udp-next = Set media.udp_offered to true, and open the UDP port.
health-media-lossy = That is a lot. For some the sound breaks up.
health-media-lossy-next = Check whether the server's line is fast enough.
health-media-failed = At least one room broke off since the start.
health-media-outside = Whether the ports are open from outside the server cannot see itself. Open a room with a phone in a mobile network to try.
health-address = Address
health-address-says = The portal calls itself { $address }.
health-address-local = At this address only those reach it who sit at this machine. Links in letters lead nowhere.
health-address-local-next = Set http.base_url in the configuration file to the public address, for instance https://mitreden.gera.de
health-address-plain = Without https browsers give neither microphone nor camera, and sign-ins can be read on their way.
health-address-plain-next = Put a proxy with a certificate in front, and set http.base_url to the address with https://
health-address-proxy = The proxy in front is not believed about who comes. Everybody together shares one limit of attempts.
health-address-proxy-next = Set http.trusted_proxies to the proxy's address.
health-address-certificate = The proxy keeps the certificate. When it expires the portal does not see.
health-backup = Backups
health-backup-off = There is no nightly backup.
health-backup-off-next = Set folder below [backup] in the configuration file to a folder, best on another machine.
health-backup-none = The first nightly backup has not been made yet.
health-backup-says = The last one is from { $at }, its size is { $size }. { $count } are kept.
health-backup-late-next = That is too long ago. See in the program's log why last night's is missing.
health-legal = What the law asks for
health-legal-good = Legal notice, privacy notice and accessibility statement are complete.
health-legal-imprint = The legal notice is not complete.
health-legal-privacy = The privacy notice lacks the officer or the authority.
health-legal-statement = The accessibility statement has no date, or was last reviewed more than a year ago.
health-legal-exceptions = The accessibility statement says that not everything is accessible, but not what.
health-legal-next = Complete it in the settings.
health-jobs = What happens by itself
health-jobs-says = Retention, reminders and newsletters were last done: { $at }.
health-jobs-never = No round is over since the start. The first one comes after ten minutes.
health-clock = Clock
health-clock-says = { $now } ({ $zone })
health-clock-compare = Compare it with your own clock: one-time passwords and dates depend on it.
health-clock-next = Set the server's clock, best by a time server (NTP).
health-program = Program
health-program-says = Mitreden { $version }, started: { $started }.
health-program-converter = { $path } is missing: DOCX and ODT cannot be taken in as a strategy, Markdown can. The package is called pandoc.
health-program-next = Look into the program's log, and start it again.
