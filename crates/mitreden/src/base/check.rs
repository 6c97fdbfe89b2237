//! Fields of forms as people typed them, checked one by one: lines, texts, days, amounts, addresses. Knows no form and says nothing in words.

use std::convert::Infallible;

use jiff::civil;

use super::{money, text};

/// What is wrong with a field. `O`: what only the forms of one feature know of; most know of nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem<O = Infallible> {
    /// It must not be empty.
    Missing,
    /// More than so many characters.
    TooLong(usize),
    /// Control or direction-changing characters.
    Unprintable,
    /// No date.
    NotADate,
    /// No time of day.
    NotATime,
    /// None of the choices.
    NoChoice,
    /// More entries than so many.
    TooMany(usize),
    /// No amount of money.
    NotMoney,
    /// No number.
    NotANumber,
    /// No address that begins with `https://`.
    NotALink,
    /// It must not be later than another field says.
    OutOfOrder,
    /// It tells of what has happened, and has not happened yet.
    Future,
    /// The feature says what.
    Own(O),
}

/// The id of a field, and what is wrong with it.
pub type Fault<O = Infallible> = (String, Problem<O>);

/// Longest address that is kept.
pub const LINK_MAX: usize = 500;

/// Collects faults field by field.
#[derive(Debug)]
pub struct Check<O = Infallible> {
    /// What was found so far, in the order of the form.
    pub faults: Vec<Fault<O>>,
}

impl<O> Default for Check<O> {
    fn default() -> Self {
        Self { faults: Vec::new() }
    }
}

impl<O> Check<O> {
    /// Notes what is wrong with a field.
    pub fn fault(&mut self, field: impl Into<String>, problem: Problem<O>) {
        self.faults.push((field.into(), problem));
    }

    /// One line.
    pub fn line(&mut self, field: &str, typed: &str, most: usize, required: bool) -> String {
        self.judge(field, text::line(typed), most, required)
    }

    /// Several lines.
    pub fn text(&mut self, field: &str, typed: &str, most: usize, required: bool) -> String {
        self.judge(field, text::paragraphs(typed), most, required)
    }

    fn judge(&mut self, field: &str, tidy: String, most: usize, required: bool) -> String {
        if tidy.is_empty() && required {
            self.fault(field, Problem::Missing);
        } else if tidy.chars().count() > most {
            self.fault(field, Problem::TooLong(most));
        } else if !text::is_printable(&tidy) {
            self.fault(field, Problem::Unprintable);
        }
        tidy
    }

    /// A day as browsers send it (2021-02-04) or as people write it (4.2.2021); empty is none.
    pub fn day(&mut self, field: &str, typed: &str, required: bool) -> Option<civil::Date> {
        let typed = typed.trim();
        if typed.is_empty() {
            if required {
                self.fault(field, Problem::Missing);
            }
            return None;
        }
        let day = civil::Date::strptime("%Y-%m-%d", typed).or_else(|_| civil::Date::strptime("%d.%m.%Y", typed));
        let day = day.ok().filter(|day| (1900..=2200).contains(&day.year()));
        if day.is_none() {
            self.fault(field, Problem::NotADate);
        }
        day
    }

    /// The same of what has happened by today.
    pub fn past_day(&mut self, field: &str, typed: &str, required: bool, today: civil::Date) -> Option<civil::Date> {
        let day = self.day(field, typed, required);
        if day.is_some_and(|day| day > today) {
            self.fault(field, Problem::Future);
        }
        day
    }

    /// A time of day; empty is none.
    pub fn time(&mut self, field: &str, typed: &str) -> Option<civil::Time> {
        let typed = typed.trim();
        let time = ["%H:%M", "%H.%M"].iter().find_map(|format| civil::Time::strptime(format, typed).ok());
        if time.is_none() && !typed.is_empty() {
            self.fault(field, Problem::NotATime);
        }
        time
    }

    /// An amount in cents; empty is none.
    pub fn money(&mut self, field: &str, typed: &str) -> Option<i64> {
        if typed.trim().is_empty() {
            return None;
        }
        let cents = money::parse(typed);
        if cents.is_none() {
            self.fault(field, Problem::NotMoney);
        }
        cents
    }

    /// An address elsewhere, https alone; empty is none.
    pub fn link(&mut self, field: &str, typed: &str) -> String {
        let typed = typed.trim();
        if typed.is_empty() {
            return String::new();
        }
        let url = url::Url::parse(typed).ok().filter(|url| url.scheme() == "https" && url.username().is_empty() && url.password().is_none());
        let is_named = url.as_ref().and_then(url::Url::domain).is_some_and(|host| host.contains('.'));
        match url.filter(|url| is_named && url.as_str().len() <= LINK_MAX) {
            Some(url) => url.to_string(),
            None => {
                self.fault(field, Problem::NotALink);
                String::new()
            }
        }
    }

    /// One of several choices.
    pub fn choice<T>(&mut self, field: &str, chosen: Option<T>) -> Option<T> {
        if chosen.is_none() {
            self.fault(field, Problem::NoChoice);
        }
        chosen
    }

    /// What was checked, if nothing is wrong with it.
    ///
    /// # Errors
    /// The faults in the order of the form.
    pub fn end<T>(self, value: T) -> Result<T, Vec<Fault<O>>> {
        if self.faults.is_empty() { Ok(value) } else { Err(self.faults) }
    }
}

/// Where an address elsewhere leads, for people; empty if it is none.
pub fn host(link: &str) -> String {
    url::Url::parse(link).ok().and_then(|url| url.domain().map(str::to_owned)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_leads_elsewhere() {
        let mut check: Check = Check::default();
        assert_eq!(check.link("a", " https://ratsinfo.gera.example/vo/82?x=1#a "), "https://ratsinfo.gera.example/vo/82?x=1#a");
        assert_eq!((check.link("a", " "), check.faults.len()), (String::new(), 0));
        for strange in
            ["http://gera.example", "javascript:alert(1)", "https://a:b@gera.example", "https://localhost/", "https://127.0.0.1/", "gera.example", "https://"]
        {
            assert_eq!(check.link("a", strange), "", "{strange}");
        }
        assert_eq!(check.faults.len(), 7);
        assert_eq!(host("https://ratsinfo.gera.example/x"), "ratsinfo.gera.example");
    }

    #[test]
    fn days_are_read_as_browsers_and_people_write_them() {
        let mut check: Check = Check::default();
        let day = Some(civil::date(2021, 2, 4));
        assert_eq!((check.day("a", "2021-02-04", true), check.day("a", " 4.2.2021 ", true), check.day("a", "", false)), (day, day, None));
        assert!(check.faults.is_empty());
        check.day("a", "", true);
        check.day("a", "31.2.2021", false);
        check.day("a", "4.2.21", false);
        assert_eq!(check.faults.iter().map(|(_, problem)| *problem).collect::<Vec<_>>(), [Problem::Missing, Problem::NotADate, Problem::NotADate]);
    }
}
