//! Titles before names, of which a full stop is a part.
//!
//! In charge of knowing them. They are the same in every language that people write a name in, so they are no language's data;
//! where a name begins and ends is `phrases`'.

/// Titles that are written with a full stop behind them and stand before a name, in any of the languages (*Dr. Weber*,
/// *Dott.ssa Rossi*).
const TITLES: [&str; 36] = [
    "bs", "dipl", "dott", "dr", "fr", "gs", "hab", "hr", "hrn", "ing", "inz", "inż", "ks", "lek", "m", "mag", "mgr",
    "mlle", "mm", "mme", "mr", "mrs", "ms", "mx", "p", "pgs", "pr", "prof", "rag", "sig", "sigg", "ths", "ts", "dra",
    "avv", "geom",
];

/// Those of them that are written in small letters too, and are no other word.
const SMALL_TITLES: [&str; 12] = ["dipl", "dott", "dr", "hab", "inz", "inż", "lek", "mgr", "mme", "mrs", "prof", "sig"];

/// Whether a word is a title that has a full stop behind it.
pub(super) fn is_title(plain: &str, is_large: bool) -> bool {
    if is_large { TITLES.contains(&plain) } else { SMALL_TITLES.contains(&plain) }
}
