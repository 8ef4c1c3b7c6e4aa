//! What only a terminal has: correcting the last message.

use serde_json::Value;

use crate::program::two_contacts_lost;

/// The replies to a line: from one wait to the next.
fn replies_to(lines: &[Value], line: usize) -> Vec<&Value> {
    let turns: Vec<&[Value]> = lines.split(|value| value["waiting"] == true).collect();
    turns[line].iter().collect()
}

fn names<'a>(replies: &[&'a Value]) -> Vec<&'a str> {
    replies.iter().filter_map(|reply| reply["reply"].as_str()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_message_is_corrected_and_the_help_says_how() {
    let (program, _server) = two_contacts_lost().await;
    let script = program.data.path().join("talk.md");
    let args = ["chat", "--json", "--as", "1", "--lang", "en", "--record", script.to_str().unwrap()];
    let input = "48 contacts are missing\n/edit 48 deals are missing\nhelp\n";
    let lines = program.run_with_input(&args, input).await.done().json();

    assert!(names(&replies_to(&lines, 1)).contains(&"told-missing"), "{lines:#?}");
    let corrected = replies_to(&lines, 2);
    assert_eq!(names(&corrected), ["edit-taken", "noted", "told-missing", "told-amount", "recycle-bin"]);
    assert!(corrected[2]["text"].as_str().unwrap().contains("deals"), "{corrected:#?}");
    let help = replies_to(&lines, 3);
    assert!(help[0]["text"].as_str().unwrap().contains("correct your last message with /edit"), "{help:#?}");
    assert!(std::fs::read_to_string(&script).unwrap().contains("> edit 1: 48 deals are missing"));
}
