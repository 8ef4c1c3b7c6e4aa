//! `restore24 sandbox` as people and programs start it.

use std::process::Stdio;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::Command;

fn sandbox(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_restore24"));
    command.arg("sandbox").args(arguments).kill_on_drop(true).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

#[tokio::test]
async fn the_first_line_says_where_it_is() {
    for (arguments, is_json) in [(["--json", "--records", "100"], true), (["--records", "100", "--still"], false)] {
        let mut child = sandbox(&arguments).spawn().expect("the program starts");
        let mut lines = BufReader::new(child.stdout.take().expect("it is piped")).lines();
        let first = lines.next_line().await.expect("it can be read").expect("there is a line");
        let webhook = if is_json {
            let line: Value = serde_json::from_str(&first).expect("it is JSON");
            assert_eq!(
                line.as_object().map(|line| line.keys().cloned().collect::<Vec<_>>()),
                Some(["cert", "https", "ui", "webhook"].map(str::to_owned).to_vec())
            );
            line["webhook"].as_str().expect("an address").to_owned()
        } else {
            first
                .split_whitespace()
                .find(|word| word.ends_with("/rest/1/abc/"))
                .expect("the webhook is named")
                .to_owned()
        };
        let client = reqwest_client();
        let answer = client.get(format!("{webhook}profile")).send().await.expect("an answer");
        assert_eq!(answer.status().as_u16(), 200);
        child.kill().await.expect("it can be ended");
    }
}

#[tokio::test]
async fn https_is_served_with_the_certificate_that_was_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("portal.pem");
    let file = file.to_str().expect("a plain path");
    let mut child = sandbox(&["--json", "--https", "127.0.0.1:0", "--cert", file]).spawn().expect("the program starts");
    let mut lines = BufReader::new(child.stdout.take().expect("it is piped")).lines();
    let first = lines.next_line().await.expect("it can be read").expect("there is a line");
    let line: Value = serde_json::from_str(&first).expect("it is JSON");
    assert_eq!(line["cert"], file);
    let _ = rustls::crypto::ring::default_provider().install_default();
    let pem = std::fs::read(file).expect("the certificate is there");
    let trusted = reqwest::Certificate::from_pem(&pem).expect("it is a certificate");
    let client = reqwest::Client::builder().tls_certs_only([trusted]).build().expect("plain settings");
    let url = format!("{}profile", line["https"].as_str().expect("an address"));
    assert_eq!(client.get(url).send().await.expect("an answer").status().as_u16(), 200);
    child.kill().await.expect("it can be ended");
}

fn reqwest_client() -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::new()
}

#[tokio::test]
async fn wrong_usage_is_said_and_ends_with_two() {
    for (arguments, says) in [
        (vec!["--http", "0.0.0.0:0"], "can be reached from other machines"),
        (vec!["--faults", "profile:burn"], "cannot read the fault \"profile:burn\""),
        (vec!["--scenario", "fire"], "there is no scenario"),
        (vec!["--records", "2000000"], "2000000"),
        (vec!["--zone", "Mars/Base"], "Mars/Base"),
    ] {
        let output = sandbox(&arguments).output().await.expect("the program starts");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {errors}");
        assert!(errors.contains(says), "{arguments:?}: {errors}");
    }
}

#[tokio::test]
async fn help_explains_scenarios_and_faults() {
    let output = sandbox(&["--help"]).output().await.expect("the program starts");
    // Lines are broken as the terminal is wide.
    let text = String::from_utf8_lossy(&output.stdout).split_whitespace().collect::<Vec<_>>().join(" ");
    for word in [
        "deleted-contacts",
        "hidden-by-filter",
        "METHOD:KIND",
        "crm.item.import:cut@3",
        "/ui/",
        "crm.item: add, batchimport",
        "crm.deal.contact.items",
        "smart processes, events, OAuth and version 3 of the REST API are not there",
        "in --zone",
    ] {
        assert!(text.contains(word), "{word}");
    }
    assert!(!text.contains("this morning"), "the story need not end today");
}

#[tokio::test]
async fn a_port_in_use_is_named_with_the_way_on() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = taken.local_addr().expect("an address").to_string();
    for arguments in [vec!["--http", &*address], vec!["--json", "--http", &*address]] {
        let output = sandbox(&arguments).output().await.expect("the program starts");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{errors}");
        let first = errors.lines().next().unwrap_or_default();
        assert!(first.contains(&format!("cannot listen on {address}: ")), "{errors}");
        if arguments[0] == "--json" {
            let told: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
            assert!(told["error"].as_str().is_some_and(|text| text.starts_with("cannot listen on")), "{told}");
            assert_eq!(told["hint"], "choose another port, or 0 for any free one");
        }
    }
}

#[cfg(unix)]
#[tokio::test]
async fn both_signals_end_it_in_good_order() {
    for signal in ["-TERM", "-INT"] {
        let mut child = sandbox(&["--json", "--records", "100"]).spawn().expect("the program starts");
        let mut lines = BufReader::new(child.stdout.take().expect("it is piped")).lines();
        lines.next_line().await.expect("it can be read").expect("there is a line");
        let id = child.id().expect("it runs").to_string();
        let sent = Command::new("kill").args([signal, &id]).status().await.expect("kill is there");
        assert!(sent.success());
        let ended = tokio::time::timeout(std::time::Duration::from_secs(10), child.wait()).await;
        assert_eq!(ended.expect("it ends soon").expect("it can be waited for").code(), Some(0), "{signal}");
    }
}
