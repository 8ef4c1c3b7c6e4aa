use serde_json::json;

use super::*;
use crate::dialogue::backend::FilePurpose;

fn button(label: &str) -> Button {
    Button::pressed(label, format!("1.2.{label}"))
}

fn expected(text: &str, labels: &[&str]) -> Expected {
    let buttons = labels.iter().map(|label| button(label)).collect();
    Expected { name: "asked".into(), text: text.into(), buttons, ..Expected::default() }
}

fn event(kind: &str, id: i64, text: &str, labels: &[&str]) -> Value {
    let row: Vec<Value> =
        labels.iter().map(|label| json!({ "text": label, "callback_data": format!("1.2.{label}") })).collect();
    json!({ "kind": kind, "seq": id, "message": {
        "message_id": id, "text": text, "reply_markup": { "inline_keyboard": [row] },
    } })
}

fn photo(id: i64, caption: &str) -> Value {
    json!({ "kind": "message", "message": { "message_id": id, "caption": caption, "photo": [{ "file_id": "small" }, { "file_id": "large" }] } })
}

fn document(id: i64, name: &str) -> Value {
    json!({ "kind": "message", "message": { "message_id": id, "document": { "file_name": name, "file_id": "doc" } } })
}

/// What stands in the chat first, the button that was pressed, what happened, what was expected, and what a failure says.
struct Row {
    what: &'static str,
    before: Vec<Expected>,
    stands: Vec<Value>,
    pressed: Option<i64>,
    events: Vec<Value>,
    expected: Vec<Expected>,
    says: Option<&'static str>,
}

fn row(what: &'static str, events: Vec<Value>, expected: Vec<Expected>, says: Option<&'static str>) -> Row {
    Row { what, before: Vec::new(), stands: Vec::new(), pressed: None, events, expected, says }
}

fn asked_before(row: Row) -> Row {
    let (before, stands) =
        (vec![expected("First?", &["yes", "no"])], vec![event("message", 1, "First?", &["yes", "no"])]);
    Row { before, stands, pressed: Some(1), ..row }
}

fn living(text: &str) -> Expected {
    Expected { name: "card".into(), is_living: true, ..expected(text, &[]) }
}

fn living_before(row: Row) -> Row {
    Row { before: vec![living("1 of 2")], stands: vec![event("message", 1, "1 of 2", &[])], ..row }
}

