//! Every keyboard shortcut with what it does. The scripts that listen to them are held against this list by the tests of this feature.

use crate::base::i18n::Words;

/// Keys, and what they do.
pub(super) struct Key {
    pub(super) keys: &'static str,
    pub(super) does: String,
}

/// In a room: always with Alt and Shift, so that no single key does anything (WCAG 2.1.4).
pub(super) fn room(t: &Words) -> Vec<Key> {
    let key = |keys, does| Key { keys, does };
    vec![
        key("Alt + Shift + H", t.msg_help_key_hand()),
        key("Alt + Shift + M", t.msg_help_key_microphone()),
        key("Alt + Shift + K", t.msg_help_key_camera()),
        key("Alt + Shift + G", t.msg_help_key_sign()),
        key("Alt + Shift + C", t.msg_help_key_chat()),
        key("Alt + Shift + ←", t.msg_help_key_slide_back()),
        key("Alt + Shift + →", t.msg_help_key_slide_next()),
        key("Alt + Shift + W", t.msg_help_key_call()),
        key("Alt + Shift + N", t.msg_help_key_item_next()),
        key("Alt + Shift + P", t.msg_help_key_pause()),
    ]
}

/// In the list of the moderation, and only while the focus is in it.
pub(super) fn moderation(t: &Words) -> Vec<Key> {
    let key = |keys, does| Key { keys, does };
    vec![
        key("J", t.msg_moderation_key_next()),
        key("K", t.msg_moderation_key_previous()),
        key("X", t.msg_moderation_key_pick()),
        key("A", t.msg_moderation_key_all()),
        key("F", t.msg_moderation_key_publish()),
        key("N", t.msg_moderation_key_reject()),
        key("O", t.msg_moderation_key_open()),
    ]
}
