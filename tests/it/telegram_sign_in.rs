//! Signing in with one's own account, end to end: the built program behind the emulator of the Bot API, a browser of the
//! test's own, and the sandbox as portal and as server that gives tokens.

use reqwest::header::LOCATION;
use serde_json::{Value, json};

use crate::program::sandbox;
use crate::sign_in_scene::{ANNA, BORIS, PUBLIC, Scene, refused, url_of};
use crate::telegram_support::{Service, buttons, texts};

/// The sandbox's users: 1 and 4 are administrators, 2 is none.
const KATHARINA: u64 = 1;
const MAREK: u64 = 2;
const JONAS: u64 = 4;

#[tokio::test]
async fn an_administrator_signs_in_and_may_restore_though_the_operator_named_nobody() {
    let scene = Scene::new().await;
    refused(scene.may(JONAS).await, "not among the administrators that the operator named");
    let service = scene.serve().await;
    let offered = service.event("sign-in").await;
    assert_eq!(
        (&offered["portals"][0], &offered["handler"]),
        (&json!("acme"), &json!(format!("{PUBLIC}/oauth/bitrix24")))
    );
    let link = scene.ask_link(ANNA).await;
    assert!(link.starts_with(&format!("{}/oauth/authorize/?client_id=local.1&state=", scene.origin())), "{link}");
    let state = link.split_once("state=").unwrap().1;
    assert_eq!(state.len(), 22);

    let (since, _) = scene.emulator.control_from("messages", json!({ "chat": ANNA })).await;
    let page = scene.sign_in(&link, JONAS).await;
    assert_eq!(page.status, 200, "{page:?}");
    for part in [
        "<html lang=\"en\">",
        "Jonas Albers",
        "acme (",
        "Anna &amp; &lt;b&gt;Co&lt;/b&gt;",
        "somebody else send you the link",
    ] {
        assert!(page.text.contains(part), "{part} is not in {page:?}");
    }
    assert!(!page.text.contains("<script") && !page.text.contains("src="), "{page:?}");
    for (name, value) in [
        ("cache-control", "no-store"),
        ("referrer-policy", "no-referrer"),
        ("x-content-type-options", "nosniff"),
        ("content-type", "text/html; charset=utf-8"),
        ("content-language", "en"),
    ] {
        assert_eq!(page.headers[name], value);
    }
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none';") && policy.contains("frame-ancestors 'none'"), "{policy}");
    let told = scene.said_with(since, ANNA, "Somebody has just signed in").await;
    assert!(texts(&[told])[0].contains("as Jonas Albers"));
    assert_eq!(scene.links().await, Vec::<Value>::new(), "nobody is linked before the way back");

    let proof = page.proof().unwrap();
    assert!(proof.len() <= 64 && proof.bytes().all(|c| c.is_ascii_alphanumeric() || b"_-".contains(&c)), "{proof}");
    let since = scene.open(ANNA, &proof, "you signed in as Jonas Albers of acme (").await;
    assert!(!scene.emulator.asked(since, ANNA).await.is_empty(), "the conversation has begun");
    let event = service.event("account-linked").await;
    assert_eq!((&event["user"], &event["how"], &event["account"]), (&json!(4), &json!("sign-in"), &json!(ANNA)));
    let links = scene.links().await;
    assert_eq!((&links[0]["how"], &links[0]["linked_by"]), (&json!("sign-in"), &json!("portal")));
    assert_eq!(scene.may(JONAS).await, Ok(()));
    let asked = scene.press(ANNA, "Other data is missing").await;
    assert!(!texts(&asked).iter().any(|text| text.contains("Only an administrator")), "{:?}", texts(&asked));

    // The portal's lasting number is noted, and one of another number is another portal, whatever answers at its address.
    assert_eq!(scene.count("SELECT COUNT(*) FROM sign_in_app WHERE length(member_id) = 32").await, 1);
    scene.server.ui_post("identity", &json!({ "origin": 99 }));
    let other = scene.ask_link(BORIS).await;
    let page = scene.sign_in(&other, JONAS).await;
    assert!(page.status == 400 && page.text.contains("did not sign in as a user of acme"), "{page:?}");

    // Neither secret of the way stands anywhere as it is.
    let kept = std::fs::read(scene.program.data.path().join("restore24.db")).unwrap();
    let wal = std::fs::read(scene.program.data.path().join("restore24.db-wal")).unwrap_or_default();
    for secret in [state, proof.strip_prefix("s_").unwrap()] {
        let is_in = |bytes: &[u8]| bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
        assert!(!is_in(&kept) && (secret != state || !is_in(&wal)), "a secret is stored");
    }
    assert_eq!(service.end().await, 0);
}

