//! Places of a measure: an address a line, with coordinates behind a bar where somebody knows them. Draws no map.

use crate::base::check::{Check, Problem};

/// Where something is: WGS 84, in hundred-thousandths of a degree, which is about a metre.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Coordinates {
    pub(super) latitude: i32,
    pub(super) longitude: i32,
}

impl Coordinates {
    /// "50.88120, 12.07310", also with decimal commas and a semicolon: "50,8812; 12,0731".
    pub(super) fn parse(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        let (latitude, longitude) = typed.split_once(';').or_else(|| typed.split_once(", ")).or_else(|| typed.split_once(','))?;
        let degrees = |text: &str, most: i32| {
            let degrees: f64 = text.trim().replace(',', ".").parse().ok()?;
            let parts = (degrees * 100_000.0).round();
            (parts.abs() <= f64::from(most) * 100_000.0).then_some(parts as i32)
        };
        Some(Self { latitude: degrees(latitude, 90)?, longitude: degrees(longitude, 180)? })
    }

    /// As files and `geo:` addresses (RFC 5870) have it: "50.88120,12.07310".
    pub(super) fn machine(self) -> String {
        format!("{},{}", degrees(self.latitude), degrees(self.longitude))
    }
}

fn degrees(parts: i32) -> String {
    format!("{:.5}", f64::from(parts) / 100_000.0)
}

/// A place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) name: String,
    pub(super) at: Option<Coordinates>,
}

/// The places of a text that was checked.
pub(super) fn places(text: &str) -> Vec<Place> {
    let place = |line: &str| match line.split_once('|') {
        Some((name, at)) => Place { name: name.trim().to_owned(), at: Coordinates::parse(at) },
        None => Place { name: line.to_owned(), at: None },
    };
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(place).collect()
}

/// Says which text cannot hold places: a bar has to be followed by coordinates.
pub(super) fn check(check: &mut Check, text: &str) {
    let wrong = |line: &str| line.split_once('|').is_some_and(|(name, at)| name.trim().is_empty() || Coordinates::parse(at).is_none());
    if text.lines().any(wrong) {
        check.fault("places", Problem::NotANumber);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_read_as_maps_and_people_write_them() {
        for typed in ["50.8812, 12.0731", "50.8812,12.0731", "50,8812; 12,0731", " 50.88120 , 12.07310 "] {
            assert_eq!(Coordinates::parse(typed).map(Coordinates::machine).as_deref(), Some("50.88120,12.07310"), "{typed}");
        }
        for strange in ["", "50.8", "Gera", "91, 12", "50, 181", "NaN, 1", "inf; 2", "1e9, 3"] {
            assert_eq!(Coordinates::parse(strange), None, "{strange}");
        }
        assert_eq!(Coordinates::parse("-0.5, -12").map(Coordinates::machine).as_deref(), Some("-0.50000,-12.00000"));
    }

    #[test]
    fn a_bar_is_followed_by_coordinates() {
        let faults = |text: &str| {
            let mut checked = Check::default();
            check(&mut checked, text);
            checked.faults.len()
        };
        assert_eq!((faults("Park\nUfer | 50.9, 12.1"), faults("Park | dort"), faults("| 50.9, 12.1")), (0, 1, 1));
        let found = places("Park\n\nUfer | 50.9, 12.1");
        assert_eq!((found.len(), found[1].name.as_str(), found[0].at), (2, "Ufer", None));
    }
}
