//! Who is who, end to end: the built program behind the emulator of the Bot API, with invitations made by the command
//! line and codes read inside the sandbox.

use restore24::adapters::store::SqliteStore;
use restore24::sandbox::Server;
use serde_json::{Value, json};

use crate::program::{Program, sandbox};
use crate::telegram_support::{Emulator, Service, TOKEN, buttons, texts};

const ANNA: i64 = 101;
const BORIS: i64 = 102;
const CLARA: i64 = 103;

/// The sandbox's users: 1 and 4 are administrators, 2 is none.
const JONAS: u64 = 4;

struct Scene {
    server: Server,
    program: Program,
    emulator: Emulator,
    service: Service,
}

impl Scene {
    async fn new() -> Self {
        let (program, server) = (Program::new(), sandbox(60).await);
        server.ui_post("tariff", &json!({ "license": "de_std" }));
        program.add_portal("acme", &server).await;
        program.run(&["portal", "add", "acme", "--admin", "1,4"]).await.done();
        let emulator = Emulator::new().await;
        for (account, name) in [(ANNA, "Anna"), (BORIS, "Boris & <b>Co</b>"), (CLARA, "Clara")] {
            emulator.person(account, name, "en").await;
        }
        let service = Service::start(&program, &emulator, &[]).await;
        Self { server, program, emulator, service }
    }

