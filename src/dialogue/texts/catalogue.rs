//! Every text that the program itself says, with the values it may use and the choices it may offer.
//!
//! In charge of the contract between Rust and the text files: `check` holds the files to it, and a test holds
//! the engine to it.

mod desk;

use self::desk::DESK;
use crate::dialogue::answers::Slot;
use crate::dialogue::backend::{ConflictKind, DifferenceKind, Kind, RequestKind, RestoreOption};
use crate::dialogue::event::FailureKind;
use crate::dialogue::steps::BuiltIn;
use crate::domain::EntityType;

/// One text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its name.
    pub name: String,
    /// The values it may use.
    pub values: Vec<&'static str>,
    /// The choices that may stand below it, labelled by their keys.
    pub choices: Vec<&'static str>,
}

type Row = (&'static str, &'static [&'static str], &'static [&'static str]);

/// How texts name a restore that is in the way (`known`: 2 its user by name, 1 by number, 0 not at all).
const OTHER_RESTORE: &[&str] = &["known", "who", "restore", "since"];

/// Replies: what is said.
const REPLIES: &[Row] = &[
    // Beside any step.
    ("stuck", &[], &["start-again", "person"]),
    ("flow-changed", &[], &[]),
    ("empty-message", &[], &[]),
    ("too-long", &["limit"], &[]),
    ("no-words", &[], &[]),
    ("other-script", &["languages"], &[]),
    ("only-words-read", &[], &[]),
    ("unsupported-message", &[], &[]),
    ("not-understood", &["hint"], &[]),
    ("which-one", &[], &[]),
    ("no-answer", &[], &[]),
    ("perhaps-answer", &[], &[]),
    ("perhaps-stop", &[], &["meant-it", "meant-other"]),
    ("perhaps-meant", &["label"], &["meant-it", "meant-other"]),
    ("no-answer-beside", &[], &[]),
    ("offer-person", &[], &[]),
    ("stale-button", &[], &[]),
    ("still-looking", &[], &[]),
    ("still-running", &[], &[]),
    ("cannot-leave", &[], &[]),
    ("cannot-leave-restore", &[], &[]),
    ("help", &[], &[]),
    ("why-general", &[], &[]),
    ("cancelled", &[], &[]),
    ("solved", &[], &[]),
    ("stopped-unfinished", &[], &[]),
    ("unfinished-restore", OTHER_RESTORE, &[]),
    ("stopped-after-restore", &[], &[]),
    ("nothing-before", &[], &[]),
    ("choose-language", &[], &[]),
    ("language-noticed", &["invitation"], &[]),
    ("language-changed", &[], &[]),
    ("nothing-to-change", &[], &[]),
    ("change-what", &[], &[]),
    ("status", &[], &[]),
    ("status-nothing", &[], &[]),
    ("card-missing", &["kinds"], &[]),
    ("card-evidence", &["counts", "at"], &[]),
    ("card-changed", &["counts", "at"], &[]),
    ("card-moment", &["moment"], &[]),
    ("card-happened", &["moment"], &[]),
    ("card-option", &["option"], &[]),
    ("card-snapshot", &["snapshot"], &[]),
    ("card-plan", &["until"], &[]),
    ("card-done", &["restore", "at"], &[]),
    ("card-undone", &["restore", "at"], &[]),
    ("card-running", &[], &[]),
    ("tariff-changed", &[], &[]),
    // Answers given before they were asked, and given anew.
    ("noted", &[], &[]),
    ("told-missing", &["kinds"], &[]),
    ("told-amount", &["count"], &[]),
    ("told-moment", &["moment"], &[]),
    ("told-state", &["moment"], &[]),
    ("told-moment-unclear", &[], &[]),
    ("told-option", &["option"], &[]),
    ("told-names", &["names"], &[]),
    ("name-not-missing", &["name"], &[]),
    ("told-only-missing", &[], &[]),
    ("told-all-records", &[], &[]),
    ("file-only-missing-told", &[], &[]),
    ("file-all-records-told", &[], &[]),
    ("looked-bin", &[], &[]),
    ("looked-history", &[], &[]),
    ("looked-history-empty", &[], &[]),
    ("looked-filters", &[], &[]),
    ("loss-denied", &[], &[]),
    ("loss-denied-first", &[], &[]),
    ("was-still-there", &[], &[]),
    ("looking-skipped", &[], &[]),
    ("option-dropped", &["option"], &[]),
    ("known-missing", &["kinds"], &[]),
    ("known-moment", &["moment"], &[]),
    ("known-option", &["option"], &[]),
    ("name-missing", &["name", "from", "to"], &[]),
    ("name-noted", &["name"], &[]),
    ("name-among-others", &["count"], &[]),
    ("changing", &[], &[]),
    ("earlier-question", &[], &[]),
    ("edit-taken", &[], &[]),
    ("edit-too-late", &[], &[]),
    ("card-next", &[], &["go-on"]),
    // Several matters.
    ("another-matter", &["matter"], &["put-aside", "add-to-it", "stay"]),
    ("put-aside", &["matter"], &[]),
    ("matter-again", &["matter"], &[]),
    ("matters-full", &[], &[]),
    ("nothing-aside", &[], &[]),
    ("card-aside", &["matter"], &[]),
    // Said without being asked.
    ("mass-loss", &["counts", "count", "from", "to"], &[]),
    ("mass-change", &["counts", "author", "from", "to"], &[]),
    ("mass-loss-next", &[], &["look-into-it", "stay"]),
    ("mass-loss-later", &[], &[]),
    ("request-ready-next", &[], &["requests", "stay"]),
    ("request-expires", &["number", "snapshot", "until"], &[]),
    ("backup-expires", &["snapshot", "until"], &[]),
    ("backup-expires-next", &[], &["keep-it", "stay"]),
    ("backup-kept", &["until"], &[]),
    ("restored-elsewhere", &["restore", "at"], &[]),
    ("undone-elsewhere", &["restore", "at"], &[]),
    // Evidence.
    ("looking", &[], &[]),
    ("evidence-lost", &["counts", "count", "from", "to", "examples", "rest", "more"], &[]),
    ("evidence-lost-more", &["count"], &[]),
    ("evidence-changed", &["counts", "author", "hour", "more"], &[]),
    ("evidence-changed-again", &["count"], &[]),
    ("evidence-added", &["counts", "hour"], &[]),
    ("evidence-fields", &["fields"], &[]),
    ("evidence-unknown", &["kinds"], &[]),
    ("evidence-nothing", &["at"], &[]),
    ("evidence-nothing-else", &["at"], &[]),
    ("removed-by-us", &["counts", "restore", "at"], &[]),
    ("mended-by-us", &["counts", "restore", "kept"], &[]),
    ("evidence-failed", &["reference", "reason", "backups"], &[]),
    ("evidence-failed-again", &["reference", "reason", "backups"], &[]),
    // History, amount, kinds.
    ("history-word", &[], &["skip", "stranger"]),
    ("history-who", &["who"], &[]),
    ("history-noted", &["moment"], &[]),
    ("history-agrees", &["moment", "from", "to"], &[]),
    ("history-differs", &["moment", "from", "to"], &[]),
    ("how-much", &["few-records"], &["few", "many", "not-sure"]),
    ("amount-noted", &["count"], &[]),
    ("missing-found", &["counts"], &["right", "more", "the-changed", "as-said", "something-else"]),
    ("changed-found", &["counts"], &["right", "more", "as-said", "something-else"]),
    ("file-kinds-told", &["kinds"], &["right", "more", "something-else"]),
    ("missing-told", &["kinds"], &["right", "more", "something-else"]),
    ("missing-kinds", &[], &[]),
    ("missing-more", &["kinds"], &["that-is-all"]),
    // Moment.
    ("snapshots-daily", &["time"], &[]),
    ("snapshots-kept", &["days", "oldest"], &[]),
    ("no-snapshots", &[], &[]),
    ("moment-unknown-noted", &[], &[]),
    ("others-changed", &["kinds", "counts"], &[]),
    ("told-not-seen", &["kinds"], &[]),
    ("moment-of-loss", &[], &["not-sure", "by-snapshot"]),
    ("moment-of-state", &[], &["not-sure", "by-snapshot"]),
    ("moment-future", &[], &[]),
    ("moment-ahead", &["moment"], &[]),
    ("moment-two", &[], &["other-moment"]),
    ("moment-gap", &[], &["other-moment"]),
    ("moment-overlap", &["moment"], &["first", "second", "other-moment"]),
    ("moment-too-old", &["moment", "oldest", "days"], &["other-moment", "not-sure", "person", "cancel"]),
    ("moment-first-day", &["oldest"], &["after-it", "before-it", "other-moment"]),
    ("moment-day-backup", &["day", "snapshot"], &["after-it", "before-it", "other-moment"]),
    ("moment-day-evidence", &["day", "count", "from", "to", "snapshot"], &["right", "change-it"]),
    ("moment-day-said-back", &["day", "snapshot"], &["right", "change-it"]),
    ("moment-part-backup", &["day", "snapshot"], &["after-it", "before-it", "other-moment"]),
    ("moment-part-said-back", &["day", "snapshot"], &["right", "change-it"]),
    ("moment-said-back", &["moment", "days", "zone", "snapshot"], &["right", "change-it"]),
    ("reading-differs", &["count", "snapshot", "from"], &[]),
    ("reading-differs-changed", &["count", "snapshot", "from"], &[]),
    ("reading-differs-names", &["names"], &[]),
    ("reading-differs-some", &["names"], &[]),
    ("reading-later", &["count", "snapshot", "from"], &[]),
    ("reading-later-changed", &["count", "snapshot", "from"], &[]),
    ("reading-rest-later", &["count", "from"], &[]),
    ("moment-from-evidence", &[], &["by-snapshot", "other-moment"]),
    ("moment-no-evidence", &[], &["by-snapshot", "other-moment", "person"]),
    ("moment-by-snapshot", &[], &["other-moment"]),
    ("moment-snapshot-noted", &["snapshot"], &[]),
    // Options.
    ("only-full-fields", &["kinds"], &[]),
    ("only-full-outside", &["kinds"], &[]),
    ("only-full-notes", &["kinds"], &[]),
    ("not-held-yet", &["kinds"], &[]),
    ("about-selective", &[], &[]),
    ("about-csv", &[], &[]),
    ("about-crm-rollback", &[], &[]),
    ("about-full-rollback", &[], &[]),
    ("option-selective-fits", &["kinds"], &[]),
    ("option-csv-fits", &[], &[]),
    ("option-csv-too-large", &["limit", "size"], &[]),
    ("csv-holds", &[], &[]),
    ("csv-size-estimate", &["size", "limit"], &[]),
    ("option-crm-rollback-fits", &[], &[]),
    ("option-full-rollback-fits", &[], &[]),
    ("option-full-rollback-more", &[], &[]),
    ("option-full-rollback-only", &[], &[]),
    ("option-file-as-wished", &[], &[]),
    ("no-options", &[], &[]),
    ("choose-option", &["option", "reason"], &["selective", "csv", "crm-rollback", "full-rollback"]),
    ("option-told", &["told", "option", "reason"], &["right", "selective", "csv", "crm-rollback", "full-rollback"]),
    ("option-told-fits", &["told", "reason"], &["right", "selective", "csv", "crm-rollback", "full-rollback"]),
    ("option-not-offered", &["option"], &[]),
    // Snapshot, groups.
    ("snapshots-available", &["count", "oldest", "newest"], &[]),
    ("no-snapshot-before", &["moment", "oldest"], &[]),
    ("snapshot-closest", &["snapshot"], &["other-snapshot"]),
    ("snapshot-wished", &["snapshot"], &["other-snapshot"]),
    ("snapshot-lacks", &["snapshot", "kinds"], &[]),
    ("snapshot-after-loss", &["snapshot"], &[]),
    ("snapshot-misses", &["snapshot", "count", "ticked"], &[]),
    ("snapshot-damaged", &["snapshot", "count", "ticked"], &[]),
    ("snapshot-all-the-same", &["snapshot"], &["other-snapshot"]),
    ("choose-snapshot", &[], &[]),
    ("choose-groups", &["count"], &["go-on"]),
    ("choose-groups-none", &["count"], &["tick-all", "back", "cancel"]),
    // Preview.
    ("making-plan", &[], &[]),
    ("file-preview-all", &["kinds", "snapshot"], &["go-on", "other-option", "other-snapshot", "cancel"]),
    (
        "file-preview",
        &["kinds", "snapshot"],
        &["only-missing", "all-records", "other-option", "other-snapshot", "cancel"],
    ),
    ("plan-empty", &[], &[]),
    ("plan-empty-by-name", &[], &[]),
    ("result-but", &[], &[]),
    ("except-not-in", &["name"], &[]),
    ("name-is-in", &["name"], &[]),
    ("name-in-list", &["name"], &[]),
    ("name-listed-later", &["name"], &[]),
    ("answer-except-record", &[], &[]),
    ("answer-lines-of-file", &[], &[]),
    ("answer-names-not-here", &[], &[]),
    ("answer-one-record-without", &[], &[]),
    ("names-without", &["names"], &[]),
    ("names-only", &["names"], &[]),
    ("names-too", &["names"], &[]),
    ("newer-stay-now", &[], &[]),
    ("answer-removes", &["counts"], &[]),
    ("confirm-removes", &["counts"], &[]),
    ("answer-one-back", &[], &[]),
    ("restore-then-file", &[], &[]),
    ("groups-press", &[], &[]),
    ("groups-unclear", &[], &[]),
    ("answer-what-comes-back", &[], &[]),
    ("plan-empty-next", &[], &["other-option", "other-snapshot", "finish"]),
    ("preview", &["option", "snapshot"], &[]),
    ("preview-recreate", &["counts"], &[]),
    ("preview-change-back", &["counts"], &[]),
    ("preview-remove", &["counts"], &[]),
    ("preview-cut-links", &["count"], &[]),
    ("preview-relink", &["count"], &[]),
    ("preview-ticked-in-vain", &["count"], &[]),
    ("preview-without", &["name", "count"], &[]),
    ("preview-only", &["name", "count"], &[]),
    ("name-not-found", &["name"], &[]),
    ("name-not-found-only", &["name"], &[]),
    ("name-unclear", &["name", "names"], &[]),
    ("name-unclear-only", &["name", "names"], &[]),
    ("links-left-out", &["counts"], &[]),
    ("preview-fewer", &["shown", "count"], &[]),
    ("preview-conflicts", &["count"], &[]),
    ("preview-automation", &["count"], &[]),
    ("preview-not-held", &["kinds"], &[]),
    ("rollback-warning", &["snapshot"], &[]),
    ("preview-new-stay", &["count"], &[]),
    ("preview-lost-file", &[], &[]),
    ("applies-to-everybody", &[], &[]),
    ("preview-duration", &["span"], &[]),
    ("preview-go-on", &[], &["go-on", "remove-new", "keep-new", "other-option", "other-snapshot", "cancel"]),
    // Confirmation.
    ("confirm-file", &["option", "snapshot", "portal"], &["confirm", "back", "cancel"]),
    ("can-be-undone", &[], &[]),
    ("confirm-creates", &["counts"], &[]),
    ("confirm-changes", &["counts"], &[]),
    ("confirm-button", &["option", "snapshot", "portal"], &["confirm", "back", "cancel"]),
    ("confirm-typed", &["option", "snapshot", "portal"], &["back", "cancel"]),
    ("confirm-differs", &["portal"], &[]),
    ("confirm-large", &["percent"], &["yes-large", "back", "cancel"]),
    ("plan-expired", &["until"], &[]),
    ("plan-stale", &[], &[]),
    ("plan-overtaken", OTHER_RESTORE, &[]),
    // Running and results.
    ("running", &["option"], &[]),
    ("going-on", &["restore"], &[]),
    ("progress", &["done", "of", "percent"], &[]),
    ("restored", &["restore"], &[]),
    ("result-created", &["counts"], &[]),
    ("result-changed", &["counts"], &[]),
    ("result-removed", &["counts"], &[]),
    ("result-relinked", &["count"], &[]),
    ("result-cut-links", &["count"], &[]),
    ("result-kept", &["count"], &[]),
    ("result-refused", &["count"], &[]),
    ("result-not-taken", &["what", "reason", "quoted", "words"], &[]),
    ("result-unknown", &["count"], &[]),
    ("result-verified", &[], &[]),
    ("result-not-verified", &[], &[]),
    ("undo-verified", &[], &[]),
    ("work-goes-on", &[], &[]),
    ("result-next", &[], &["undo", "more-missing", "all-good"]),
    ("result-no-undo", &[], &["more-missing", "all-good"]),
    ("outcome-done", &["restore"], &[]),
    ("outcome-partly", &["restore"], &[]),
    ("outcome-undone", &["restore"], &[]),
    ("outcome-file", &[], &[]),
    ("outcome-nothing", &[], &[]),
    ("exporting", &[], &[]),
    ("exported", &["counts"], &[]),
    ("exported-nothing", &[], &[]),
    ("export-neutralised", &["count"], &[]),
    ("export-how-to", &[], &[]),
    ("export-next", &[], &["all-good", "another-file"]),
    ("nothing-to-undo", &[], &[]),
    ("undo-remove", &["counts"], &[]),
    ("undo-change", &["counts"], &[]),
    ("undo-changed", &["counts"], &[]),
    ("undo-recreate", &["counts"], &[]),
    ("undo-relink", &["count"], &[]),
    ("undo-relinked", &["count"], &[]),
    ("undo-kept", &["count"], &[]),
    ("undo-confirm", &["span"], &["undo-now", "keep-it"]),
    ("undoing", &[], &[]),
    ("undone", &["restore"], &[]),
    // People.
    ("nobody-connected", &["contact"], &[]),
    ("handoff-offer", &["contact"], &["record-it", "go-back"]),
    ("handoff-security", &["contact"], &["record-it", "go-back"]),
    ("handoff-open", &["number", "at", "contact"], &["go-back"]),
    ("handoff-refused", &["tariff"], &["partner", "go-back"]),
    ("partner-wanted", &[], &["record-it", "go-back"]),
    ("partner-open", &["number", "at"], &["go-back"]),
    ("handoff-recorded", &["number", "at"], &[]),
    ("handoff-added", &["number", "at"], &[]),
    ("handoff-already", &["number", "at"], &[]),
    ("recorded-already", &["number", "at"], &[]),
    ("no-requests", &[], &["go-back"]),
    ("requests-next", &[], &["check-again", "go-back"]),
    ("request-ready", &["number", "option", "snapshot"], &[]),
    ("request-line-expired", &["number", "what", "at"], &[]),
    ("request-line-open", &["number", "what", "at"], &[]),
    ("request-line-unfinished", &["number", "what", "at"], &[]),
    ("request-closed", &["number"], &[]),
    ("request-line-taken-back", &["number", "what", "at"], &[]),
    ("request-line-closed", &["number", "what", "at"], &[]),
    ("request-line-done", &["number", "what", "at"], &[]),
    ("feedback", &[], &["yes", "no", "skip"]),
    (
        "feedback-reason",
        &[],
        &[
            "not-what-i-look-for",
            "too-complicated",
            "out-of-date",
            "too-short",
            "dislike-it",
            "still-a-question",
            "skip",
        ],
    ),
    ("feedback-comment", &[], &["skip"]),
    ("feedback-thanks", &[], &[]),
];

/// Labels with values, and words within other texts.
const WORDS: &[Row] = &[
    ("language-name", &["name"], &[]),
    ("moment-choice", &["moment"], &[]),
    ("interval-choice", &["from", "to", "count"], &[]),
    ("interval-changed-choice", &["from", "to", "count", "author"], &[]),
    ("earlier-choice", &["snapshot"], &[]),
    ("newer-choice", &["snapshot"], &[]),
    ("snapshot-choice", &["snapshot", "records"], &[]),
    ("snapshot-choice-partial", &["snapshot", "records"], &[]),
    ("snapshot-whole", &["snapshot"], &[]),
    ("snapshot-good", &["snapshot"], &[]),
    ("snapshot-anyway", &["snapshot"], &[]),
    ("snapshot-take", &["snapshot"], &[]),
    ("group-lost-one", &["name", "from", "to"], &[]),
    ("group-lost-one-ticked", &["name", "from", "to"], &[]),
    ("group-lost", &["counts", "from", "to"], &[]),
    ("group-lost-ticked", &["counts", "from", "to"], &[]),
    ("group-changed", &["counts", "author", "hour"], &[]),
    ("group-changed-ticked", &["counts", "author", "hour"], &[]),
    ("resume-choice", &["number"], &[]),
    ("matter-choice", &["matter"], &[]),
    ("a-matter", &[], &[]),
    ("several-kinds", &[], &[]),
    ("undo-choice", &["number"], &[]),
    ("go-on-choice", &["number"], &[]),
    ("close-choice", &["number"], &[]),
    ("request-undo", &[], &[]),
    // The note beside exported files.
    ("file-note", &["snapshot", "portal", "at"], &[]),
    ("file-note-file", &["name", "count"], &[]),
    ("file-note-order", &[], &[]),
    ("file-note-linked", &[], &[]),
    ("file-note-format", &[], &[]),
    ("file-note-information", &[], &[]),
    ("file-note-harmless", &["count"], &[]),
    ("file-note-whole", &[], &[]),
    ("file-note-cell", &["name", "row", "column"], &[]),
    ("file-note-more-cells", &["count"], &[]),
    ("file-note-personal", &[], &[]),
    ("file-note-main", &[], &[]),
    ("file-note-not-held", &[], &[]),
    ("file-note-field", &["field"], &[]),
    // Files beside a preview and a report.
    ("file-action", &[], &[]),
    ("file-type", &[], &[]),
    ("file-number", &[], &[]),
    ("file-name", &[], &[]),
    ("file-field", &[], &[]),
    ("file-fields", &[], &[]),
    ("file-present", &[], &[]),
    ("file-afterwards", &[], &[]),
    ("file-reason", &[], &[]),
    ("file-number-before", &[], &[]),
    ("file-number-now", &[], &[]),
    ("file-do-recreate", &[], &[]),
    ("file-do-link", &[], &[]),
    ("file-do-change-back", &[], &[]),
    ("file-do-relink", &[], &[]),
    ("file-do-remove", &[], &[]),
    ("file-do-lose-link", &[], &[]),
    ("file-contact", &[], &[]),
    ("file-company", &[], &[]),
    ("file-lead", &[], &[]),
    ("file-deal", &[], &[]),
    ("file-new-number", &["number"], &[]),
    ("file-why-changed-after-damage", &[], &[]),
    ("file-why-changed-after-restore", &[], &[]),
    ("file-why-changed-after-planning", &[], &[]),
    ("file-why-already-there", &[], &[]),
    ("file-why-gone", &[], &[]),
    ("file-why-without-owner", &[], &[]),
    ("file-why-made-again", &[], &[]),
    ("file-why-only-while-creating", &[], &[]),
    ("file-why-pointed-at", &[], &[]),
    ("file-why-gone-since", &[], &[]),
    ("file-why-changed-since", &["who"], &[]),
    ("somebody", &[], &[]),
    ("not-known", &[], &[]),
    ("count-nothing", &[], &[]),
    ("span-moment", &["count"], &[]),
    ("span-minutes", &["count"], &[]),
    ("span-hours", &["count"], &[]),
    ("span-days", &["count"], &[]),
    ("tariff-unknown", &[], &[]),
];

/// What a messenger needs beside the conversation. No script says them (tests of the messenger do).
const MESSENGER: &[Row] = &[
    ("help-terminal", &["command"], &[]),
    ("link-needed", &[], &[]),
    ("intro-portal", &[], &[]),
    ("intro-not-a-portal", &[], &[]),
    ("intro-person", &["portal"], &["other-portal"]),
    ("intro-person-sign-in", &["portal"], &["other-portal"]),
    ("intro-not-a-person", &[], &["other-portal"]),
    ("intro-code", &["portal", "digits", "minutes"], &["new-code", "other-person", "other-portal"]),
    ("intro-code-wrong", &["count"], &["new-code", "other-person", "other-portal"]),
    ("intro-code-form", &["digits"], &["new-code", "other-person", "other-portal"]),
    ("intro-code-over", &[], &["new-code", "other-person", "other-portal"]),
    ("intro-wait", &["span"], &[]),
    ("intro-cancelled", &[], &[]),
    ("link-made", &["name", "portal"], &[]),
    ("link-already", &["name", "portal"], &[]),
    ("link-other-person", &["portal"], &[]),
    ("link-unknown", &[], &[]),
    ("link-expired", &[], &[]),
    ("link-used", &[], &[]),
    ("link-used-by-you", &[], &[]),
    ("link-revoked", &[], &[]),
    ("link-person-gone", &["portal"], &[]),
    ("link-portal-silent", &["portal"], &[]),
    ("code-in-portal", &["code", "minutes"], &[]),
    ("sign-in-choice", &["portal"], &[]),
    ("sign-in-came", &["portal", "name", "minutes"], &[]),
    ("sign-in-failed", &["portal"], &[]),
    ("sign-in-broken", &["portal"], &[]),
    ("sign-in-made", &["name", "portal"], &[]),
    ("sign-in-other-chat", &[], &[]),
    ("sign-in-over", &[], &[]),
    ("sign-in-other-person", &["portal", "name"], &[]),
    ("sign-in-ended", &["portal"], &[]),
    ("sign-in-page-title", &[], &[]),
    ("sign-in-page-good", &["portal", "name", "account", "minutes"], &[]),
    ("sign-in-page-warning", &[], &[]),
    ("sign-in-page-back", &[], &[]),
    ("sign-in-page-unknown", &[], &[]),
    ("sign-in-page-late", &[], &[]),
    ("sign-in-page-again", &[], &[]),
    ("sign-in-page-stopped", &[], &[]),
    ("sign-in-page-too-slow", &[], &[]),
    ("sign-in-page-silent", &["portal"], &[]),
    ("sign-in-page-broken", &["portal"], &[]),
    ("sign-in-page-elsewhere", &["portal"], &[]),
    ("sign-in-page-trouble", &[], &[]),
    ("portal-chosen", &["portal"], &[]),
    ("portal-not-yours", &[], &[]),
    ("settings", &["portal", "number", "language"], &["change-language"]),
    ("settings-nobody", &["language"], &["change-language"]),
    ("settings-portal-choice", &["portal"], &[]),
    ("settings-unlink-choice", &["portal"], &[]),
    ("unlink-sure", &["portal"], &["keep"]),
    ("unlink-yes-choice", &[], &[]),
    ("unlinked", &["portal"], &[]),
    ("kept-as-it-is", &[], &[]),
    ("privacy", &[], &["erase"]),
    ("erase-sure", &[], &["keep"]),
    ("erase-yes-choice", &[], &[]),
    ("erased", &[], &[]),
    ("erase-later", &[], &[]),
    ("write-in-private", &[], &[]),
    ("chat-trouble", &[], &[]),
    ("parcel-parts", &["file", "count"], &[]),
    ("parcel-too-large", &["file", "place"], &[]),
    ("handed-preview", &[], &[]),
    ("handed-lost", &[], &[]),
    ("handed-export", &["count"], &[]),
    ("handed-report", &[], &[]),
    ("not-taken", &[], &[]),
    ("work-progress", &["stage", "done", "of"], &[]),
    ("work-progress-open", &["stage", "done"], &[]),
    ("work-ended", &["stage"], &[]),
    ("stage-reading-portal", &[], &[]),
    ("stage-reading-snapshots", &[], &[]),
    ("stage-comparing", &[], &[]),
    ("stage-restoring", &[], &[]),
    ("stage-taking-back", &[], &[]),
    ("stage-verifying", &[], &[]),
    ("stage-writing-files", &[], &[]),
    ("stage-waiting-for-portal", &[], &[]),
    ("nothing-begun", &[], &[]),
    ("nothing-started", &[], &[]),
    ("consent-in-words", &["label"], &[]),
    ("pressed-before", &[], &[]),
    ("command-start", &[], &[]),
    ("command-help", &[], &[]),
    ("command-status", &[], &[]),
    ("command-cancel", &[], &[]),
    ("command-human", &[], &[]),
    ("command-language", &[], &[]),
    ("command-settings", &[], &[]),
    ("command-privacy", &[], &[]),
];

/// Whether a text is a messenger's own, or the label of a choice that only those have: no script says it.
pub fn is_of_messenger(name: &str) -> bool {
    let has = |rows: &[Row], key: &str| rows.iter().any(|(_, _, choices)| choices.contains(&key));
    match name.strip_prefix(CHOICE_PREFIX) {
        Some(key) => has(MESSENGER, key) && !has(REPLIES, key),
        None => MESSENGER.iter().any(|(known, _, _)| *known == name),
    }
}

/// Whether a text belongs to the desk: the scripts of the canned world do not say it.
pub fn is_of_desk(name: &str) -> bool {
    DESK.iter().any(|(known, _, _)| *known == name) || name == "choice-no-person"
}

/// Replies that the program itself says beside a picture.
pub const PICTURED: [&str; 1] = ["export-how-to"];

/// Names of plans (tariffs) start like this; any code may have one.
pub const TARIFF_PREFIX: &str = "tariff-";

/// Common labels start like this.
pub const CHOICE_PREFIX: &str = "choice-";

/// Words within files that are handed over start like this: no reply says them (`service::converse::files` tests them).
pub const FILE_PREFIX: &str = "file-";

/// Values that a text may leave out.
const MAY_BE_LEFT_OUT: &[(&str, &str)] = &[
    ("agent-says", "number"),
    ("agent-corrects", "number"),
    ("choose-groups-none", "count"),
    ("handoff-recorded", "at"),
    ("interval-changed-choice", "to"),
];

/// Texts with the values that they have to say: the person decides by them.
pub fn values_to_be_said() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    REPLIES.iter().chain(WORDS).chain(MESSENGER).chain(DESK).map(|(name, values, _)| {
        let said = values.iter().copied().filter(|value| !MAY_BE_LEFT_OUT.contains(&(name, value)));
        (*name, said.collect())
    })
}

/// Texts that are said only with files that were never checked, or where a flow leads to an undo with nothing to take
/// back, and their labels: no script can bring them about with the shipped files.
pub const ONLY_UNCHECKED: [&str; 4] = ["stuck", "choice-start-again", "nothing-to-undo", "nothing-aside"];

/// Whether a text is an entry of a list of moments, backups, groups or requests to press.
pub fn is_list_entry(name: &str) -> bool {
    name.ends_with("-choice")
        || name.starts_with("group-")
        || name == "snapshot-choice-partial"
        || ["snapshot-whole", "snapshot-good", "snapshot-anyway", "snapshot-take"].contains(&name)
}

fn row((name, values, choices): &Row) -> Known {
    Known { name: (*name).to_owned(), values: values.to_vec(), choices: choices.to_vec() }
}

/// Every text that the program says by itself.
pub fn all() -> Vec<Known> {
    let mut all: Vec<Known> = REPLIES.iter().chain(WORDS).chain(MESSENGER).chain(DESK).map(row).collect();
    let mut term = |name: String, values: &[&'static str], choices: &[&'static str]| {
        all.push(Known { name, values: values.to_vec(), choices: choices.to_vec() });
    };
    for kind in Kind::ALL {
        term(format!("kind-{kind}"), &[], &[]);
    }
    for entity_type in EntityType::ALL {
        term(format!("count-{entity_type}"), &["count"], &[]);
    }
    for kind in ConflictKind::ALL.iter().filter(|kind| !kind.is_change()) {
        term(format!("left-{kind}"), &["count"], &[]);
    }
    for option in RestoreOption::ALL {
        term(format!("option-{option}"), &[], &[]);
        term(format!("advice-{option}"), &[], &[]);
    }
    for kind in RequestKind::ALL {
        term(format!("request-{kind}"), &[], &[]);
        if *kind != RequestKind::Handoff {
            term(format!("recorded-{kind}"), &["number"], &[]);
        }
    }
    for kind in DifferenceKind::ALL {
        term(format!("difference-{kind}"), &[], &[]);
    }
    for kind in FailureKind::ALL {
        let plain = crate::dialogue::engine::arguments::PLAIN_ARGUMENTS.iter().copied();
        let values: Vec<&'static str> = plain.chain(["reference"]).chain(OTHER_RESTORE.iter().copied()).collect();
        term(format!("failure-{kind}"), &values, kind.choices());
        term(format!("reason-{kind}"), &[], &[]);
    }
    for slot in Slot::ALL {
        term(format!("slot-{}", slot.as_str()), &[], &[]);
    }
    let mut hints: Vec<&str> = BuiltIn::ALL.iter().map(|step| step.hint()).collect();
    hints.sort_unstable();
    hints.dedup();
    for hint in hints {
        term(hint.to_owned(), &[], &[]);
    }
    all
}
