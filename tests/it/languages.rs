//! Which languages a case is played in here.
//!
//! In charge of a fair share: English, and one more that the case's own name picks, so that it stays the same whatever
//! is added beside it and all languages have their turn. How a case goes does not depend on its language, and how it is
//! worded in each is shown by `restore24 dialogue test --coverage` (part of `tests/run`), which plays every case in all.

use restore24::dialogue::script::{Case, Script};

/// The language that every case is played in, and that whoever writes a script writes it in.
const ALWAYS: &str = "en";

/// English and one more, of those that a script is played in.
pub fn english_and_one_more(script: &Script, case: &Case, languages: &[String]) -> Vec<String> {
    let others: Vec<&String> = languages.iter().filter(|code| *code != ALWAYS).collect();
    let mut played: Vec<String> = languages.iter().filter(|code| *code == ALWAYS).cloned().collect();
    let position = usize::try_from(sum_of(&[&file_name(&script.file), &case.name])).unwrap_or_default();
    played.extend(position.checked_rem(others.len()).map(|position| others[position].clone()));
    played
}

/// The same script, wherever it is read from.
fn file_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}

/// FNV-1a: the same on every machine and in every release, unlike the standard library's.
fn sum_of(parts: &[&str]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.bytes());
    let sum = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    // The low bits of a short name are much alike.
    (sum ^ (sum >> 32)) & 0xffff_ffff
}
