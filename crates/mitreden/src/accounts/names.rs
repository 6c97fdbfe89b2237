//! Names of people: what one may be, and whether one looks like another. Asks no database.

use unicode_security::confusable_detection::skeleton;

use crate::base::text;

/// Longest name, in characters.
pub const LONGEST: usize = 60;

/// Why a text is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// More than [`LONGEST`] characters.
    Long,
    /// Characters that nobody sees, or that turn the reading direction.
    Hidden,
    /// It looks like the name of somebody who works for the city.
    Taken,
    /// There is none, where one is needed.
    Missing,
}

/// A name, tidied to one line; may be empty.
pub fn parse(typed: &str) -> Result<String, Fault> {
    let name = text::line(typed);
    if name.chars().count() > LONGEST {
        return Err(Fault::Long);
    }
    if text::is_printable(&name) { Ok(name) } else { Err(Fault::Hidden) }
}

/// Whether people would take one name for the other: the same letters, or such that look the same (UTS #39), whatever stands between them.
pub fn alike(a: &str, b: &str) -> bool {
    let same = |of: fn(&str) -> String| !of(a).is_empty() && of(a) == of(b);
    // A large I looks like a small l only as long as nobody makes it small.
    same(shape) || same(|name| shape(&skeleton(name).collect::<String>()))
}

fn shape(name: &str) -> String {
    // Twice, because the lower case of a letter can look like another one than its upper case.
    let once: String = skeleton(&name.to_lowercase()).collect();
    skeleton(&once.to_lowercase()).filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_the_same_are_alike() {
        for other in ["ada anders", "Ada  Anders", "Аdа Аnders", "Ada-Anders", "ＡDA ANDERS", "\"Ada Anders\""] {
            assert!(alike("Ada Anders", other), "{other}");
        }
        assert!(alike("Dora Ilmen", "D0ra IImen") && alike("Stadt Gera", "Stadt\u{a0}Gera"));
        assert!(!alike("Ada Anders", "Ada Andersen"));
        assert!(!alike("", "…"));
    }

    #[test]
    fn a_name_is_one_visible_line() {
        assert_eq!(parse("  Berta\r\n Braun "), Ok("Berta Braun".to_owned()));
        assert_eq!(parse("Berta\r\nBcc: eve@example.org"), Ok("Berta Bcc: eve@example.org".to_owned()));
        assert_eq!(parse(&"x".repeat(61)), Err(Fault::Long));
        assert_eq!(parse("Ada\u{202e}"), Err(Fault::Hidden));
        assert_eq!(parse(""), Ok(String::new()));
    }
}
