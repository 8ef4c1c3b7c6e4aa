//! The dialogue files that come with the program.
//!
//! In charge of the list; a test compares it with the folder, so that no file is forgotten.

use std::sync::{Arc, OnceLock};

use super::Dialogues;
use super::flow::SourceFile;

macro_rules! shipped {
    ($(#[$doc:meta])* $name:ident: $($path:literal),* $(,)?) => {
        $(#[$doc])*
        pub const $name: &[(&str, &str)] =
            &[$(($path, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/dialogues/", $path)))),*];
    };
}

shipped!(
    /// Path below `dialogues/` and text of each scripted dialogue.
    SCRIPTS:
    "scripts/b01_self_service.md",
    "scripts/b02_evidence.md",
    "scripts/b03_preview.md",
    "scripts/b04_nothing_lost.md",
    "scripts/b05_undo.md",
    "scripts/b06_selective.md",
    "scripts/b07_verified.md",
    "scripts/b08_relations.md",
    "scripts/b09_mass_loss.md",
    "scripts/bad_import.md",
    "scripts/bad_input.md",
    "scripts/card.md",
    "scripts/corrections.md",
    "scripts/delivery.md",
    "scripts/edits.md",
    "scripts/emergencies.md",
    "scripts/everywhere.md",
    "scripts/failures_told.md",
    "scripts/files_and_few.md",
    "scripts/free_text.md",
    "scripts/full_files.md",
    "scripts/full_refused.md",
    "scripts/full_restore.md",
    "scripts/full_rollback.md",
    "scripts/full_scenarios.md",
    "scripts/in_words.md",
    "scripts/newer_backup.md",
    "scripts/news.md",
    "scripts/not_the_end.md",
    "scripts/other_ends.md",
    "scripts/other_looking.md",
    "scripts/other_moments.md",
    "scripts/other_rights.md",
    "scripts/other_ways.md",
    "scripts/parts_of_day.md",
    "scripts/program_goes_on.md",
    "scripts/r01_recycle_bin.md",
    "scripts/r02_history.md",
    "scripts/r03_history_needs_plan.md",
    "scripts/r04_demo.md",
    "scripts/r05_history_looks_back.md",
    "scripts/r06_clear_filters.md",
    "scripts/r07_ask_support.md",
    "scripts/r08_daily.md",
    "scripts/r09_one_week.md",
    "scripts/r10_in_the_chat.md",
    "scripts/r11_stranger.md",
    "scripts/r12_who_may_ask.md",
    "scripts/r13_everybody.md",
    "scripts/r14_few_records.md",
    "scripts/r15_crm_rollback.md",
    "scripts/r16_csv.md",
    "scripts/r17_csv_holds.md",
    "scripts/r18_csv_size.md",
    "scripts/r19_full_rollback.md",
    "scripts/r20_fields_products.md",
    "scripts/r21_outside_crm.md",
    "scripts/r22_when_and_which.md",
    "scripts/r23_closest_before.md",
    "scripts/r24_confirmation.md",
    "scripts/r25_plans.md",
    "scripts/r26_upgrade_first.md",
    "scripts/r27_plus.md",
    "scripts/r28_once_a_week.md",
    "scripts/r29_person_by_plan.md",
    "scripts/r30_told_when_done.md",
    "scripts/r31_feedback.md",
    "scripts/r32_partner.md",
    "scripts/r33_languages.md",
    "scripts/r34_which_ways.md",
    "scripts/said_already.md",
    "scripts/side_by_side.md",
    "scripts/small_talk.md",
    "scripts/telegram.md",
    "scripts/told_before.md",
    "scripts/two_questions.md",
    "scripts/whole_way.md",
    "scripts/why_is_it_asked.md",
);

shipped!(
    /// Path below `dialogues/` and text of each file that conversations are made of.
    FILES:
    "flows/keeping.yaml",
    "flows/lost-data.yaml",
    "flows/person.yaml",
    "flows/requests.yaml",
    "flows/talk.yaml",
    "flows/welcome.yaml",
    "language/de.yaml",
    "language/en.yaml",
    "language/fr.yaml",
    "language/it.yaml",
    "language/pl.yaml",
    "language/vi.yaml",
    "moments/de.yaml",
    "moments/en.yaml",
    "moments/fr.yaml",
    "moments/it.yaml",
    "moments/pl.yaml",
    "moments/vi.yaml",
    "pictures/clear-filter.svg",
    "pictures/history-filter.svg",
    "pictures/import-csv.svg",
    "pictures/recycle-bin.svg",
    "pictures/restore-from-bin.svg",
    "pictures/upgrade.svg",
    "texts/de/asides.ftl",
    "texts/de/files.ftl",
    "texts/de/finding.ftl",
    "texts/de/messenger.ftl",
    "texts/de/news.ftl",
    "texts/de/people.ftl",
    "texts/de/pictures.ftl",
    "texts/de/restoring.ftl",
    "texts/de/talk.ftl",
    "texts/de/welcome.ftl",
    "texts/de/words.ftl",
    "texts/en/asides.ftl",
    "texts/en/files.ftl",
    "texts/en/finding.ftl",
    "texts/en/messenger.ftl",
    "texts/en/news.ftl",
    "texts/en/people.ftl",
    "texts/en/pictures.ftl",
    "texts/en/restoring.ftl",
    "texts/en/talk.ftl",
    "texts/en/welcome.ftl",
    "texts/en/words.ftl",
    "texts/fr/asides.ftl",
    "texts/fr/files.ftl",
    "texts/fr/finding.ftl",
    "texts/fr/messenger.ftl",
    "texts/fr/news.ftl",
    "texts/fr/people.ftl",
    "texts/fr/pictures.ftl",
    "texts/fr/restoring.ftl",
    "texts/fr/talk.ftl",
    "texts/fr/welcome.ftl",
    "texts/fr/words.ftl",
    "texts/it/asides.ftl",
    "texts/it/files.ftl",
    "texts/it/finding.ftl",
    "texts/it/messenger.ftl",
    "texts/it/news.ftl",
    "texts/it/people.ftl",
    "texts/it/pictures.ftl",
    "texts/it/restoring.ftl",
    "texts/it/talk.ftl",
    "texts/it/welcome.ftl",
    "texts/it/words.ftl",
    "texts/pl/asides.ftl",
    "texts/pl/files.ftl",
    "texts/pl/finding.ftl",
    "texts/pl/messenger.ftl",
    "texts/pl/news.ftl",
    "texts/pl/people.ftl",
    "texts/pl/pictures.ftl",
    "texts/pl/restoring.ftl",
    "texts/pl/talk.ftl",
    "texts/pl/welcome.ftl",
    "texts/pl/words.ftl",
    "texts/vi/asides.ftl",
    "texts/vi/files.ftl",
    "texts/vi/finding.ftl",
    "texts/vi/messenger.ftl",
    "texts/vi/news.ftl",
    "texts/vi/people.ftl",
    "texts/vi/pictures.ftl",
    "texts/vi/restoring.ftl",
    "texts/vi/talk.ftl",
    "texts/vi/welcome.ftl",
    "texts/vi/words.ftl",
);

/// What people write in the scripts, in every language.
pub const PHRASES: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/dialogues/scripts/phrases.yaml"));

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
