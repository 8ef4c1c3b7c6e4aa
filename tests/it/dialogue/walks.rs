//! What holds of the engine whatever happens (`script::walks` says what, and walks), and what each promise rests on.

use std::sync::Arc;

use futures::executor::block_on;
use restore24::dialogue::event::ConsentGiven;
use restore24::dialogue::reply::Choice;
use restore24::dialogue::script::Given;
use restore24::dialogue::script::canned::CannedWorld;
use restore24::dialogue::script::walks::{Broken, ONWARD, has_way_out, walk, walk_all};
use restore24::dialogue::script::world::{Action, ScriptWorld as _};
use restore24::dialogue::texts::Setting;
use restore24::dialogue::{Dialogues, Effect, Event, State, advance, shipped};

/// Walks at a time; `restore24 dialogue test --walks N` walks more.
const WALKS: u64 = 600;

#[test]
fn any_walk_keeps_every_promise() {
    let walks = walk_all(&shipped::dialogues(), 1..=WALKS);
    let broken: Vec<String> = walks.broken.iter().map(Broken::to_report).collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    // Walks that come nowhere would keep every promise.
    let sights = &walks.sights;
    assert_eq!(sights.languages.len(), 6);
    assert!(sights.turns > WALKS * 20, "{} turns", sights.turns);
    assert!(sights.steps.len() >= 80, "only {} steps were stood on: {:?}", sights.steps.len(), walks.missed);
    for effect in ["consent", "create contact", "export", "handoff", "feedback"] {
        assert!(sights.effects.contains_key(effect), "nobody came to {effect}: {:?}", sights.effects);
    }
    assert!(sights.refused_persons > 0, "R29 refused nobody");
}

/// A promise that does not hold is found, and found again by its seed.
#[test]
fn a_walk_finds_a_broken_promise() {
    for (command, found) in [("help", "no help"), ("person", "asked for a person")] {
        let mut files = shipped::files();
        for file in files.iter_mut().filter(|file| file.path.starts_with("language/")) {
            let start = file.text.find(&format!("\n  {command}:")).unwrap() + 1;
            let end = start + file.text[start..].find(']').unwrap() + 1;
            file.text.to_mut().replace_range(start..end, &format!("  {command}: []"));
        }
        let dialogues = Arc::new(Dialogues::load(&files).unwrap());
        let walks = walk_all(&dialogues, 1..=20);
        let broken = walks.broken.first().unwrap_or_else(|| panic!("nothing was broken without {command}"));
        assert!(walks.broken.iter().any(|broken| broken.message.starts_with(found)), "{}", broken.to_report());
        assert_eq!(walk(&dialogues, broken.seed).unwrap_err(), *broken);
    }
}

fn given(scenario: &str, tariff: &str, role: &str) -> Given {
    let mut given = Given::default();
    for (key, value) in [("scenario", scenario), ("tariff", tariff), ("role", role)] {
        given.values.insert(key.into(), value.into());
    }
    given
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
    // A choice that no text labels any more: the step asks anew, and the old button does nothing.
    let question = state.tasks[0].question.as_mut().unwrap();
    let number = question.number;
    question.replies.last_mut().unwrap().choices.push(Choice::new("of-an-older-build"));
    for event in [Event::Opened, Event::Pressed { choice: "of-an-older-build".into(), question: Some(number) }] {
        let turn = advance(&dialogues, state.clone(), world.facts(), event, world.now());
        assert_eq!(turn.state.step(), Some("recycle-bin"));
        let setting = Setting { zone: world.facts().portal.zone, now: world.now() };
        for effect in &turn.effects {
            let Effect::Say(reply) = effect else { continue };
            dialogues.texts.word("en", reply, setting).unwrap();
        }
        assert!(!turn.state.choices().contains(&"of-an-older-build"));
    }
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
    let mut way = Vec::new();
    while world.state().step() != Some("run") {
        let choices = world.state().choices();
        // A backup is chosen by its own name.
        let key = ONWARD.into_iter().find(|key| choices.contains(key)).unwrap_or(choices[0]).to_owned();
        way.push(key.clone());
        block_on(world.person(Action::Press(key))).unwrap();
        let stored = serde_json::to_string(world.state()).unwrap();
        assert_eq!(&serde_json::from_str::<State>(&stored).unwrap(), world.state(), "{way:?}");
        assert!(way.len() < 20, "{way:?} does not come to a restore");
    }
    assert!(way.len() >= 10 && way.last().is_some_and(|key| key == "confirm"), "{way:?}");
}
