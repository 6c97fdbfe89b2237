//! The room's numbers and their reasons. Never a setting of one city; those stand in the portal's configuration.

/// Longest display name in characters: fits a tile on a phone in two lines and leaves room for double names.
pub const NAME_CHARACTERS_MAX: usize = 60;
/// Longest chat line in characters: a spoken minute; more belongs into a question or a comment.
pub const LINE_CHARACTERS_MAX: usize = 1_000;
/// Longest wait between two chat lines of one person, in seconds: beyond it the chat had better be off.
pub const SLOW_SECONDS_MAX: u32 = 600;
/// Chat lines that a late comer gets; older ones stay in the log until the evening ends.
pub const LINES_KEPT: usize = 200;
/// Agenda items of one evening.
pub const AGENDA_ITEMS_MAX: usize = 60;
/// Longest title or speaker of an agenda item that is added during the evening, in characters.
pub const ITEM_TITLE_CHARACTERS_MAX: usize = 200;
/// Longest agenda item, and longest extension of one, in minutes.
pub const ITEM_MINUTES_MAX: u32 = 240;
/// Parallel rooms of one barcamp: more than people can choose from.
pub const SIDE_ROOMS_MAX: usize = 12;
/// Longest title of a parallel room, in characters.
pub const SIDE_ROOM_TITLE_CHARACTERS_MAX: usize = 120;
/// Longest time of a barcamp, in minutes.
pub const BARCAMP_MINUTES_MAX: u32 = 240;
/// Longest result of a parallel room, in characters: what can be read aloud when all are back.
pub const RESULT_CHARACTERS_MAX: usize = 2_000;
/// Hands in the list at once: beyond it nobody will be called within the evening, so saying so is kinder.
pub const HANDS_MAX: usize = 100;
/// Seats that may send media at once: what a phone can still decode and a town hall's uplink still carry.
pub const STAGE_SEATS_MAX: usize = 12;
/// People in the lobby of one room at once: more than somebody can let in one by one.
pub const WAITING_MAX: usize = 100;
/// Seats of one room, listeners included.
pub const SEATS_MAX: usize = 5_000;
/// Longest question of a poll, in characters: it is read aloud before people vote.
pub const QUESTION_CHARACTERS_MAX: usize = 300;
/// Longest option of a poll, in characters.
pub const OPTION_CHARACTERS_MAX: usize = 200;
/// Options of one poll; Gera's had 17.
pub const OPTIONS_MAX: usize = 50;
/// Polls of one evening, prepared and held.
pub const POLLS_MAX: usize = 60;
/// Longest time for which a poll is opened or extended at once, in minutes: a day.
pub const POLL_MINUTES_MAX: u32 = 24 * 60;
/// Words on one ballot.
pub const WORDS_OF_A_BALLOT: usize = 3;
/// Longest word on a ballot, in characters: it is drawn large.
pub const WORD_CHARACTERS_MAX: usize = 40;
/// Longest question that somebody asks, in characters: it fits a screen in the hall.
pub const ASKED_CHARACTERS_MAX: usize = 500;
/// Longest written answer to a question, in characters: a page.
pub const ANSWER_CHARACTERS_MAX: usize = 3_000;
/// Longest reason for not taking a question, in characters.
pub const REASON_CHARACTERS_MAX: usize = 300;
/// Questions of one evening: more would be read by nobody.
pub const QUESTIONS_MAX: usize = 500;
/// Decks of slides of one evening.
pub const DECKS_MAX: usize = 20;
/// Longest title of a deck, in characters; longer names of files are cut.
pub const DECK_TITLE_CHARACTERS_MAX: usize = 120;
/// Subjects between which a discussion takes turns.
pub const SUBJECTS_MAX: usize = 8;
/// Longest name of a subject, in characters.
pub const SUBJECT_CHARACTERS_MAX: usize = 60;
/// Longest speaking time that can be set, in seconds: an hour is a talk and no contribution.
pub const SPEAKING_SECONDS_MAX: u32 = 60 * 60;
