//! The dialogue files that come with the program.
//!
//! In charge of the list; a test compares it with the folder, so that no file is forgotten.

use std::sync::{Arc, OnceLock};

use super::Dialogues;
use super::flow::SourceFile;

macro_rules! shipped {
    ($($path:literal),* $(,)?) => {
        /// Path below `dialogues/` and text of each file.
        pub const FILES: &[(&str, &str)] =
            &[$(($path, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/dialogues/", $path)))),*];
    };
}

shipped!(
    "flows/lost-data.yaml",
    "flows/person.yaml",
    "flows/requests.yaml",
    "flows/welcome.yaml",
    "language/de.yaml",
    "language/en.yaml",
    "texts/de/asides.ftl",
    "texts/de/finding.ftl",
    "texts/de/people.ftl",
    "texts/de/restoring.ftl",
    "texts/de/welcome.ftl",
    "texts/de/words.ftl",
    "texts/en/asides.ftl",
    "texts/en/finding.ftl",
    "texts/en/people.ftl",
    "texts/en/restoring.ftl",
    "texts/en/welcome.ftl",
    "texts/en/words.ftl",
);

/// The shipped files.
pub fn files() -> Vec<SourceFile> {
    let file = |(path, text): &(&str, &str)| SourceFile { path: (*path).to_owned(), text: (*text).to_owned() };
    FILES.iter().map(file).collect()
}

/// The shipped dialogues, loaded once.
pub fn dialogues() -> Arc<Dialogues> {
    static LOADED: OnceLock<Arc<Dialogues>> = OnceLock::new();
    let load = || {
        let loaded = Dialogues::load(&files());
        Arc::new(loaded.expect("a test loads the shipped files; the program is not built with others"))
    };
    LOADED.get_or_init(load).clone()
}