    /// What a command of the program prints, an object a line.
    async fn told(&self, line: &str) -> Vec<Value> {
        let args: Vec<&str> = line.split(' ').chain(["--json"]).collect();
        let mut command = self.program.command(&args);
        command.env("RESTORE24_TELEGRAM_TOKEN", TOKEN).env("RESTORE24_TELEGRAM_API", &self.emulator.url);
        let ran = command.output().await.unwrap();
        assert!(ran.status.success(), "{line}: {ran:?}");
        String::from_utf8(ran.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// Makes an invitation and gives what its link bears.
    async fn invite(&self, user: u64) -> String {
        let made = self.told(&format!("invite --portal acme --user {user}")).await.remove(0);
        let link = made["link"].as_str().unwrap();
        let payload = link.strip_prefix("https://t.me/restore_bot?start=").unwrap();
        assert_eq!(made["payload"], payload);
        assert!(payload.len() <= 64 && payload.bytes().all(|c| c.is_ascii_alphanumeric() || b"_-".contains(&c)));
        payload.to_owned()
    }

    /// Opens a link that is good, and gives what the bot says to that, up to the conversation's question.
    async fn open(&self, account: i64, payload: &str) -> Vec<String> {
        let opened = json!({ "user": account, "payload": payload });
        let (since, _) = self.emulator.control_from("start", opened).await;
        owned(&self.emulator.asked(since, account).await)
    }

    /// Opens a link that leads nowhere, and gives what the bot says to that.
    async fn open_in_vain(&self, account: i64, payload: &str) -> String {
        let opened = json!({ "user": account, "payload": payload });
        let (since, _) = self.emulator.control_from("start", opened).await;
        owned(&self.emulator.said(since, account, 1).await).remove(0)
    }

    /// What somebody writes, and so many messages that come of it.
    async fn write(&self, account: i64, text: &str, count: usize) -> Vec<Value> {
        let (since, _) = self.emulator.control_from("send", json!({ "user": account, "text": text })).await;
        self.emulator.said(since, account, count).await
    }

    async fn say(&self, account: i64, text: &str) -> String {
        owned(&self.write(account, text, 1).await).remove(0)
    }

    /// The message with these words that comes of what somebody writes, whatever is said beside it.
    async fn hear(&self, account: i64, text: &str, words: &str) -> Value {
        let (since, _) = self.emulator.control_from("send", json!({ "user": account, "text": text })).await;
        self.said_with(since, account, words).await
    }

    async fn said_with(&self, since: u64, account: i64, words: &str) -> Value {
        let body = json!({
            "since": since, "chat": account, "kinds": "message", "contains": words, "timeout_seconds": 20,
        });
        let heard = self.emulator.control("wait", body).await;
        assert_eq!(heard["timed_out"], false, "nobody said {words:?}: {:?}", self.emulator.messages(account).await);
        heard["events"][0]["message"].clone()
    }

    /// Presses a button of the last message that has it, and waits for these words.
    async fn press_for(&self, account: i64, label: &str, words: &str) -> Value {
        let messages = self.emulator.messages(account).await;
        let has_it = |message: &&Value| buttons(message).iter().any(|each| each == label);
        let message = messages.iter().rev().find(has_it).unwrap_or_else(|| panic!("no button {label}: {messages:?}"));
        let press = json!({ "user": account, "message": message["message_id"], "label": label });
        let (since, _) = self.emulator.control_from("press", press).await;
        self.said_with(since, account, words).await
    }

    /// Presses a button of the last message that has it, and gives what the bot says to that.
    async fn press(&self, account: i64, label: &str, count: usize) -> Vec<String> {
        let messages = self.emulator.messages(account).await;
        let has_it = |message: &&Value| buttons(message).iter().any(|each| each == label);
        let message = messages.iter().rev().find(has_it).unwrap_or_else(|| panic!("no button {label}: {messages:?}"));
        let press = json!({ "user": account, "message": message["message_id"], "label": label });
        let (since, _) = self.emulator.control_from("press", press).await;
        owned(&self.emulator.said(since, account, count).await)
    }

    async fn is_quiet(&self, since: u64, account: i64) {
        let body = json!({ "since": since, "chat": account, "seconds": 0.4 });
        assert_eq!(self.emulator.control("quiet", body).await, json!([]));
    }

    /// Goes as far as the code.
    async fn ask_code(&self, account: i64, portal: &str, person: &str) -> String {
        self.say(account, "/start").await;
        self.say(account, portal).await;
        self.say(account, person).await
    }

    /// The code that a user sees behind the bell, once there are so many notifications.
    async fn code_of(&self, user: u64, count: usize) -> String {
        for _ in 0..400 {
            let shown = self.server.ui_get(&format!("notifications?user={user}"))["notifications"].clone();
            let shown = shown.as_array().unwrap().clone();
            if shown.len() == count {
                let text = shown.last().unwrap()["text"].as_str().unwrap().to_owned();
                let digits: String = text.split_once("there: ").unwrap().1.chars().take(9).collect();
                return digits.replace(' ', "");
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        panic!("no code came to user {user}");
    }

    /// A column of numbers out of the store.
    async fn read(&self, sql: &'static str) -> Vec<i64> {
        let store = SqliteStore::open(self.program.data.path()).await.unwrap();
        let mut tx = store.begin().await.unwrap();
        let found = sqlx::query_scalar(sql).fetch_all(&mut *tx).await.unwrap();
        drop(tx);
        store.close().await;
        found
    }

    /// Changes the store behind the program's back, as time would.
    async fn change(&self, sql: &'static str) {
        let store = SqliteStore::open(self.program.data.path()).await.unwrap();
        let mut tx = store.begin().await.unwrap();
        sqlx::query(sql).execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
        store.close().await;
    }
}

fn owned(messages: &[Value]) -> Vec<String> {
    texts(messages).into_iter().map(str::to_owned).collect()
}

/// Another code of as many digits.
fn other(code: &str) -> String {
    code.chars().map(|digit| if digit == '9' { '0' } else { char::from(digit as u8 + 1) }).collect()
}

#[tokio::test]
async fn a_link_makes_a_user_of_whoever_opens_it_first_and_of_nobody_else() {
    let scene = Scene::new().await;
    let payload = scene.invite(JONAS).await;
    let said = scene.open(ANNA, &payload).await;
    assert!(said[0].contains("you are Jonas Albers of acme ("), "{said:?}");
    assert!(said[1].contains("Bitrix24"), "the conversation has begun: {said:?}");
    let event = scene.service.event("account-linked").await;
    for (name, value) in
        [("portal", json!("acme")), ("user", json!(4)), ("account", json!(ANNA)), ("how", json!("invite"))]
    {
        assert_eq!(event[name], value, "{event}");
    }
    let listed = scene.told("account list --portal acme").await;
    assert_eq!((&listed[0]["account"], &listed[0]["name"]), (&json!(ANNA), &json!("Anna")));
    assert_eq!(scene.told("invite list").await[0]["state"], "used");

    // Opened again, and forwarded to a colleague.
    assert!(scene.open_in_vain(ANNA, &payload).await.contains("You opened this link before"));
    assert!(scene.open_in_vain(BORIS, &payload).await.contains("used before, from another account"));
    assert!(scene.say(BORIS, "contacts are gone").await.contains("which portal"));
    assert_eq!(scene.told("account list").await.len(), 1);

    // A second one for the same user is said kindly and used up; one for another user is left.
    let again = scene.invite(JONAS).await;
    assert!(scene.open(ANNA, &again).await[0].contains("know each other already"));
    assert!(scene.open_in_vain(BORIS, &again).await.contains("used before"));
    let others = scene.invite(1).await;
    assert!(scene.open_in_vain(ANNA, &others).await.contains("another user of acme"));
    assert!(scene.open(BORIS, &others).await[0].contains("Katharina Vogel"));
}

#[tokio::test]
async fn a_link_that_is_over_says_why_and_links_nobody() {
    let scene = Scene::new().await;
    let revoked = scene.invite(JONAS).await;
    scene.told("invite revoke 1").await;
    let expired = scene.invite(JONAS).await;
    scene.change("UPDATE invite SET expires_at = 1 WHERE invite_id = 2").await;
    for (payload, words) in [
        (revoked.as_str(), "taken back"),
        (expired.as_str(), "too old"),
        ("i_AAAAAAAAAAAAAAAAAAAAAA", "don't know this link"),
        ("nonsense", "don't know this link"),
    ] {
        let said = scene.open_in_vain(ANNA, payload).await;
        assert!(said.contains(words), "{payload}: {said}");
    }
    // The portal does not answer; then it has dismissed the user; then all is well, with the same link.
    let good = scene.invite(JONAS).await;
    scene.server.ui_post("tariff", &json!({ "rest": false }));
    assert!(scene.open_in_vain(BORIS, &good).await.contains("does not answer"));
    scene.server.ui_post("tariff", &json!({ "rest": true }));
    scene.server.ui_post("users", &json!({ "id": JONAS, "active": false }));
    assert!(scene.open_in_vain(BORIS, &good).await.contains("not active in acme"));
    assert_eq!(scene.told("account list").await, Vec::<Value>::new());
    let raw = scene.read("SELECT COUNT(*) FROM messenger_update WHERE incoming LIKE '%start%'").await;
    assert_eq!(raw, [0], "a link that can still be used stands nowhere as it is");
    scene.server.ui_post("users", &json!({ "id": JONAS, "active": true }));
    assert!(scene.open(BORIS, &good).await[0].contains("Jonas Albers"));

    // Whom the portal does not know, or has dismissed, is not invited at all.
    for (user, words) in [("998", "user 998 does not exist in acme"), ("7", "user 7 is not active any more in acme")] {
        scene.program.run(&["invite", "--portal", "acme", "--user", user]).await.failed(words).failed("no invitation");
    }
    scene.program.run(&["account", "revoke", "99"]).await.failed("there is no link 99");
    scene.program.run(&["invite", "revoke", "99"]).await.failed("there is no invitation 99");
}

#[tokio::test]
async fn a_code_inside_the_portal_links_the_account_that_asked_and_no_other() {
    let scene = Scene::new().await;
    assert!(scene.say(ANNA, "my contacts are gone").await.contains("invitation link"));
    assert!(scene.say(ANNA, "what is this").await.contains("which portal"));
    assert!(scene.say(ANNA, "https://ACME/crm/").await.contains("who are you in acme"));
    assert!(scene.say(ANNA, "the boss").await.contains("e-mail address that you sign in with"));
    assert!(scene.say(ANNA, "User4@Example.de").await.contains("8 digits"));
    let code = scene.code_of(JONAS, 1).await;

    // Boris has asked for one as well, and guesses that it is Anna's.
    scene.ask_code(BORIS, "acme", "1").await;
    scene.code_of(1, 1).await;
    assert!(scene.say(BORIS, &code).await.contains("not the code"));
    assert!(scene.say(ANNA, "1234567").await.contains("type the code"));
    assert!(scene.say(ANNA, &other(&code)).await.contains("Tries left: 4"));

    // A new one replaces the first, also behind the bell.
    assert!(scene.press(ANNA, "Send a new code", 1).await[0].contains("8 digits"));
    let mut newer = scene.code_of(JONAS, 1).await;
    for _ in 0..100 {
        if newer != code {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        newer = scene.code_of(JONAS, 1).await;
    }
    assert!(scene.say(ANNA, &code).await.contains("not the code"), "the first is worth nothing any more");
    let (first, second) = newer.split_at(4);
    let said = owned(&scene.emulator.ask(ANNA, &format!("{first} {second}")).await);
    assert!(said[0].contains("you are Jonas Albers of acme"), "{said:?}");
    assert_eq!(scene.service.event("account-linked").await["how"], "code");
    let listed = scene.told("account list").await;
    assert_eq!((listed.len(), &listed[0]["how"], &listed[0]["linked_by"]), (1, &json!("code"), &json!("portal")));

    // Used once: it links nobody else, whoever asks for one of their own.
    scene.ask_code(CLARA, "acme", "2").await;
    scene.code_of(2, 1).await;
    assert!(scene.say(CLARA, &newer).await.contains("not the code"));
    assert_eq!(scene.told("account list").await.len(), 1);
}

#[tokio::test]
async fn nothing_tells_whether_a_portal_or_a_user_exists() {
    let scene = Scene::new().await;
    let existing = scene.ask_code(ANNA, "acme", "4").await;
    scene.code_of(JONAS, 1).await;
    for (portal, person) in [("acme", "998"), ("acme", "nobody@example.de"), ("acme", "7"), ("other", "4")] {
        let answer = scene.ask_code(BORIS, portal, person).await;
        assert_eq!(answer.replace(portal, "acme"), existing, "{portal} {person}");
    }
    assert!(scene.say(BORIS, "12345678").await.contains("Tries left: 4"), "as with a code that was sent");
    let shown = scene.server.ui_get("notifications");
    assert_eq!(shown["notifications"].as_array().unwrap().len(), 1, "{shown}");
    // Who asks too often is slowed down, whether or not anything was sent.
    let answer = scene.ask_code(BORIS, "acme", "998").await;
    assert!(answer.contains("8 digits"), "{answer}");
    assert!(scene.ask_code(BORIS, "acme", "998").await.contains("too many tries"));
}

#[tokio::test]
async fn whoever_guesses_waits_and_the_operator_is_told() {
    let scene = Scene::new().await;
    scene.ask_code(ANNA, "acme", "4").await;
    let code = scene.code_of(JONAS, 1).await;
    for left in ["4", "3", "2"] {
        let said = scene.say(ANNA, &other(&code)).await;
        assert!(said.contains(&format!("Tries left: {left}")), "{said}");
    }
    // Not even the right one is looked at now, nor a good link.
    assert!(scene.say(ANNA, &code).await.contains("too many tries"));
    let good = scene.invite(JONAS).await;
    assert!(scene.open_in_vain(ANNA, &good).await.contains("too many tries"));
    let event = scene.service.event("guessing").await;
    assert_eq!((&event["account"], &event["count"]), (&json!(ANNA), &json!(3)));
    // Time goes by.
    scene.change("UPDATE link_attempt SET at = at - 60000000").await;
    let said = owned(&scene.emulator.ask(ANNA, &code).await);
    assert!(said[0].contains("Jonas Albers"), "{said:?}");

    // An expired one is over, and so is one that was typed wrong too often.
    scene.ask_code(BORIS, "acme", "1").await;
    let code = scene.code_of(1, 1).await;
    scene.change("UPDATE invite SET expires_at = 1 WHERE kind = 'code' AND used_at IS NULL").await;
    assert!(scene.say(BORIS, &code).await.contains("not the code"));
    scene
        .change("UPDATE invite SET expires_at = made_at + 600000000, tries = 5 WHERE kind = 'code' AND used_at IS NULL")
        .await;
    assert!(scene.say(BORIS, &code).await.contains("not the code"));
    assert_eq!(scene.told("account list").await.len(), 1);
}

#[tokio::test]
async fn an_attack_from_many_accounts_leaves_nobody_slips_and_is_told() {
    let scene = Scene::new().await;
    scene
        .change(
            "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 49)
             INSERT INTO link_attempt SELECT 'telegram:7000000001', 900 + n, unixepoch() * 1000000 FROM number",
        )
        .await;
    let guess = "i_AAAAAAAAAAAAAAAAAAAAAA";
    assert!(scene.open_in_vain(CLARA, guess).await.contains("don't know this link"));
    assert_eq!(scene.service.event("many-guesses").await["count"], 50);
    assert!(scene.open_in_vain(CLARA, guess).await.contains("too many tries"), "after one already");
    // Whoever has guessed nothing is not held up.
    let payload = scene.invite(JONAS).await;
    assert!(scene.open(ANNA, &payload).await[0].contains("Jonas Albers"));
}

#[tokio::test]
async fn a_webhook_that_may_send_no_codes_is_told_the_operator_and_nobody_else() {
    let scene = Scene::new().await;
    let usual = scene.ask_code(ANNA, "acme", "4").await;
    scene.code_of(JONAS, 1).await;
    scene.server.ui_post("webhooks", &json!({ "user": 1, "secret": "abc", "scopes": ["crm", "user"] }));
    assert_eq!(scene.ask_code(BORIS, "acme", "1").await, usual);
    let event = scene.service.event("code-not-sent").await;
    assert!(event["reason"].as_str().unwrap().contains("permission \"im\""), "{event}");
    assert!(event["hint"].as_str().unwrap().contains("restore24 invite"), "{event}");
    // An invitation works all the same.
    let payload = scene.invite(1).await;
    assert!(scene.open(BORIS, &payload).await[0].contains("Katharina Vogel"));
}

#[tokio::test]
async fn a_link_that_is_revoked_in_mid_conversation_shows_nothing_any_more() {
    let scene = Scene::new().await;
    let payload = scene.invite(JONAS).await;
    let greeted = scene.open(ANNA, &payload).await;
    let talked = scene.emulator.ask(ANNA, "contacts are gone").await;
    let asked = talked.last().unwrap();
    scene.told("account revoke 1").await;
    let press = json!({ "user": ANNA, "message": asked["message_id"], "label": buttons(asked)[0] });
    let (since, _) = scene.emulator.control_from("press", press).await;
    let said = owned(&scene.emulator.said(since, ANNA, 1).await);
    assert!(said[0].contains("invitation link"), "{said:?}");
    for text in ["/status", "contacts are gone", "yes"] {
        let said = scene.say(ANNA, text).await;
        assert!(
            said.contains("invitation link") || said.contains("which portal") || said.contains("who are you"),
            "{said}"
        );
    }
    let listed = scene.told("account list").await;
    assert!(listed[0]["revoked_at"].is_string(), "{listed:?}");
    // Invited again, the conversation is where it was.
    let payload = scene.invite(JONAS).await;
    let said = scene.open(ANNA, &payload).await;
    assert_ne!(said[1], greeted[1], "{said:?}");
}

#[tokio::test]
async fn an_update_that_is_heard_again_after_a_cut_is_answered_and_used_once() {
    let scene = Scene::new().await;
    let payload = scene.invite(JONAS).await;
    scene.open(ANNA, &payload).await;
    scene.ask_code(BORIS, "acme", "1").await;
    let code = scene.code_of(1, 1).await;
    scene.say(BORIS, &other(&code)).await;
    let before = (scene.emulator.messages(ANNA).await.len(), scene.emulator.messages(BORIS).await.len());
    // As if it had been killed right before the last update of each was noted as handled: both come once more.
    let last = "SELECT MAX(update_id) FROM messenger_update GROUP BY chat";
    let updates: Vec<i64> = scene.read(last).await;
    assert_eq!(updates.len(), 2);
    scene.change("DELETE FROM messenger_update WHERE update_id IN (SELECT MAX(update_id) FROM messenger_update GROUP BY chat)").await;
    for update in updates {
        scene.emulator.control("updates/duplicate", json!({ "update": update })).await;
    }
    scene.hear(BORIS, "1234", "type the code").await;
    scene.hear(ANNA, "/settings", "user 4 of acme").await;
    let after = (scene.emulator.messages(ANNA).await.len(), scene.emulator.messages(BORIS).await.len());
    assert_eq!(after, (before.0 + 2, before.1 + 2), "the question and its answer, and nothing else");
    // It was tried once, so four tries are left but for this one.
    assert!(scene.say(BORIS, &other(&code)).await.contains("Tries left: 3"));
    assert_eq!(scene.told("account list").await.len(), 1);
}

#[tokio::test]
async fn somebody_who_is_no_administrator_is_linked_and_told_so_by_the_conversation() {
    let scene = Scene::new().await;
    let payload = scene.invite(2).await;
    let said = scene.open(CLARA, &payload).await;
    assert!(said[0].contains("Marek Nowak"), "{said:?}");
    scene.press_for(CLARA, "Other data is missing", "Only an administrator of the portal may ask").await;
}

#[tokio::test]
async fn settings_switch_portal_and_language_and_unlink() {
    let scene = Scene::new().await;
    let beta = sandbox(40).await;
    beta.ui_post("identity", &json!({ "origin": 7 }));
    scene.program.add_portal("beta", &beta).await;
    scene.hear(ANNA, "/settings", "linked with nobody").await;
    // Whoever is nobody yet chooses a language too, and leaves.
    scene.hear(CLARA, "/start", "invitation link").await;
    scene.hear(CLARA, "acme", "who are you in acme").await;
    scene.hear(CLARA, "/language", "Which language").await;
    scene.press_for(CLARA, "Deutsch", "wer sind Sie in acme").await;
    scene.hear(CLARA, "/help", "Einladungslink").await;
    scene.press_for(CLARA, "Anderes Portal", "Um welches Portal").await;
    scene.hear(CLARA, "/cancel", "nichts geändert").await;
    let acme = scene.invite(JONAS).await;
    scene.open(ANNA, &acme).await;
    let made = scene.told("invite --portal beta --user 1").await.remove(0);
    let said = scene.open(ANNA, made["payload"].as_str().unwrap()).await;
    assert!(said[0].contains("Katharina Vogel of beta"), "{said:?}");
    let labels = buttons(&scene.hear(ANNA, "/settings", "user 1 of beta").await);
    assert_eq!(labels.len(), 4, "{labels:?}");
    assert!(labels[0].starts_with("Go on with acme"), "{labels:?}");

    scene.press_for(ANNA, &labels[0], "about acme").await;
    scene.hear(ANNA, "/settings", "user 4 of acme").await;
    assert!(scene.open(ANNA, "p_beta").await[0].contains("about beta"));
    assert!(scene.open_in_vain(ANNA, "p_gamma").await.contains("not linked with that portal"));

    // The language is the conversation's too.
    scene.hear(ANNA, "/settings", "user 1 of beta").await;
    scene.press_for(ANNA, "Another language", "Which language").await;
    scene.press_for(ANNA, "Deutsch", "Deutsch").await;
    let settings = scene.hear(ANNA, "/settings", "Benutzer 1 von beta").await;

    // Unlinking is asked twice; what somebody else's button would end stays.
    let greeted = scene.hear(BORIS, "/start", "invitation link").await;
    for data in ["n.unlink-yes-1", "n.portal-1", "1.1.crm-data", "n.", "n.lang-"] {
        let press = json!({ "user": BORIS, "message": greeted["message_id"], "data": data, "forged": true });
        scene.emulator.control("press", press).await;
    }
    let unlink = buttons(&settings).into_iter().rfind(|label| label.contains("beta")).unwrap();
    scene.press_for(ANNA, &unlink, "Soll ich?").await;
    scene.press_for(ANNA, "So lassen", "bleibt").await;
    assert_eq!(held(&scene.told("account list").await), 2);
    scene.hear(ANNA, "/settings", "Benutzer 1 von beta").await;
    scene.press_for(ANNA, &unlink, "Soll ich?").await;
    assert!(scene.press(ANNA, "Ja, Verknüpfung lösen", 1).await[0].contains("nichts mehr zu tun"));
    assert_eq!(held(&scene.told("account list").await), 1);
    scene.hear(ANNA, "/settings", "acme").await;
}

fn held(links: &[Value]) -> usize {
    links.iter().filter(|link| link["revoked_at"].is_null()).count()
}

#[tokio::test]
async fn an_account_is_forgotten_when_that_was_asked_twice() {
    let scene = Scene::new().await;
    let payload = scene.invite(JONAS).await;
    scene.open(ANNA, &payload).await;
    scene.emulator.ask(ANNA, "the Sorensen contact is gone").await;
    scene.hear(ANNA, "/privacy", "only until I have taken it in").await;
    scene.press_for(ANNA, "Erase what you keep", "Shall I erase it all").await;
    scene.press_for(ANNA, "Leave it as it is", "stays as it is").await;
    // An old button asks once more.
    let stands = scene.emulator.messages(ANNA).await;
    let message = stands.iter().rfind(|message| message["from"]["is_bot"] == true).unwrap()["message_id"].clone();
    let old = json!({ "user": ANNA, "message": message, "data": "n.erase-yes-1000", "forged": true });
    let (since, _) = scene.emulator.control_from("press", old).await;
    scene.said_with(since, ANNA, "Shall I erase it all").await;
    assert_eq!(held(&scene.told("account list").await), 1);
    assert!(scene.press(ANNA, "Yes, erase it for good", 1).await[0].contains("Erased"));
    let (since, _) = scene.emulator.control_from("settings", json!({})).await;
    scene.is_quiet(since, ANNA).await;

    let listed = scene.told("account list").await;
    assert_eq!((held(&listed), &listed[0]["account"], &listed[0]["name"]), (0, &json!(0), &Value::Null));
    let store = SqliteStore::open(scene.program.data.path()).await.unwrap();
    for sql in [
        "SELECT COUNT(*) FROM inbox WHERE event LIKE '%Sorensen%'",
        "SELECT COUNT(*) FROM conversation WHERE state LIKE '%Sorensen%' OR channel LIKE '%101'",
        "SELECT COUNT(*) FROM messenger_update WHERE incoming LIKE '%Sorensen%'",
        "SELECT COUNT(*) FROM messenger_account WHERE account = 101",
        "SELECT COUNT(*) FROM messenger_message WHERE chat = 101",
        "SELECT COUNT(*) FROM invite WHERE used_by = 101",
    ] {
        let mut tx = store.begin().await.unwrap();
        let count: i64 = sqlx::query_scalar(sql).fetch_one(&mut *tx).await.unwrap();
        assert_eq!(count, 0, "{sql}");
    }
    store.close().await;
    scene.hear(ANNA, "hello", "invitation link").await;
}
