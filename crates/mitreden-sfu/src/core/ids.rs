//! Random names of participants, tracks and rooms. Gives out nothing guessable.

const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// `prefix` and 14 random characters: 70 bits.
fn id(prefix: &str) -> String {
    let mut raw = [0u8; 14];
    // Without the operating system's randomness nothing here is safe; the room fails and says so.
    getrandom::fill(&mut raw).expect("the operating system gives randomness");
    let mut out = String::with_capacity(prefix.len() + raw.len());
    out.push_str(prefix);
    out.extend(raw.iter().map(|b| char::from(ALPHABET[usize::from(b & 31)])));
    out
}

pub(crate) fn participant() -> String {
    id("PA_")
}

pub(crate) fn track() -> String {
    id("TR_")
}

pub(crate) fn room() -> String {
    id("RM_")
}

#[cfg(test)]
mod tests {
    #[test]
    fn ids_have_the_prefix_clients_look_for_and_differ() {
        let (a, b) = (super::track(), super::track());
        assert!(a.starts_with("TR_") && a.len() == 17);
        assert_ne!(a, b);
        assert!(super::participant().starts_with("PA_"));
        assert!(super::room().starts_with("RM_"));
    }
}
