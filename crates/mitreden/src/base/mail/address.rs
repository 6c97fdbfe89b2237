//! An e-mail address that can be written to. Says nothing about whether somebody reads it.

use std::fmt;
use std::str::FromStr as _;

/// Longest address (RFC 5321 §4.5.3.1.3, without the angle brackets).
const LONGEST: usize = 254;

/// An e-mail address in the one form in which it is stored and compared: lower case, the domain in ASCII (RFC 5890).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Address(String);

impl Address {
    /// Reads what somebody typed; blanks around it do not matter. `None`: nobody can be reached there.
    pub fn parse(text: &str) -> Option<Address> {
        let (local, domain) = text.trim().rsplit_once('@')?;
        let domain = match url::Host::parse(domain).ok()? {
            url::Host::Domain(domain) if domain.contains('.') => domain,
            _ => return None,
        };
        // Quoted local parts and such in other alphabets are allowed by the letter and refused by most servers.
        let plain = local.is_ascii() && !local.contains('"');
        let whole = format!("{}@{domain}", local.to_ascii_lowercase());
        let good = plain && whole.len() <= LONGEST && lettre::Address::from_str(&whole).is_ok();
        good.then_some(Address(whole))
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Keeps addresses out of logs.
impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Address(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn addresses_have_one_form() {
        for (typed, stored) in [
            (" Berta@Example.org ", "berta@example.org"),
            ("berta+gera@mail.example.org", "berta+gera@mail.example.org"),
            ("b.e@bücher.example", "b.e@xn--bcher-kva.example"),
        ] {
            assert_eq!(Address::parse(typed).unwrap().as_str(), stored);
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        let long = format!("{}@example.org", "a".repeat(260));
        for bad in
            ["", "berta", "@example.org", "berta@", "berta@localhost", "a b@example.org", "a@b@example.org", "a\r\nBcc: x@example.org", &long, "a@[127.0.0.1]"]
        {
            assert!(Address::parse(bad).is_none(), "{bad}");
        }
        assert_eq!(format!("{:?}", Address::parse("a@example.org").unwrap()), "Address(…)");
    }
}