fn rows() -> Vec<Row> {
    let long: String = format!("{}\n\n{}", "a".repeat(4000), "b".repeat(4000));
    let (first, second) = (&long[..4000], &long[4002..]);
    let pictured = |text: &str| Expected { picture: Some("p.png".into()), ..expected(text, &[]) };
    let file = FileView { purpose: FilePurpose::Export, name: "exports/1-2/contacts.csv".into(), rows: 3 };
    let handed = Expected { file: Some(file), ..Expected::default() };
    vec![
        row("as worded", vec![event("message", 1, "Yes?", &["yes"])], vec![expected("Yes? ", &["yes"])], None),
        row("other words", vec![event("message", 1, "No?", &["yes"])], vec![expected("Yes?", &["yes"])], Some("Yes?")),
        row(
            "a button is missing",
            vec![event("message", 1, "Yes?", &[])],
            vec![expected("Yes?", &["yes"])],
            Some("[yes]"),
        ),
        row(
            "buttons in another order",
            vec![event("message", 1, "Yes?", &["no", "yes"])],
            vec![expected("Yes?", &["yes", "no"])],
            Some("[no]"),
        ),
        row("nothing came", Vec::new(), vec![expected("Yes?", &[])], Some("not in the chat")),
        row("too much came", vec![event("message", 1, "Hm", &[])], Vec::new(), Some("nothing more")),
        row(
            "said twice",
            vec![event("message", 1, "A", &[]), event("message", 2, "A", &[])],
            vec![expected("A", &[])],
            Some("nothing more"),
        ),
        row(
            "the wrong order",
            vec![event("message", 1, "B", &[]), event("message", 2, "A", &[])],
            vec![expected("A", &[]), expected("B", &[])],
            Some("where this was to be said"),
        ),
        row(
            "a long text in two",
            vec![event("message", 1, first, &[]), event("message", 2, second, &["yes"])],
            vec![expected(&long, &["yes"])],
            None,
        ),
        row(
            "only half of it",
            vec![event("message", 1, first, &[])],
            vec![expected(&long, &[])],
            Some("not in the chat"),
        ),
        row(
            "a short text in two",
            vec![event("message", 1, "A", &[]), event("message", 2, "B", &[])],
            vec![expected("A B", &[])],
            Some("A B"),
        ),
        row("words below a picture", vec![photo(1, "Look")], vec![pictured("Look")], None),
        row("a picture alone", vec![photo(1, ""), event("message", 2, "Look", &[])], vec![pictured("Look")], None),
        row("no picture", vec![event("message", 1, "Look", &[])], vec![pictured("Look")], Some("<picture p.png>")),
        row("a picture nobody asked for", vec![photo(1, "Look")], vec![expected("Look", &[])], Some("<picture large>")),
        row("a file", vec![document(1, "contacts.csv")], vec![handed.clone()], None),
        row("another file", vec![document(1, "deals.csv")], vec![handed], Some("contacts.csv")),
        row(
            "what came of work takes the place of how far it was",
            vec![event("message", 1, "Comparing … 3", &[]), event("edit", 1, "Done", &[])],
            vec![expected("Done", &[])],
            None,
        ),
        row(
            "it takes the place of an older one",
            vec![
                event("message", 1, "Comparing … 3", &[]),
                event("message", 2, "Yes?", &[]),
                event("edit", 1, "Done", &[]),
            ],
            vec![expected("Yes?", &[]), expected("Done", &[])],
            Some("took the place"),
        ),
        row("work shows how far it is", vec![event("message", 1, "Comparing … 3", &[])], Vec::new(), None),
        asked_before(row(
            "the pressed button is marked",
            vec![event("edit", 1, "First?", &["✓ yes"])],
            Vec::new(),
            None,
        )),
        asked_before(row(
            "another is marked",
            vec![event("edit", 1, "First?", &["✓ maybe"])],
            Vec::new(),
            Some("✓ maybe"),
        )),
        asked_before(row(
            "a message changes its words",
            vec![event("edit", 1, "Oh", &[])],
            Vec::new(),
            Some("changed to this"),
        )),
        asked_before(row(
            "the pressed card comes anew in its place",
            vec![event("edit", 1, "First!", &["yes"])],
            vec![expected("First!", &["yes"])],
            None,
        )),
        Row {
            pressed: None,
            ..asked_before(row(
                "a card changes that nobody pressed",
                vec![event("edit", 1, "First!", &["yes"])],
                vec![expected("First!", &["yes"])],
                Some("took the place"),
            ))
        },
        living_before(row("a living one changes", vec![event("edit", 1, "2 of 2", &[])], vec![living("2 of 2")], None)),
        living_before(row("a living one stays", Vec::new(), vec![living("1 of 2")], None)),
        living_before(row(
            "a living one comes anew",
            vec![event("message", 2, "2 of 2", &[])],
            vec![living("2 of 2")],
            Some("sent anew"),
        )),
    ]
}

#[test]
fn each_difference_is_found_and_nothing_else() {
    let progress = ["Comparing".to_owned()];
    for row in rows() {
        let mut screen = Screen::default();
        let quiet = Beside { progress: &progress, pressed: None };
        screen.follow(&row.stands, &row.before, &quiet).unwrap();
        let followed = screen.follow(&row.events, &row.expected, &Beside { progress: &progress, pressed: row.pressed });
        match (row.says, followed) {
            (None, followed) => assert!(followed.is_ok(), "{}: {}", row.what, followed.unwrap_err()),
            (Some(says), Err(told)) => assert!(told.contains(says), "{}: {told}", row.what),
            (Some(_), Ok(_)) => panic!("{} was not found", row.what),
        }
    }
}

#[test]
fn what_was_handed_over_is_told_and_buttons_are_found_again() {
    let mut screen = Screen::default();
    let pictured = Expected { picture: Some("p.png".into()), ..expected("Look", &[]) };
    let asked = [expected("A", &["yes"]), expected("B", &["yes"]), pictured];
    let events = [event("message", 1, "A", &["yes"]), event("message", 2, "B", &["yes"]), photo(3, "Look")];
    let handed = screen.follow(&events, &asked, &Beside { progress: &[], pressed: None }).unwrap();
    assert_eq!(handed, [Handed { position: 2, id: "large".into() }]);
    assert_eq!(
        (screen.find_button("1.2.yes"), screen.find_button("1.2.no"), screen.newest()),
        (Some(2), None, Some(3))
    );
}