#[tokio::test]
async fn an_employee_signs_in_and_learns_that_an_administrator_is_needed() {
    let scene = Scene::new().await;
    let service = scene.serve().await;
    scene.link_as(ANNA, MAREK).await;
    let asked = scene.press(ANNA, "Other data is missing").await;
    assert!(texts(&asked).iter().any(|text| text.contains("Only an administrator")), "{:?}", texts(&asked));
    let theirs = "user 2 is no administrator of acme, as the portal itself says";
    refused(scene.may(MAREK).await, theirs);
    // The portal's own word counts for more than the operator's, both ways.
    scene.program.run(&["portal", "add", "acme", "--admin", "1,2"]).await.done();
    refused(scene.may(MAREK).await, theirs);
    scene.server.ui_post("users", &json!({ "id": MAREK, "admin": true }));
    assert_eq!(scene.may(MAREK).await, Ok(()));
    let asked = scene.press(ANNA, "I'm administrator now").await;
    assert!(!texts(&asked).iter().any(|text| text.contains("Only an administrator")), "{:?}", texts(&asked));
    assert_eq!(service.end().await, 0);
}

#[tokio::test]
async fn secrets_that_are_stale_used_forged_or_of_another_chat_link_nobody() {
    let scene = Scene::new().await;
    let service = scene.serve().await;
    let back = |query: &str| format!("{PUBLIC}/oauth/bitrix24?{query}");
    for query in ["", "code=1", "state=1", "code=1&state=AAAAAAAAAAAAAAAAAAAAAA", "state=%&code=", "code=1&state="] {
        let page = scene.come_back(&back(query)).await;
        assert_eq!((page.status, page.proof()), (400, None), "{query}: {page:?}");
        // Nobody is known yet, so the browser's language is spoken.
        assert!(page.text.contains("<html lang=\"de\">"), "{page:?}");
    }
    // Late.
    let link = scene.ask_link(ANNA).await;
    scene.change("UPDATE sign_in SET expires_at = 1").await;
    let page = scene.sign_in(&link, JONAS).await;
    assert!(page.status == 400 && page.text.contains("too old"), "{page:?}");
    // Who says no can say yes afterwards, and a look at the headers uses nothing up.
    let link = scene.ask_link(ANNA).await;
    let state = link.split_once("state=").unwrap().1;
    let page = scene.come_back(&back(&format!("error=access_denied&state={state}"))).await;
    assert!(page.status == 400 && page.text.contains("nicht angemeldet"), "{page:?}");
    let good = scene.consent(&link, JONAS).await;
    let url = format!("http://{}{}", scene.listen, good.strip_prefix(PUBLIC).unwrap());
    assert_eq!(scene.browser.head(url).send().await.unwrap().status().as_u16(), 405);
    let page = scene.come_back(&good).await;
    let proof = page.proof().unwrap();
    // The asker knows the secret of the link, but not what the other browser was shown.
    for again in [good, back(&format!("code=x&state={state}"))] {
        let page = scene.come_back(&again).await;
        assert!(page.status == 400 && page.proof().is_none() && page.text.contains("used before"), "{page:?}");
    }
    // A colleague was sent the link: their own account is not the one that asked.
    scene.open(BORIS, &proof, "begun in another chat").await;
    scene.open(BORIS, "s_AAAAAAAAAAAAAAAAAAAAAA", "don't know this link").await;
    assert_eq!((scene.links().await.len(), scene.tokens_kept().await), (0, 1));
    // The proof has its time too.
    scene.change("UPDATE sign_in SET proof_until = 1 WHERE proof IS NOT NULL").await;
    scene.open(ANNA, &proof, "took too long").await;
    assert_eq!(scene.links().await.len(), 0);
    scene.change("UPDATE personal_token SET made_at = 1").await;
    assert_eq!(service.end().await, 0);
    // What was never finished is forgotten.
    let service = scene.serve().await;
    scene.link_as(ANNA, JONAS).await;
    assert_eq!(scene.tokens_kept().await, 1);
    assert_eq!(service.end().await, 0);
}

