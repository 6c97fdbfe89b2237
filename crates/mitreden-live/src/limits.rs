//! The room's numbers and their reasons. Never a setting of one city; those stand in the portal's configuration.

/// Longest display name in characters: fits a tile on a phone in two lines and leaves room for double names.
pub const NAME_CHARACTERS_MAX: usize = 60;
/// Longest chat line in characters: a spoken minute; more belongs into a question or a comment.
pub const LINE_CHARACTERS_MAX: usize = 1_000;
/// Chat lines that a late comer gets; older ones stay in the log until the evening ends.
pub const LINES_KEPT: usize = 200;
/// Agenda items of one evening.
pub const AGENDA_ITEMS_MAX: usize = 60;
/// Hands in the list at once: beyond it nobody will be called within the evening, so saying so is kinder.
pub const HANDS_MAX: usize = 100;
/// Seats that may send media at once: what a phone can still decode and a town hall's uplink still carry.
pub const STAGE_SEATS_MAX: usize = 12;
/// Seats of one room, listeners included.
pub const SEATS_MAX: usize = 5_000;
