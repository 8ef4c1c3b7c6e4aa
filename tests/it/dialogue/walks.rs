//! What holds of the engine whatever happens: any series of events ends in a state with a way out, nothing is
//! run without a confirmation, help is always answered, every reply can be worded in every language.

use std::collections::BTreeSet;

use futures::executor::block_on;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use restore24::dialogue::event::{ConsentGiven, FailureKind};
use restore24::dialogue::reply::Reply;
use restore24::dialogue::script::Given;
use restore24::dialogue::script::canned::CannedWorld;
use restore24::dialogue::script::world::{Action, ScriptWorld, Seen};
use restore24::dialogue::texts::catalogue;
use restore24::dialogue::{Dialogues, Effect, Event, State, advance, shipped};

/// What may happen next.
#[derive(Debug, Clone)]
enum Doing {
    Press(u8),
    Text(&'static str),
    Outside(&'static str),
    Edit(u32, &'static str),
    Voice,
}

const TEXTS: &[&str] = &[
    "help",
    "back",
    "cancel",
    "repeat",
    "why",
    "status",
    "start again",
    "language",
    "a person",
    "change",
    "change the date",
    "change the option",
    "Deutsch",
    "English",
    "Monday 15:10",
    "yesterday",
    "3/4",
    "tomorrow",
    "contacts and deals",
    "tasks",
    "12",
    "1",
    "2",
    "Acme Sales",
    "I don't know",
    "",
    "🙂",
    "пропало",
    "lorem",
    "Anna Petrova, Monday 15:10",
    "yes",
    "no",
    "yes, sure, whatever",
    "no, it was Sunday 12:00",
    "not contacts, deals",
    "I'd rather have a CSV file",
    "my leads are missing too",
    "I also need a file",
    "back to the first",
    "all contacts have been gone since Monday 15:10, I only need a CSV",
    "Anna Peters deleted 12 contacts",
    "the contact Jonas Weber is gone",
    "thanks",
    "are you a bot?",
    "you are useless",
    "we are being hacked",
    "how long does it take, and is it safe?",
    "a partner",
    "can I buy Plus?",
    "Yes, I see deletions",
    "doch lieber CSV",
    "wir werden gerade gehackt",
];

const OUTSIDE: &[&str] = &[
    "clock +20m",
    "clock +25h",
    "restart",
    "fail ask portal-busy",
    "fail make-plan portal-unreachable",
    "fail give-consent not-allowed",
    "fail give-consent plan-stale",
    "fail start-restore internal",
    "fail export-csv disk-full",
    "fail plan-undo nothing-to-undo",
    "fail gather-evidence rest-unavailable",
    "fail list-snapshots store-busy",
    "fail request-handoff internal",
    "fail record-request store-busy",
    "fail list-requests store-busy",
    "tariff std",
    "tariff free",
    "tariff basic",
    "role admin",
    "role owner",
    "role user",
    "role dismissed",
    "slow",
    "results arrive",
    "press go-on",
];

const SCENARIOS: &[&str] = &["deleted-contacts", "deleted-mixed", "bad-import", "hidden-by-filter", "few-items"];

fn doing() -> impl Strategy<Value = Doing> {
    prop_oneof![
        6 => any::<u8>().prop_map(Doing::Press),
        2 => prop::sample::select(TEXTS).prop_map(Doing::Text),
        1 => prop::sample::select(OUTSIDE).prop_map(Doing::Outside),
        1 => (1u32..8, prop::sample::select(TEXTS)).prop_map(|(message, text)| Doing::Edit(message, text)),
        1 => Just(Doing::Voice),
    ]
}

fn given(scenario: &str, tariff: &str, role: &str) -> Given {
    let mut given = Given::default();
    for (key, value) in [("scenario", scenario), ("tariff", tariff), ("role", role)] {
        given.values.insert(key.into(), value.into());
    }
    given
}

/// Every reply must be worded in every language, and keep to what the catalogue says of it.
fn can_be_worded(world: &CannedWorld, dialogues: &Dialogues, seen: &[Seen]) {
    for one in seen {
        let Seen::Reply(reply) = one else { continue };
        for language in dialogues.texts.languages() {
            let worded = dialogues.texts.word(language, reply, world.setting());
            let worded = worded.unwrap_or_else(|error| panic!("{language}: {error} in {reply:?}"));
            assert!(worded.text.chars().count() <= 4096, "{} is too long", reply.name);
            assert!(!worded.text.contains(['{', '}', '\u{e000}']), "{}", worded.text);
            let labels: BTreeSet<&String> = worded.choices.iter().map(|(_, label)| label).collect();
            assert_eq!(labels.len(), worded.choices.len(), "two choices of {} look alike: {labels:?}", reply.name);
            assert!(worded.choices.iter().all(|(key, label)| key.len() <= 40 && label.chars().count() <= 110));
        }
    }
}

/// There is always something to press or to type, or work whose result will come.
fn has_way_out(state: &State) -> bool {
    !state.choices().is_empty() || state.tasks.last().is_some_and(|task| task.pending.is_some())
}

fn replies(seen: &[Seen]) -> Vec<&Reply> {
    seen.iter().filter_map(|one| if let Seen::Reply(reply) = one { Some(reply) } else { None }).collect()
}

fn walk(world: &mut CannedWorld, dialogues: &Dialogues, doings: &[Doing]) {
    let mut confirmed = false;
    for doing in doings {
        let choices: Vec<String> = world.state().choices().iter().map(ToString::to_string).collect();
        let confirms = |key: &str| matches!(key, "confirm" | "yes-large" | "undo-now");
        let seen = match doing {
            Doing::Press(number) => {
                let Some(key) = choices.get(usize::from(*number) % choices.len().max(1)) else { continue };
                confirmed |= confirms(key);
                block_on(world.person(Action::Press(key.clone())))
            }
            Doing::Text(text) => {
                confirmed |= is_confirmation(text, &choices);
                block_on(world.person(Action::Text((*text).into())))
            }
            Doing::Edit(message, text) => {
                confirmed |= is_confirmation(text, &choices);
                block_on(world.person(Action::Edit { message: *message, text: (*text).into() }))
            }
            Doing::Voice => block_on(world.person(Action::Voice)),
            Doing::Outside(what) => block_on(world.outside(what)),
        }
        .unwrap();
        for one in &seen {
            if let Seen::Effect { name, .. } = one {
                let writes = ["create", "change", "remove", "export", "consent"];
                let is_write = writes.iter().any(|write| name.starts_with(write));
                assert!(!is_write || confirmed, "{name} without a confirmation");
            }
        }
        can_be_worded(world, dialogues, &seen);
        assert!(has_way_out(world.state()), "no way out at {:?} after {doing:?}", world.state().step());
    }
}

/// Whether words are a confirmation: the portal's name, a lone yes, the number of a choice that confirms.
fn is_confirmation(text: &str, choices: &[String]) -> bool {
    let key = number_key(text, choices);
    matches!(text, "Acme Sales" | "yes") || matches!(key, "confirm" | "yes-large" | "undo-now")
}

fn number_key<'a>(text: &str, choices: &'a [String]) -> &'a str {
    let number = text.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    number.and_then(|position| choices.get(position)).map_or("", String::as_str)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_walk_ends_with_a_way_out_and_help(
        scenario in prop::sample::select(SCENARIOS),
        tariff in prop::sample::select(&["std", "free", "plus", "basic", "unknown"][..]),
        role in prop::sample::select(&["admin", "owner", "user", "unknown"][..]),
        doings in prop::collection::vec(doing(), 0..60),
    ) {
        let dialogues = shipped::dialogues();
        let mut world = CannedWorld::new(dialogues.clone());
        let seen = block_on(world.start(&given(scenario, tariff, role), "en")).unwrap();
        can_be_worded(&world, &dialogues, &seen);
        walk(&mut world, &dialogues, &doings);
        let language = world.state().language.clone();
        let help = if language == "de" { "Hilfe" } else { "help" };
        let seen = block_on(world.person(Action::Text(help.into()))).unwrap();
        prop_assert!(replies(&seen).iter().any(|reply| reply.name == "help"), "no help at {:?}", world.state().step());
    }

    /// The engine alone, with events in any order and of any number: no panic, no restore without its consent.
    #[test]
    fn events_that_belong_to_nothing_change_nothing(
        doings in prop::collection::vec(doing(), 0..25),
        request in 0u32..40,
        kind in prop::sample::select(FailureKind::ALL),
    ) {
        let dialogues = shipped::dialogues();
        let mut world = CannedWorld::new(dialogues.clone());
        block_on(world.start(&given("deleted-contacts", "std", "admin"), "en")).unwrap();
        walk(&mut world, &dialogues, &doings);
        let state = world.state().clone();
        let waits = state.tasks.iter().any(|task| task.pending.as_ref().is_some_and(|pending| pending.request == request));
        for event in [
            Event::Failed { request, kind, reference: "F".into(), other: None },
            Event::Recorded { request, number: "1".into(), known_since: None },
            Event::Consent { request, consent: restore24::domain::ConsentId(1) },
        ] {
            let turn = advance(&dialogues, state.clone(), world.facts(), event, world.now());
            if !waits {
                prop_assert_eq!(&turn.state, &state);
                prop_assert!(turn.effects.is_empty());
            }
            let starts = turn.effects.iter().any(|effect| effect.name() == "start-restore");
            prop_assert!(!starts || waits, "a restore began");
        }
    }
}

/// A first message is greeted; it is heard at once where it already says what is wanted.
#[test]
fn a_first_message_is_greeted_and_heard() {
    let dialogues = shipped::dialogues();
    let world = CannedWorld::new(dialogues.clone());
    for (text, step) in
        [("Good morning", "greeting"), ("My CRM data is missing or wrong", "recycle-bin"), ("1", "recycle-bin")]
    {
        let event = Event::Text(text.into());
        let turn = advance(&dialogues, State::new("en"), world.facts(), event, world.now());
        assert_eq!(turn.state.step(), Some(step), "{text}");
        let says = |effect: &Effect| matches!(effect, Effect::Say(reply) if reply.name == "greeting");
        assert!(turn.effects.iter().any(says), "{text}");
    }
}

/// Changed files keep the conversation in its place; where the place is gone it begins again, and says so.
#[test]
fn changed_files_leave_nobody_stranded() {
    let dialogues = shipped::dialogues();
    let mut world = CannedWorld::new(dialogues.clone());
    block_on(world.start(&given("deleted-contacts", "std", "admin"), "en")).unwrap();
    block_on(world.person(Action::Press("crm-data".into()))).unwrap();
    let mut state = world.state().clone();
    state.fingerprint = "older".into();
    let turn = advance(&dialogues, state.clone(), world.facts(), Event::Opened, world.now());
    assert_eq!(turn.state.step(), Some("recycle-bin"));
    assert_eq!(turn.state.fingerprint, dialogues.fingerprint);
    state.tasks[0].step = "gone".into();
    let turn = advance(&dialogues, state, world.facts(), Event::Text("1".into()), world.now());
    assert!(turn.effects.iter().any(|effect| matches!(effect, Effect::Say(reply) if reply.name == "flow-changed")));
    assert_eq!(turn.state.step(), Some("greeting"));
    assert!(has_way_out(&turn.state));
}

/// Consent is asked for with the manner that was used, and a restore starts with exactly that consent.
#[test]
fn a_restore_starts_with_the_consent_that_was_given() {
    let how = ConsentGiven::Typed("Acme Sales".into());
    let effect =
        Effect::GiveConsent { request: 1, plan: restore24::domain::PlanId(1), how, at: chrono::DateTime::UNIX_EPOCH };
    assert!(!effect.needs_confirmation());
    let stored = serde_json::to_string(&effect).unwrap();
    assert_eq!(serde_json::from_str::<Effect>(&stored).unwrap(), effect);
}

/// A conversation survives storage at every step of the longest way.
#[test]
fn a_stored_state_is_the_same_state() {
    let dialogues = shipped::dialogues();
    let mut world = CannedWorld::new(dialogues);
    block_on(world.start(&given("deleted-mixed", "std", "admin"), "de")).unwrap();
    for key in [
        "crm-data",
        "not-there",
        "seen",
        "skip",
        "right",
        "by-snapshot",
        "s5",
        "selective",
        "take-it",
        "go-on",
        "go-on",
        "confirm",
    ] {
        block_on(world.person(Action::Press(key.into()))).unwrap();
        let stored = serde_json::to_string(world.state()).unwrap();
        assert_eq!(&serde_json::from_str::<State>(&stored).unwrap(), world.state(), "{key}");
    }
    assert_eq!(world.state().step(), Some("run"));
}

/// The engine says nothing that the catalogue does not know, with no other values and choices.
#[test]
fn what_the_engine_says_is_in_the_catalogue() {
    let dialogues = shipped::dialogues();
    let known = catalogue::all();
    let check = |reply: &Reply| {
        let Some(entry) = known.iter().find(|entry| entry.name == reply.name) else { return };
        for value in reply.args.keys() {
            assert!(entry.values.contains(&value.as_str()), "{} has no value {value}", reply.name);
        }
        for choice in reply.choices.iter().filter(|choice| choice.label.is_none()) {
            let is_known = entry.choices.contains(&choice.key.as_str()) || choice.key == "person";
            assert!(is_known, "{} has no choice {}", reply.name, choice.key);
        }
    };
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = prop::collection::vec(doing(), 30..60);
    for position in 0..60 {
        let doings = strategy.new_tree(&mut runner).unwrap().current();
        let mut world = CannedWorld::new(dialogues.clone());
        let scenario = SCENARIOS[position % SCENARIOS.len()];
        block_on(world.start(&given(scenario, "std", "owner"), "en")).unwrap();
        for doing in doings {
            let choices: Vec<String> = world.state().choices().iter().map(ToString::to_string).collect();
            let seen = match doing {
                Doing::Press(number) if !choices.is_empty() => {
                    block_on(world.person(Action::Press(choices[usize::from(number) % choices.len()].clone())))
                }
                Doing::Text(text) => block_on(world.person(Action::Text(text.into()))),
                Doing::Outside(what) => block_on(world.outside(what)),
                Doing::Edit(message, text) => block_on(world.person(Action::Edit { message, text: text.into() })),
                Doing::Press(_) | Doing::Voice => continue,
            };
            replies(&seen.unwrap()).into_iter().for_each(check);
        }
    }
}