#[tokio::test]
async fn a_code_that_is_too_old_and_a_server_that_is_down_leave_a_new_link() {
    let scene = Scene::new().await;
    let service = scene.serve().await;
    let mut link = scene.ask_link(ANNA).await;
    for (fault, words) in [
        ("", "confirmation had run out"),
        ("oauth.token:500", "does not answer at the moment"),
        ("oauth.token:html=502", "does not answer at the moment"),
        ("oauth.token:drop", "does not answer at the moment"),
        ("oauth.token:half", "does not answer at the moment"),
        ("profile:503", "does not answer at the moment"),
        ("profile:302", "does not answer at the moment"),
    ] {
        let back = scene.consent(&link, JONAS).await;
        match fault {
            "" => _ = scene.server.ui_post("clock", &json!({ "advance_seconds": 31 })),
            spec => _ = scene.server.ui_post("faults", &json!({ "spec": spec })),
        }
        let (since, _) = scene.emulator.control_from("messages", json!({ "chat": ANNA })).await;
        let page = scene.come_back(&back).await;
        scene.server.ui_post("faults", &json!({ "spec": "" }));
        assert!(page.status == 400 && page.text.contains(words) && page.proof().is_none(), "{fault}: {page:?}");
        let told = scene.said_with(since, ANNA, "did not work out this time").await;
        let next = url_of(&told).unwrap();
        assert_ne!(next, link, "{fault}");
        link = next;
    }
    assert_eq!(service.event("sign-in-failed").await["portal"], "acme");
    // The application does not work at all: there is no other try, and the operator is told.
    scene.set_up("wrong").await;
    let (since, _) = scene.emulator.control_from("messages", json!({ "chat": ANNA })).await;
    let page = scene.sign_in(&link, JONAS).await;
    assert!(page.status == 400 && page.text.contains("through no fault of yours"), "{page:?}");
    let told = scene.said_with(since, ANNA, "whoever runs restore24").await;
    assert_eq!(url_of(&told), None);
    scene.set_up("s3cret").await;
    assert_eq!((scene.links().await.len(), scene.tokens_kept().await), (0, 0));
    scene.link_as(ANNA, JONAS).await;
    assert_eq!(service.end().await, 0);
}

#[tokio::test]
async fn a_sign_in_is_renewed_and_once_it_is_withdrawn_the_named_administrators_count() {
    let scene = Scene::new().await;
    let service = scene.serve().await;
    scene.link_as(ANNA, JONAS).await;
    scene.link_as(BORIS, KATHARINA).await;
    let asked = scene.tokens_asked();
    assert_eq!(scene.may(JONAS).await, Ok(()));
    assert_eq!(scene.tokens_asked(), asked, "an hour has not passed");
    scene.server.ui_post("clock", &json!({ "advance_seconds": 3_601 }));
    // Nobody says whether they are an administrator: then they are not.
    scene.server.ui_post("faults", &json!({ "spec": "oauth.token:503" }));
    refused(scene.may(JONAS).await, "could not be asked with their own sign-in");
    scene.server.ui_post("faults", &json!({ "spec": "" }));
    assert_eq!(scene.may(JONAS).await, Ok(()), "renewed");
    assert_eq!(scene.may(JONAS).await, Ok(()), "with what was renewed");
    // What a fault stood before is not counted.
    assert_eq!(scene.tokens_asked().as_i64(), asked.as_i64().map(|count| count + 1));

    scene.server.ui_post("users", &json!({ "id": JONAS, "active": false }));
    refused(scene.may(JONAS).await, "not among the administrators");
    scene.server.ui_post("users", &json!({ "id": JONAS, "active": true }));
    scene.server.ui_post("apps/withdraw", &json!({ "user": KATHARINA }));
    assert_eq!(scene.may(KATHARINA).await, Ok(()), "as the operator's word goes");
    for account in [ANNA, BORIS] {
        let (since, _) = scene.emulator.control_from("send", json!({ "user": account, "text": "/help" })).await;
        let told = scene.said_with(since, account, "does not hold any more").await;
        assert!(texts(&[told])[0].contains("acme ("));
    }
    assert_eq!((scene.links().await.len(), scene.tokens_kept().await), (2, 0), "the links stay");
    // And again, from the settings.
    let settings = scene.settings(ANNA).await;
    let page = scene.signed_in(ANNA, &url_of(&settings).unwrap(), JONAS).await;
    let since = scene.open(ANNA, &page.proof().unwrap(), "you signed in as Jonas Albers").await;
    scene.emulator.asked(since, ANNA).await;
    assert_eq!(scene.may(JONAS).await, Ok(()));
    assert_eq!(url_of(&scene.settings(ANNA).await), None, "there is one");
    // Another person's sign-in changes nothing in a chat that belongs to somebody.
    let settings = scene.settings(BORIS).await;
    let page = scene.sign_in(&url_of(&settings).unwrap(), JONAS).await;
    scene.open(BORIS, &page.proof().unwrap(), "belongs to another user there").await;
    assert_eq!(service.end().await, 0);
}

