//! The rules of what people bring: groups, topics, ideas, registrations, comments, and what the moderation decided about it. Executes nothing.

use super::model::Since::{Event, Expiry, Settled, Term};
use super::model::{Erase, Keep, Kind, Rule, Whose};
use super::rules::PUBLIC;
use crate::{comments, ideas, moderation, registration, topics};

/// What nobody but the moderation has read goes as a whole with its author's account.
const UNSEEN: &str = "state IN ('waiting', 'rejected')";

/// By feature; what points to another table stands before it.
pub(super) const TAKING_PART: &[Rule] = &[
    // groups: a member goes by leaving; who holds an office without an account was named by the city
    Rule { table: "working_group", plain: "id slug title summary purpose joining room_id ended_at created_at updated_at", ..PUBLIC },
    Rule {
        table: "group_member",
        kind: Kind::Contributions,
        plain: "id group_id hand state created_at",
        personal: "person_id name is_shown words",
        whose: Whose::Person("person_id"),
        keep: Keep::Removed,
        erase: Erase::Delete,
        ..PUBLIC
    },
    Rule { table: "group_announcement", plain: "id group_id title text created_at updated_at", keep: Keep::Removed, ..PUBLIC },
    Rule { table: "group_file", plain: "id group_id title format bytes created_at", keep: Keep::Removed, ..PUBLIC },
    Rule { table: "group_session", plain: "group_id event_id created_at", keep: Keep::With("working_group"), ..PUBLIC },
    // topics: published ones stay without their author
    Rule { table: "topic_field", plain: "topic_id field_id", keep: Keep::With("topic"), ..PUBLIC },
    Rule { table: "topic_move", plain: "id topic_id deed words done_at", keep: Keep::With("topic"), ..PUBLIC },
    Rule {
        table: "topic_original",
        kind: Kind::Contributions,
        plain: "topic_id changed_by changed_at",
        personal: "title text",
        whose: Whose::Through("topic_id", "topic"),
        keep: Keep::With("topic"),
        erase: Erase::Kept("what was published stays public, without the name of whoever wrote it"),
        ..PUBLIC
    },
    Rule { table: "field_of_action", plain: "id slug title position", keep: Keep::Removed, ..PUBLIC },
    Rule {
        table: "topic",
        kind: Kind::Contributions,
        plain: "id group_id is_told language state suspicions closed_at closed_reason merged_into drawn_from created_at decided_at updated_at carried_at",
        personal: "title text name email person_id",
        whose: Whose::PersonOrAddress("person_id", "email"),
        keep: Keep::ByFeature(topics::KEEP_DAYS, Settled),
        erase: Erase::Divided(UNSEEN, &[("name", "''"), ("email", "NULL"), ("person_id", "NULL")]),
        ..PUBLIC
    },
    // ideas: what is published never bore a name; who supports one is counted
    Rule {
        table: "contest",
        plain: "id slug title lead text state prizes outcome event_id last_number vote_opens_at vote_closes_at vote_counted_at voters created_at \
                updated_at",
        ..PUBLIC
    },
    Rule {
        table: "contest_category",
        plain: "id contest_id position title audience opens_at closes_at first_closes_at extended_at",
        keep: Keep::With("contest"),
        ..PUBLIC
    },
    Rule {
        table: "idea_original",
        kind: Kind::Contributions,
        plain: "idea_id changed_by changed_at",
        personal: "title text",
        whose: Whose::Through("idea_id", "idea"),
        keep: Keep::With("idea"),
        erase: Erase::Kept("what was published stays public, without the name of whoever wrote it"),
        ..PUBLIC
    },
    Rule {
        table: "idea_support",
        kind: Kind::Contributions,
        plain: "idea_id created_at",
        personal: "person_id",
        whose: Whose::Person("person_id"),
        keep: Keep::Removed,
        erase: Erase::Delete,
        ..PUBLIC
    },
    // Files go with the account, also those of published ideas: nobody can say whom a photograph shows.
    Rule {
        table: "idea_file",
        kind: Kind::Contributions,
        plain: "id position format bytes created_at",
        personal: "idea_id",
        whose: Whose::Through("idea_id", "idea"),
        keep: Keep::With("idea"),
        erase: Erase::Delete,
        ..PUBLIC
    },
    // Nobody's without the key of the installation; the count deletes them.
    Rule {
        table: "contest_ballot",
        kind: Kind::Contributions,
        plain: "contest_id",
        personal: "points",
        secret: "mark",
        keep: Keep::ByFeature(0, Event),
        ..PUBLIC
    },
    Rule { table: "idea_step", plain: "id idea_id status text link created_at", keep: Keep::With("idea"), ..PUBLIC },
    Rule {
        table: "idea",
        kind: Kind::Contributions,
        plain: "id contest_id category_id number via language state suspicions status group_id points earlier_support created_at published_at \
                moved_at",
        personal: "title text name email person_id",
        secret: "ticket",
        whose: Whose::PersonOrAddress("person_id", "email"),
        keep: Keep::ByFeature(ideas::KEEP_DAYS, Settled),
        erase: Erase::Divided(UNSEEN, &[("name", "''"), ("email", "NULL"), ("person_id", "NULL")]),
    },
    // bookings: the row goes with its room, when the hours are over
    Rule {
        table: "booking",
        kind: Kind::Rooms,
        plain: "id room_id starts_at ends_at lobby created_at updated_at",
        personal: "person_id title host",
        secret: "access ticket",
        whose: Whose::Person("person_id"),
        keep: Keep::ByFeature(0, Event),
        erase: Erase::Delete,
    },
    Rule { table: "booking_turn", kind: Kind::Technical, plain: "id turn", ..PUBLIC },
    // registration: the rows go when the feature has kept their numbers
    Rule {
        table: "registration",
        kind: Kind::Registration,
        plain: "id event_id number language state walk_in turn created_at",
        personal: "person_id name email answers came_at",
        secret: "code_hash",
        whose: Whose::PersonOrAddress("person_id", "email"),
        keep: Keep::ByFeature(registration::KEEP_DAYS, Event),
        erase: Erase::Delete,
    },
    Rule {
        table: "registration_offer",
        plain: "event_id open capacity waiting opens_at closes_at questions ends_at turn registered came updated_at",
        ..PUBLIC
    },
    // comments: published ones stay without their author
    Rule {
        table: "comment",
        kind: Kind::Contributions,
        plain: "id subject_kind subject_id place quote quote_at edition parent_id is_city language state suspicions created_at decided_at",
        personal: "name email person_id text",
        whose: Whose::PersonOrAddress("person_id", "email"),
        keep: Keep::ByFeature(comments::KEEP_DAYS, Settled),
        // What nobody but the moderation has read goes as a whole; below a rejected comment there may be answers of others.
        erase: Erase::Divided(comments::UNSEEN, &[("name", "''"), ("email", "NULL"), ("person_id", "NULL")]),
        ..PUBLIC
    },
    // moderation: decisions hold no text of what they were about
    Rule {
        table: "moderation_decision",
        kind: Kind::Moderation,
        plain: "id kind subject_id deed reason words decided_at keep_until",
        personal: "person_id person_name",
        whose: Whose::Person("person_id"),
        keep: Keep::After("keep_until", 0, Term(moderation::DECISION_DAYS)),
        erase: Erase::Kept("proof of who decided about a contribution"),
        ..PUBLIC
    },
    Rule {
        table: "moderation_report",
        kind: Kind::Moderation,
        plain: "id number kind subject_id reason language created_at settled_at",
        personal: "words name email",
        whose: Whose::Address("email"),
        keep: Keep::After("settled_at", moderation::KEEP_DAYS, Settled),
        erase: Erase::Blank(&[("name", "''"), ("email", "NULL")]),
        ..PUBLIC
    },
    Rule {
        table: "moderation_objection",
        kind: Kind::Moderation,
        plain: "decision_id kind subject_id created_at settled_at answer_id",
        personal: "words",
        keep: Keep::After("settled_at", moderation::KEEP_DAYS, Settled),
        ..PUBLIC
    },
    Rule {
        table: "moderation_proposal",
        kind: Kind::Moderation,
        plain: "kind subject_id reason words created_at",
        personal: "person_id person_name",
        whose: Whose::Person("person_id"),
        keep: Keep::Removed,
        erase: Erase::Delete,
        ..PUBLIC
    },
    Rule {
        table: "moderation_block",
        kind: Kind::Moderation,
        plain: "id reason until created_at",
        secret: "mark",
        keep: Keep::After("until", 0, Expiry),
        ..PUBLIC
    },
];
