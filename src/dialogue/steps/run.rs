//! Running it and telling the result (R30, B05, B07). Uses the confirmation up; without one it does nothing, except to
//! go on with the restore that the last one began and that was cut off.

use super::Inner;
use super::preview::{tell_left_alone, tell_links_left_out};
use crate::dialogue::backend::{ExportResult, FilePurpose, Progress, Report, RestoreOption, total};
use crate::dialogue::engine::{Heard, Outcome, Turn};
use crate::dialogue::event::{Effect, Event};
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::rules::Rule;
use crate::dialogue::state::Work;
use crate::domain::{ConsentId, RestoreId};

/// The choice that others are missing still.
pub(in crate::dialogue) const MORE_MISSING: &str = "more-missing";

/// Goes on with a restore that was begun and has not ended, whoever began it; no new confirmation is needed (B07).
pub(super) fn go_on(turn: &mut Turn<'_>) -> Outcome {
    let Some(consent) = turn.state.unfinished else { return Outcome::Exit("again") };
    turn.set_inner(Inner::Working);
    let restore = RestoreId(consent.0).to_string();
    turn.say(Reply::new("going-on").with("restore", restore));
    turn.order(Work::Restore, |request| Effect::StartRestore { request, consent });
    Outcome::Stay
}

pub(super) fn enter(turn: &mut Turn<'_>) -> Outcome {
    let Some(order) = turn.state.answers.order() else { return Outcome::Exit("again") };
    match turn.state.answers.use_up() {
        Some(None) if order.option == RestoreOption::Csv => {
            turn.set_inner(Inner::Working);
            turn.say(Reply::new("exporting"));
            turn.order(Work::Export, |request| Effect::ExportCsv { request, order });
            Outcome::Stay
        }
        Some(Some(consent)) if order.option != RestoreOption::Csv => start(turn, order.option, consent),
        None => match turn.state.unfinished.take() {
            Some(consent) => start(turn, order.option, consent),
            None => Outcome::Exit("again"),
        },
        _ => Outcome::Exit("again"),
    }
}

fn start(turn: &mut Turn<'_>, option: RestoreOption, consent: ConsentId) -> Outcome {
    turn.state.unfinished = Some(consent);
    turn.set_inner(Inner::Working);
    turn.say(Reply::new("running").with("option", option));
    turn.order(Work::Restore, |request| Effect::StartRestore { request, consent });
    Outcome::Stay
}

pub(super) fn receive(turn: &mut Turn<'_>, event: &Event) -> Outcome {
    match event {
        Event::Progress { progress, .. } => {
            tell_progress(turn, *progress);
            Outcome::Stay
        }
        Event::Restored { report, .. } => tell_restored(turn, report),
        Event::Exported { export, .. } => tell_exported(turn, export),
        other => turn.fail_or_stay(other),
    }
}

/// Says how far work has come, in one reply that is edited.
pub(super) fn tell_progress(turn: &mut Turn<'_>, progress: Progress) {
    let percent = (progress.done * 100).checked_div(progress.of).unwrap_or(0).min(100);
    let reply = Reply::new("progress").with("done", progress.done).with("of", progress.of).with("percent", percent);
    turn.say_living(reply);
}

fn tell_restored(turn: &mut Turn<'_>, report: &Report) -> Outcome {
    turn.state.unfinished = None;
    // What was taken back is not offered to be taken back.
    let can_undo = report.can_undo && report.undoes.is_none() && turn.holds(Rule::B05);
    turn.state.undo = can_undo.then_some(report.restore);
    turn.set_inner(Inner::Asked);
    if !turn.holds(Rule::R30) {
        return Outcome::Exit("done");
    }
    let (name, deed) = if report.undoes.is_some() { ("undone", Deed::Undo) } else { ("restored", Deed::Restore) };
    turn.say(Reply::new(name).with("restore", report.undoes.unwrap_or(report.restore).to_string()));
    tell_report(turn, report, deed);
    turn.say(Reply::new("work-goes-on"));
    let reply = if can_undo { Reply::new("result-next").asking(["undo"]) } else { Reply::new("result-no-undo") };
    let reply = if deed == Deed::Restore { reply.asking([MORE_MISSING]) } else { reply };
    turn.ask(reply.asking(["all-good"]));
    Outcome::Stay
}