#[tokio::test]
async fn killed_on_the_way_nothing_is_lost_but_the_try() {
    let scene = Scene::new().await;
    let service = scene.serve().await;
    let link = scene.ask_link(ANNA).await;
    // Between the browser's coming and the page: the link is used up, and a new one is had by asking.
    let back = scene.consent(&link, JONAS).await;
    scene.server.ui_post("faults", &json!({ "spec": "oauth.token:hang" }));
    let url = format!("http://{}{}", scene.listen, back.strip_prefix(PUBLIC).unwrap());
    let waiting = tokio::spawn(scene.browser.get(url).send());
    for _ in 0..200 {
        if scene.count("SELECT COUNT(*) FROM sign_in WHERE came_at IS NOT NULL").await == 1 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    service.kill().await;
    assert!(waiting.await.unwrap().is_err());
    scene.server.ui_post("faults", &json!({ "spec": "" }));
    let service = scene.serve().await;
    let page = scene.come_back(&back).await;
    assert!(page.text.contains("used before") && page.proof().is_none(), "{page:?}");
    // Between the page and the way back.
    let again = scene.say(ANNA, "and now?").await;
    let page = scene.sign_in(&url_of(&again).unwrap(), JONAS).await;
    service.kill().await;
    let opened = json!({ "user": ANNA, "payload": page.proof().unwrap() });
    let (since, _) = scene.emulator.control_from("start", opened).await;
    let service = scene.serve().await;
    scene.said_with(since, ANNA, "you signed in as Jonas Albers").await;
    assert_eq!((scene.links().await.len(), scene.tokens_kept().await), (1, 1));
    assert_eq!(scene.may(JONAS).await, Ok(()));
    assert_eq!(service.end().await, 0);
}

#[tokio::test]
async fn what_a_sign_in_gave_goes_with_the_link_the_account_the_application_and_the_portal() {
    let scene = Scene::new().await;
    let service = scene.serve().await;
    scene.link_as(ANNA, JONAS).await;
    assert_eq!(scene.tokens_kept().await, 1);
    scene.program.run(&["snapshot", "verify"]).await.done();
    scene.program.run(&["account", "revoke", "1"]).await.done();
    assert_eq!(scene.tokens_kept().await, 0);
    refused(scene.may(JONAS).await, "not among the administrators");

    scene.link_as(BORIS, JONAS).await;
    let asked = scene.say(BORIS, "/privacy").await;
    assert!(asked["text"].as_str().unwrap().contains("signed in at your portal"), "{asked}");
    scene.press(BORIS, "Erase what you keep").await;
    let messages = scene.emulator.messages(BORIS).await;
    let last =
        json!({ "user": BORIS, "message": messages.last().unwrap()["message_id"], "label": "Yes, erase it for good" });
    let (since, _) = scene.emulator.control_from("press", last).await;
    scene.said_with(since, BORIS, "Erased.").await;
    assert_eq!(scene.tokens_kept().await, 0);
    assert_eq!(scene.count("SELECT COUNT(*) FROM sign_in WHERE account = 102").await, 0);

    scene.link_as(ANNA, JONAS).await;
    scene.program.run(&["portal", "sign-in", "acme", "--off"]).await.done();
    assert_eq!(scene.tokens_kept().await, 0);
    refused(scene.may(JONAS).await, "not among the administrators");
    assert_eq!(url_of(&scene.settings(ANNA).await), None, "it is not offered any more");
    scene.set_up("s3cret").await;
    scene.program.run(&["portal", "remove", "acme"]).await.done();
    assert_eq!(scene.count("SELECT COUNT(*) FROM sign_in_app").await, 0);
    assert_eq!(service.end().await, 0);
}

#[tokio::test]
async fn a_code_of_another_portal_makes_nobody_a_user_of_this_one() {
    let scene = Scene::new().await;
    // As with an application of the market: the same number and secret count in both portals, and one server gives tokens.
    let other = sandbox(10).await;
    other.ui_post("identity", &json!({ "origin": 99 }));
    let app =
        json!({ "client_id": "local.1", "client_secret": "s3cret", "handler": format!("{PUBLIC}/oauth/bitrix24") });
    other.ui_post("apps", &app);
    other.ui_post("browser", &json!({ "user": 1 }));
    let origin = other.webhook_url().split("/rest/").next().unwrap().to_owned();
    let args = ["portal", "sign-in", "acme", "--client-id", "local.1", "--oauth-server", &origin];
    scene.program.run_with_input(&args, "s3cret").await.done();
    let service = scene.serve().await;
    let link = scene.ask_link(ANNA).await;
    // User 1 is an administrator there, and somebody else's number here.
    let there = link.replace(&scene.origin(), &origin);
    let sent = scene.browser.get(there).send().await.unwrap();
    let back = sent.headers()[LOCATION].to_str().unwrap().to_owned();
    let page = scene.come_back(&back).await;
    assert!(page.status == 400 && page.text.contains("did not sign in as a user of acme"), "{page:?}");
    assert_eq!((scene.links().await.len(), scene.tokens_kept().await), (0, 0));
    assert_eq!(service.end().await, 0);
}

#[tokio::test]
async fn without_a_public_address_nothing_is_offered_and_serve_says_why() {
    let scene = Scene::new().await;
    let service = Service::start(&scene.program, &scene.emulator, &[]).await;
    let told = service.event("no-sign-in").await;
    assert!(told["reason"].as_str().unwrap().contains("--public-url"), "{told}");
    scene.say(ANNA, "/start").await;
    let said = scene.say(ANNA, "acme").await;
    assert_eq!((url_of(&said), buttons(&said)), (None, vec!["Another portal".to_owned()]));
    assert_eq!(service.end().await, 0);
    // With one, other portals are not told apart from those that nobody knows.
    let service = scene.serve().await;
    for portal in ["other", "acme.example"] {
        scene.say(BORIS, "/start").await;
        assert_eq!(url_of(&scene.say(BORIS, portal).await), None, "{portal}");
    }
    assert_eq!(service.end().await, 0);
}

#[tokio::test]
async fn the_operator_is_told_what_is_wrong_with_an_application() {
    let scene = Scene::new().await;
    let sign_in = |more: &[&'static str]| -> Vec<&'static str> { [&["portal", "sign-in", "acme"], more].concat() };
    for (more, input, code, words) in [
        (vec!["--client-id", "local.1", "--oauth-server", "evil.example"], "s", 1, "none of the servers"),
        (vec!["--client-id", "local.1", "--oauth-server", "http://10.0.0.1:8"], "s", 1, "none of the servers"),
        (vec!["--client-id", "local.1"], "", 1, "no secret of the application"),
        (vec!["--client-id", "local.1", "--secret-file", "not-there"], "", 1, "there is no such file"),
        (vec!["--client-id", "a b"], "s", 2, "the application's number"),
        (vec![], "s", 2, "--client-id"),
        (vec!["--off", "--client-id", "local.1"], "", 2, "cannot be used with"),
    ] {
        let ran = scene.program.run_with_input(&sign_in(&more), input).await;
        assert_eq!(ran.code, code, "{more:?}: {ran:?}");
        assert!(ran.err.contains(words), "{words:?} is not in {ran:?}");
    }
    let listed = |ran: crate::program::Ran| ran.json()[0]["sign_in"].clone();
    assert_eq!(listed(scene.program.run(&["portal", "list", "--json"]).await), true);
    let off = scene.program.run(&["portal", "sign-in", "--off", "--json"]).await.json();
    assert_eq!((&off[0]["sign_in"], &off[0]["was_set_up"]), (&json!(false), &json!(true)));
    let off = scene.program.run(&["portal", "sign-in", "--off", "--json"]).await.json();
    assert_eq!(off[0]["was_set_up"], false);
}
