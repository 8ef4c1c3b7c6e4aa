//! Secrets and their digests.
//!
//! In charge of how they are made. Only digests are kept, so whoever reads the store can use none of them.

use crate::dialogue::introduction::CODE_DIGITS;
use crate::ports::chats::MessengerId;

/// Bytes of a link's secret: 128 bits, 22 letters, which fit into a start payload
/// (64 letters of `A-Z a-z 0-9 _ -`: <https://core.telegram.org/bots/features#deep-linking>, read 2026-11-25).
const SECRET_BYTES: usize = 16;

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A new secret in letters that a link may have (base64url, RFC 4648 §5).
pub fn new_secret() -> String {
    in_letters(&rand::random())
}

/// A secret out of somebody else's bytes, of which the first are used.
pub fn secret_of(bytes: &[u8; 32]) -> String {
    let mut first = [0; SECRET_BYTES];
    first.copy_from_slice(&bytes[..SECRET_BYTES]);
    in_letters(&first)
}

fn in_letters(bytes: &[u8; SECRET_BYTES]) -> String {
    let mut text = String::with_capacity(SECRET_BYTES * 4 / 3 + 1);
    for part in bytes.chunks(3) {
        let group = (0..3).fold(0_u32, |group, at| group << 8 | u32::from(part.get(at).copied().unwrap_or(0)));
        for position in 0..=part.len() {
            text.push(char::from(LETTERS[(group >> (18 - 6 * position) & 63) as usize]));
        }
    }
    text
}

/// A new code: digits, each as likely as the others.
pub fn new_code() -> String {
    // Numbers of 64 bits are so many that the rest of the division favours no code noticeably (1 in 10^11).
    let number = rand::random::<u64>() % 10_u64.pow(CODE_DIGITS as u32);
    format!("{number:0digits$}", digits = CODE_DIGITS)
}

/// A code as it is easily read: in two halves.
pub fn spaced(code: &str) -> String {
    let (first, second) = code.split_at(code.len() / 2);
    format!("{first} {second}")
}

/// What is kept of a link.
pub fn digest_of_link(secret: &str) -> String {
    digest("restore24 2026-11-25 link of an invitation", secret)
}

/// What is kept of a code: it is worth nothing to another account.
pub fn digest_of_code(messenger: &MessengerId, account: i64, code: &str) -> String {
    digest("restore24 2026-11-25 code of an introduction", &format!("{messenger}\n{account}\n{code}"))
}

fn digest(context: &str, secret: &str) -> String {
    blake3::Hash::from_bytes(blake3::derive_key(context, secret.as_bytes())).to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_secret_fits_a_link_and_is_never_the_same() {
        let made: BTreeSet<String> = (0..500).map(|_| new_secret()).collect();
        assert_eq!(made.len(), 500);
        for secret in made {
            assert_eq!(secret.len(), 22);
            assert!(secret.bytes().all(|byte| LETTERS.contains(&byte)), "{secret}");
        }
    }

    #[test]
    fn every_digit_comes_up_in_every_place_of_a_code() {
        let mut seen: Vec<BTreeSet<char>> = vec![BTreeSet::new(); CODE_DIGITS];
        for _ in 0..1_000 {
            let code = new_code();
            assert_eq!(code.len(), CODE_DIGITS);
            code.chars().enumerate().for_each(|(place, digit)| {
                seen[place].insert(digit);
            });
        }
        assert!(seen.iter().all(|digits| digits.len() == 10), "{seen:?}");
        assert_eq!(spaced("12345678"), "1234 5678");
    }

    #[test]
    fn a_code_is_worth_nothing_to_another_account() {
        let bot = MessengerId("telegram:1".into());
        let mine = digest_of_code(&bot, 7, "12345678");
        assert_eq!(mine, digest_of_code(&bot, 7, "12345678"));
        assert_ne!(mine, digest_of_code(&bot, 8, "12345678"));
        assert_ne!(mine, digest_of_code(&MessengerId("telegram:2".into()), 7, "12345678"));
        assert_ne!(digest_of_link("a"), digest_of_link("b"));
    }
}
