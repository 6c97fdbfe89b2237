//! Which settings the administration may change, in groups, and what each field is. Holds no value.

/// A page of settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Name, city, languages, footer.
    Portal,
    /// The legal notice.
    Imprint,
    /// The privacy notice.
    Privacy,
    /// The accessibility statement.
    Accessibility,
    /// The city's colours.
    Colours,
}

impl Group {
    /// All groups, in the order in which one goes through them.
    pub const ALL: [Group; 5] = [Group::Portal, Group::Imprint, Group::Privacy, Group::Accessibility, Group::Colours];

    /// The last part of its address.
    pub fn word(self) -> &'static str {
        match self {
            Group::Portal => "portal",
            Group::Imprint => "impressum",
            Group::Privacy => "datenschutz",
            Group::Accessibility => "barrierefreiheit",
            Group::Colours => "farben",
        }
    }

    /// Its page in the administration, which is there after the first setup as well.
    pub(super) fn path(self) -> String {
        format!("/verwaltung/einstellungen/{}", self.word())
    }

    /// The group with this word.
    pub fn from_word(word: &str) -> Option<Group> {
        Group::ALL.into_iter().find(|group| group.word() == word)
    }

    /// Its fields, in order.
    pub(super) fn fields(self) -> &'static [Field] {
        match self {
            Group::Portal => PORTAL,
            Group::Imprint => IMPRINT,
            Group::Privacy => PRIVACY,
            Group::Accessibility => ACCESSIBILITY,
            Group::Colours => COLOURS,
        }
    }
}

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One line.
    Line,
    /// One line, and not empty.
    Needed,
    /// An e-mail address, or nothing.
    Email,
    /// An address of a page, or nothing.
    Url,
    /// A day (YYYY-MM-DD), or nothing.
    Day,
    /// A number of days, from 1 to 365.
    Days,
    /// Several lines as one text.
    Text,
    /// A list, one entry a line.
    Lines,
    /// One of these.
    OneOf(&'static [&'static str]),
    /// On or off.
    Switch,
    /// The IANA name of a time zone.
    Zone,
    /// Languages, separated by commas, the first is the default.
    Languages,
    /// A colour of the theme: `#rrggbb`, or nothing for the shipped one.
    Colour,
}

/// One setting. A colour's name is `theme.light.primary`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
}

const fn field(name: &'static str, kind: Kind) -> Field {
    Field { name, kind }
}

const PORTAL: &[Field] = &[
    field("site.name", Kind::Needed),
    field("site.city", Kind::Needed),
    field("site.languages", Kind::Languages),
    field("site.time_zone", Kind::Zone),
    field("site.footer", Kind::Text),
];

const IMPRINT: &[Field] = &[
    field("imprint.provider", Kind::Line),
    field("imprint.address", Kind::Lines),
    field("imprint.represented_by", Kind::Line),
    field("imprint.email", Kind::Email),
    field("imprint.phone", Kind::Line),
    field("imprint.vat_id", Kind::Line),
    field("imprint.supervision", Kind::Line),
    field("imprint.editor", Kind::Line),
];

const PRIVACY: &[Field] = &[
    field("privacy.officer", Kind::Line),
    field("privacy.authority", Kind::Line),
    field("privacy.host", Kind::Line),
    field("privacy.host_country", Kind::Line),
    field("mail.operator", Kind::Line),
    field("mail.country", Kind::Line),
    field("push.enabled", Kind::Switch),
    field("privacy.legal_basis", Kind::Line),
];

const ACCESSIBILITY: &[Field] = &[
    field("accessibility.law", Kind::Line),
    field("accessibility.status", Kind::OneOf(&["full", "partial", "none"])),
    field("accessibility.exceptions", Kind::Lines),
    field("accessibility.burdens", Kind::Lines),
    field("accessibility.out_of_scope", Kind::Lines),
    field("accessibility.method", Kind::OneOf(&["self", "external"])),
    field("accessibility.created", Kind::Day),
    field("accessibility.reviewed", Kind::Day),
    field("accessibility.email", Kind::Email),
    field("accessibility.phone", Kind::Line),
    field("accessibility.answer_days", Kind::Days),
    field("accessibility.enforcement", Kind::Line),
    field("accessibility.enforcement_address", Kind::Lines),
    field("accessibility.enforcement_email", Kind::Email),
    field("accessibility.enforcement_phone", Kind::Line),
    field("accessibility.enforcement_url", Kind::Url),
];

const COLOURS: &[Field] = &[
    field("theme.light.primary", Kind::Colour),
    field("theme.light.deep", Kind::Colour),
    field("theme.light.warm", Kind::Colour),
    field("theme.dark.primary", Kind::Colour),
    field("theme.dark.deep", Kind::Colour),
    field("theme.dark.warm", Kind::Colour),
];

/// Where a picture of the city stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the header, one.
    Logo,
    /// In the footer, several: who pays.
    Funding,
}

impl Place {
    pub(super) fn word(self) -> &'static str {
        match self {
            Place::Logo => "logo",
            Place::Funding => "funding",
        }
    }

    pub(super) fn from_word(word: &str) -> Option<Place> {
        [Place::Logo, Place::Funding].into_iter().find(|place| place.word() == word)
    }
}