/// What a report is of: a restore is compared with its snapshot, an undo with what the restore had replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    /// A restore.
    Restore,
    /// An undo.
    Undo,
}

/// What a restore or an undo did that was carried to its end elsewhere.
pub(in crate::dialogue) fn tell_ended(turn: &mut Turn<'_>, report: &Report) {
    tell_report(turn, report, if report.undoes.is_some() { Deed::Undo } else { Deed::Restore });
}

/// What was done and what was not (B07), for restores and undos.
pub(super) fn tell_report(turn: &mut Turn<'_>, report: &Report, deed: Deed) {
    let changed = if deed == Deed::Undo { "undo-changed" } else { "result-changed" };
    for (name, counts) in
        [("result-created", &report.created), (changed, &report.changed), ("result-removed", &report.removed)]
    {
        if total(counts) > 0 {
            turn.say(Reply::new(name).with("counts", counts.clone()));
        }
    }
    if report.relinked > 0 && turn.holds(Rule::B08) {
        let name = if deed == Deed::Undo { "undo-relinked" } else { "result-relinked" };
        turn.say(Reply::new(name).with("count", report.relinked));
    }
    if report.cut_records > 0 {
        turn.say(Reply::new("result-cut-links").with("count", report.cut_records));
    }
    tell_links_left_out(turn, &report.links_left_out);
    tell_left_alone(turn, &report.left_alone, "result-kept");
    if turn.holds(Rule::B07) {
        tell_differences(turn, report, deed);
    }
    for file in report.files.iter().filter(|file| file.purpose == FilePurpose::Report) {
        turn.send_file(file.clone());
    }
}

/// The most differences that are named in the conversation; the file has all of them.
const MOST_DIFFERENCES: usize = 5;

fn tell_differences(turn: &mut Turn<'_>, report: &Report, deed: Deed) {
    if report.refused > 0 {
        turn.say(Reply::new("result-refused").with("count", report.refused));
        for difference in report.not_taken.iter().take(MOST_DIFFERENCES) {
            let reply = Reply::new("result-not-taken")
                .with("what", difference.what.clone())
                .with("reason", Arg::Term(format!("difference-{}", difference.why)))
                .with("quoted", u64::from(!difference.words.is_empty()))
                .with("words", difference.words.clone());
            turn.say(reply);
        }
    }
    if report.unknown > 0 {
        turn.say(Reply::new("result-unknown").with("count", report.unknown));
    }
    turn.say(Reply::new(match (report.is_verified, deed) {
        (true, Deed::Restore) => "result-verified",
        (true, Deed::Undo) => "undo-verified",
        (false, _) => "result-not-verified",
    }));
}

fn tell_exported(turn: &mut Turn<'_>, export: &ExportResult) -> Outcome {
    turn.set_inner(Inner::Asked);
    if total(&export.records) == 0 {
        turn.say(Reply::new("exported-nothing"));
        turn.ask(Reply::new("export-next").asking(["all-good", "another-file"]));
        return Outcome::Stay;
    }
    turn.say(Reply::new("exported").with("counts", export.records.clone()));
    for file in &export.files {
        turn.send_file(file.clone());
    }
    if export.neutralised > 0 {
        turn.say(Reply::new("export-neutralised").with("count", export.neutralised));
    }
    turn.say(Reply::new("export-how-to").picture("import-csv"));
    turn.ask(Reply::new("export-next").asking(["all-good", "another-file"]));
    Outcome::Stay
}

pub(super) fn hear(_: &mut Turn<'_>, heard: &Heard) -> Outcome {
    match heard.key() {
        "undo" => Outcome::Exit("undo"),
        MORE_MISSING => Outcome::Exit("more"),
        "all-good" => Outcome::Exit("done"),
        "another-file" => Outcome::Exit("again"),
        _ => Outcome::NotUnderstood,
    }
}
