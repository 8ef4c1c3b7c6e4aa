//! What people's own sign-ins tell, over a real store and a server that does as it is told.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use restore24::adapters::store::SqliteStore;
use restore24::domain::UserId;
use restore24::ports::accounts::AccountStore;
use restore24::ports::chats::{
    ChatKind, ChatStore, ChatView, Happened, Incoming, MessengerId, NewNotice, Place, Sender,
};
use restore24::ports::conversations::{ConversationStore, HandledUpdate, Outgoing, OutgoingKind, Turn, TurnOutcome};
use restore24::ports::invites::Newcomer;
use restore24::ports::sign_ins::{
    CameBack, GrantError, NewSignIn, NewToken, OwnProfile, OwnRights, OwnRightsError, OwnWord, SignInApp, SignInServer,
    SignInStore, SignInUse, Tokens, UnknownServer,
};
use restore24::ports::watch::WatchStore;
use restore24::service::sign_in::own::OwnTokens;
use secrecy::{ExposeSecret, SecretString};

use crate::store_support::Bench;

const ANNA: i64 = 101;
const BORIS: i64 = 102;
const JONAS: UserId = UserId(4);

/// Answers in order; when none is left, the profile is an administrator's and a renewal gives the next number.
#[derive(Default)]
struct Scripted {
    profiles: Mutex<VecDeque<Result<OwnProfile, GrantError>>>,
    renewals: Mutex<VecDeque<Result<Tokens, GrantError>>>,
    asked_with: Mutex<Vec<String>>,
    renewed: Mutex<u32>,
    /// Another process renews at the same moment, and is faster.
    rival: Option<SqliteStore>,
}

#[async_trait]
impl SignInServer for Scripted {
    fn check_server(&self, _server: Option<&str>, _webhook: &SecretString) -> Result<String, UnknownServer> {
        Ok("https://oauth.bitrix.info".into())
    }

    fn link(&self, _app: &SignInApp, state: &str) -> Option<String> {
        Some(state.to_owned())
    }

    async fn redeem(&self, _app: &SignInApp, _code: &SecretString) -> Result<Tokens, GrantError> {
        Ok(tokens("redeemed"))
    }

    async fn renew(&self, _app: &SignInApp, _refresh: &SecretString) -> Result<Tokens, GrantError> {
        // Long enough for a second one to come in between.
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        let number = {
            let mut renewed = self.renewed.lock().unwrap();
            *renewed += 1;
            *renewed
        };
        if let Some(store) = &self.rival {
            store.renew_personal_token(1, &tokens("rival")).await.unwrap();
            return Err(refused());
        }
        let scripted = self.renewals.lock().unwrap().pop_front();
        scripted.unwrap_or_else(|| Ok(tokens(&format!("renewed-{number}"))))
    }

    async fn profile(&self, _app: &SignInApp, access: &SecretString) -> Result<OwnProfile, GrantError> {
        self.asked_with.lock().unwrap().push(access.expose_secret().to_owned());
        let scripted = self.profiles.lock().unwrap().pop_front();
        scripted.unwrap_or_else(|| Ok(profile(JONAS, true)))
    }
}

fn profile(person: UserId, is_admin: bool) -> OwnProfile {
    OwnProfile { person, name: "Jonas Albers".into(), is_admin }
}

fn tokens(name: &str) -> Tokens {
    let secret = |kind: &str| SecretString::from(format!("{kind}-{name}"));
    Tokens { access: secret("access"), refresh: secret("refresh"), member_id: Some("m".into()), person: None }
}

fn refused() -> GrantError {
    GrantError::Refused { code: "invalid_grant".into() }
}

fn silent() -> GrantError {
    GrantError::Silent { reason: "no answer in time".into() }
}

struct Held {
    bench: Bench,
    store: SqliteStore,
    bot: MessengerId,
    now: DateTime<Utc>,
}

impl Held {
    async fn new() -> Self {
        let bench = Bench::with_records(1).await;
        let (store, now) = (bench.store.clone(), bench.now);
        let bot = MessengerId("telegram:7".into());
        for (account, name) in [(ANNA, "Anna"), (BORIS, "Boris")] {
            let sender = Sender { account, name: name.into(), language: Some("de".into()) };
            store.remember_account(&bot, &sender, now).await.unwrap();
        }
        let app = SignInApp {
            portal: bench.portal.clone(),
            webhook: SecretString::from("https://acme.bitrix24.de/rest/1/abc/".to_owned()),
            client_id: "local.1".into(),
            client_secret: SecretString::from("s3cret".to_owned()),
            server: "https://oauth.bitrix.info".into(),
            member_id: None,
        };
        store.save_sign_in_app(&app, now).await.unwrap();
        Self { bench, store, bot, now }
    }

    fn newcomer(&self, account: i64) -> Newcomer<'_> {
        Newcomer { messenger: &self.bot, account }
    }

    /// Begins a sign-in, and gives its number.
    async fn begun(&self, account: i64, state: &str) -> i64 {
        let new = NewSignIn {
            portal: self.bench.portal.clone(),
            messenger: self.bot.clone(),
            account,
            language: "de".into(),
            nonce: "n".into(),
            state: state.into(),
            expires_at: self.now + TimeDelta::minutes(10),
        };
        self.store.begin_sign_in(&new, self.now).await.unwrap()
    }

    /// Goes as far as the page.
    async fn signed(&self, account: i64, state: &str, person: UserId) -> i64 {
        let id = self.begun(account, state).await;
        let came = self.store.come_back(state, self.now).await.unwrap();
        assert!(matches!(came, Some(CameBack::First(_))), "{came:?}");
        let new = NewToken {
            profile: profile(person, true),
            tokens: tokens(state),
            proof: format!("proof-{state}"),
            proof_until: self.now + TimeDelta::minutes(10),
            notice: NewNotice {
                place: Place::chat(account),
                cause: format!("sign-in-{id}"),
                payload: "{}".into(),
                is_secret: false,
            },
        };
        self.store.keep_signed(id, &new, self.now).await.unwrap();
        id
    }

    async fn linked(&self, account: i64, state: &str, person: UserId) -> i64 {
        let id = self.signed(account, state, person).await;
        match self.store.finish_sign_in(id, self.newcomer(account), "{}", self.now).await.unwrap() {
            SignInUse::Linked(link) => link.id,
            other => panic!("{other:?}"),
        }
    }

    fn asking(&self, server: &Arc<Scripted>) -> Arc<OwnTokens> {
        let store = Arc::new(self.store.clone());
        let now = self.now;
        Arc::new(OwnTokens::new(store.clone(), store, server.clone(), Arc::new(move || now)))
    }

    async fn notices(&self, chat: i64) -> usize {
        self.store.look(&self.bot, chat, 1).await.unwrap().notices.len()
    }
}

#[tokio::test]
async fn every_answer_of_server_and_portal_has_its_consequence() {
    let expired = || Err(GrantError::Expired);
    let app_error = || GrantError::App { code: "invalid_client".into() };
    // Profiles, renewals; what is told, and how many tokens are left.
    type Row =
        (Vec<Result<OwnProfile, GrantError>>, Vec<Result<Tokens, GrantError>>, Result<OwnWord, GrantError>, usize);
    let rows: Vec<Row> = vec![
        (vec![Ok(profile(JONAS, true))], vec![], Ok(OwnWord::Administrator), 1),
        (vec![Ok(profile(JONAS, false))], vec![], Ok(OwnWord::NoAdministrator), 1),
        (vec![expired()], vec![], Ok(OwnWord::Administrator), 1),
        (vec![Err(refused())], vec![], Ok(OwnWord::Administrator), 1),
        (vec![expired()], vec![Err(refused())], Ok(OwnWord::NotSignedIn), 0),
        (vec![Err(refused()), Err(refused())], vec![], Ok(OwnWord::NotSignedIn), 0),
        (vec![Ok(profile(UserId(5), true))], vec![], Ok(OwnWord::NotSignedIn), 0),
        (vec![Err(silent())], vec![], Err(silent()), 1),
        (vec![Err(app_error())], vec![], Err(app_error()), 1),
        (vec![expired()], vec![Err(silent())], Err(silent()), 1),
        (vec![expired()], vec![Err(app_error())], Err(app_error()), 1),
        (vec![expired(), Err(silent())], vec![], Err(silent()), 1),
        (
            vec![expired(), expired()],
            vec![],
            Err(GrantError::Silent { reason: "a new token is called expired".into() }),
            1,
        ),
    ];
    for (profiles, renewals, told, left) in rows {
        let held = Held::new().await;
        held.linked(ANNA, "one", JONAS).await;
        let said_before = held.notices(ANNA).await;
        let row = format!("{profiles:?} {renewals:?}");
        let server = Arc::new(Scripted {
            profiles: Mutex::new(profiles.into()),
            renewals: Mutex::new(renewals.into()),
            ..Scripted::default()
        });
        let asking = held.asking(&server);
        let heard = asking.ask_own_word(&held.bench.portal, JONAS).await.map_err(|error| match error {
            OwnRightsError::Grant(error) => error,
            OwnRightsError::Store(error) => panic!("{error}"),
        });
        assert_eq!(heard, told, "{row}");
        let tokens = held.store.list_personal_tokens(&held.bench.portal, JONAS).await.unwrap();
        assert_eq!(tokens.len(), left, "{row}");
        // What is over is told, once.
        assert_eq!(held.notices(ANNA).await - said_before, 1 - left, "{row}");
        let begun =
            held.store.create_conversation(&held.bench.portal, "terminal", JONAS, "{}", held.now).await.unwrap();
        let seen = held.store.load_situation(&held.bench.portal, begun.id).await.unwrap();
        assert_eq!(seen.has_signed_in, left == 1, "{row}");
    }
}

#[tokio::test]
async fn a_chat_shows_at_once_what_a_turn_goes_by_and_nothing_where_nothing_waits() {
    let held = Held::new().await;
    let link = held.linked(ANNA, "one", JONAS).await;
    let (portal, bot, now) = (&held.bench.portal, &held.bot, held.now);
    held.store.finish_notice(held.store.look(bot, ANNA, 9).await.unwrap().notices[0].id, None, now).await.unwrap();
    let begun = held.store.create_conversation(portal, &bot.channel(ANNA), JONAS, "{}", now).await.unwrap();
    let quiet = held.store.look(bot, ANNA, 9).await.unwrap();
    assert_eq!(quiet, ChatView::default(), "nothing waits");

    let text = |update, chat| Incoming {
        update,
        chat,
        kind: ChatKind::Private,
        topic: None,
        sender: None,
        message: Some(update),
        age_seconds: 0,
        written_at: Some(now),
        what: Happened::Text { text: "<b>\"ü\"".into(), names_us: false },
    };
    let updates = [text(12, ANNA), text(11, ANNA), text(11, ANNA), text(13, BORIS)];
    held.store.store_updates(bot, &updates, now).await.unwrap();
    held.store.store_updates(bot, &updates[..1], now).await.unwrap();
    let seen = held.store.look(bot, ANNA, 9).await.unwrap();
    assert_eq!(seen.updates, [text(11, ANNA), text(12, ANNA)], "in order, once each, as they came in");
    assert_eq!(held.store.look(bot, ANNA, 1).await.unwrap().updates, [text(11, ANNA)]);
    assert_eq!(seen.account.unwrap().name, "Anna");
    assert_eq!(seen.links.iter().map(|link| link.id).collect::<Vec<_>>(), [link]);
    let (situation, queued) = &seen.conversations[0];
    assert_eq!(*situation, held.store.load_situation(portal, begun.id).await.unwrap());
    assert_eq!((&situation.conversation, &situation.handoff), (&begun, &None));
    assert!(queued.is_empty() && situation.has_signed_in && !situation.has_restores);
    // Boris belongs to nobody.
    let other = held.store.look(bot, BORIS, 9).await.unwrap();
    assert_eq!((other.updates.len(), other.links.len(), other.conversations.len()), (1, 0, 0));

    // A turn keeps its update as handled and says what follows from it, in order.
    let say = |kind, payload: &str| Outgoing { kind, payload: payload.into() };
    let turn = Turn {
        inbox_id: "message-11".into(),
        event: "{}".into(),
        expected_revision: 0,
        state: "{}".into(),
        outgoing: vec![say(OutgoingKind::Say, "{\"a\": \"'é\"}"), say(OutgoingKind::Work, "2")],
        finishes: None,
        handles: Some(HandledUpdate { messenger: bot.clone(), update: 11 }),
        owner: None,
    };
    let taken = held.store.take_turn(portal, begun.id, turn.clone(), now).await.unwrap();
    assert_eq!(taken, TurnOutcome::Taken(1));
    assert_eq!(held.store.take_turn(portal, begun.id, turn, now).await.unwrap(), TurnOutcome::Repeated);
    let seen = held.store.look(bot, ANNA, 9).await.unwrap();
    assert_eq!(seen.updates, [text(12, ANNA)]);
    let (situation, queued) = &seen.conversations[0];
    assert_eq!(situation.conversation.revision, 1);
    let payloads: Vec<_> = queued.iter().map(|item| (item.item, item.kind, item.payload.as_str())).collect();
    assert_eq!(payloads, [(1, OutgoingKind::Say, "{\"a\": \"'é\"}"), (2, OutgoingKind::Work, "2")]);
}

#[tokio::test]
async fn two_who_ask_at_once_renew_once_and_whoever_is_slower_uses_what_the_other_got() {
    let held = Held::new().await;
    held.linked(ANNA, "one", JONAS).await;
    let server = Arc::new(Scripted {
        profiles: Mutex::new([Err(GrantError::Expired), Err(GrantError::Expired)].into()),
        ..Scripted::default()
    });
    let asking = held.asking(&server);
    let portal = &held.bench.portal;
    let (first, second) = tokio::join!(asking.ask_own_word(portal, JONAS), asking.ask_own_word(portal, JONAS));
    assert_eq!((first.unwrap(), second.unwrap()), (OwnWord::Administrator, OwnWord::Administrator));
    assert_eq!(*server.renewed.lock().unwrap(), 1);
    let asked = server.asked_with.lock().unwrap().clone();
    assert_eq!(asked, ["access-one", "access-one", "access-renewed-1", "access-renewed-1"]);

    let server = Arc::new(Scripted {
        profiles: Mutex::new([Err(GrantError::Expired)].into()),
        rival: Some(held.store.clone()),
        ..Scripted::default()
    });
    assert_eq!(held.asking(&server).ask_own_word(portal, JONAS).await.unwrap(), OwnWord::Administrator);
    assert_eq!(server.asked_with.lock().unwrap().last().unwrap(), "access-rival");
}

#[tokio::test]
async fn the_newest_sign_in_of_a_person_counts_and_what_is_over_makes_way() {
    let held = Held::new().await;
    held.linked(ANNA, "older", JONAS).await;
    held.linked(BORIS, "newer", JONAS).await;
    let server = Arc::new(Scripted {
        profiles: Mutex::new([Err(refused()), Err(refused()), Ok(profile(JONAS, false))].into()),
        ..Scripted::default()
    });
    let told = held.asking(&server).ask_own_word(&held.bench.portal, JONAS).await.unwrap();
    assert_eq!(told, OwnWord::NoAdministrator);
    let asked = server.asked_with.lock().unwrap().clone();
    assert_eq!(asked, ["access-newer", "access-renewed-1", "access-older"]);
    assert_eq!((held.notices(ANNA).await, held.notices(BORIS).await), (1, 2));
    let words = held.store.list_own_words(&held.bench.portal).await.unwrap();
    assert_eq!(words.into_iter().collect::<Vec<_>>(), [(JONAS, false)]);
}

#[tokio::test]
async fn a_sign_in_is_used_by_one_browser_and_one_account_once() {
    let held = &Held::new().await;
    let store = &held.store;
    assert_eq!(store.come_back("none", held.now).await.unwrap(), None);
    held.begun(ANNA, "late").await;
    let later = held.now + TimeDelta::minutes(10);
    assert!(matches!(store.come_back("late", later).await.unwrap(), Some(CameBack::Late(_))));
    let id = held.signed(ANNA, "good", JONAS).await;
    assert!(matches!(store.come_back("good", held.now).await.unwrap(), Some(CameBack::Again(_))));

    let finish = |account: i64, now: DateTime<Utc>| async move {
        store.finish_sign_in(id, held.newcomer(account), "{}", now).await.unwrap()
    };
    assert_eq!(finish(BORIS, held.now).await, SignInUse::Over);
    assert_eq!(finish(ANNA, later).await, SignInUse::Over);
    let SignInUse::Linked(link) = finish(ANNA, held.now).await else { panic!("it is good") };
    assert_eq!((link.person, link.how.as_str(), link.linked_by.as_str()), (JONAS, "sign-in", "portal"));
    assert_eq!(finish(ANNA, held.now).await, SignInUse::Over);
    assert_eq!(store.list_signed_in_links(&held.bot, ANNA).await.unwrap(), [link.id]);

    // Once more as the same person: the newer tokens replace the older ones. As another one: nothing.
    assert_eq!(held.linked(ANNA, "again", JONAS).await, link.id);
    let tokens = store.list_personal_tokens(&held.bench.portal, JONAS).await.unwrap();
    assert_eq!(tokens.iter().map(|each| each.access.expose_secret()).collect::<Vec<_>>(), ["access-again"]);
    let other = held.signed(ANNA, "other", UserId(1)).await;
    let used = store.finish_sign_in(other, held.newcomer(ANNA), "{}", held.now).await.unwrap();
    assert!(matches!(used, SignInUse::OtherPerson(_)), "{used:?}");

    // What is never finished is forgotten, and what was ended too.
    store.forget_unfinished(held.now + TimeDelta::minutes(19)).await.unwrap();
    assert!(store.find_proof("proof-other").await.unwrap().is_some());
    store.forget_unfinished(held.now + TimeDelta::minutes(21)).await.unwrap();
    let used = store.finish_sign_in(other, held.newcomer(BORIS), "{}", held.now).await.unwrap();
    assert_eq!(used, SignInUse::Over);
    store.revoke_link(link.id, "maria", held.now).await.unwrap();
    assert!(store.list_personal_tokens(&held.bench.portal, JONAS).await.unwrap().is_empty());
    store.forget_unfinished(held.now + TimeDelta::days(8)).await.unwrap();
    assert!(store.find_proof("proof-good").await.unwrap().is_none());
}

#[tokio::test]
async fn another_application_begins_anew_and_a_secret_alone_does_not() {
    let held = Held::new().await;
    held.linked(ANNA, "one", JONAS).await;
    let (store, portal) = (&held.store, &held.bench.portal);
    let mut app = store.find_sign_in_app(portal).await.unwrap().unwrap();
    store.note_member_id(portal, "m").await.unwrap();
    app.client_secret = SecretString::from("newer".to_owned());
    store.save_sign_in_app(&app, held.now).await.unwrap();
    assert_eq!(store.list_personal_tokens(portal, JONAS).await.unwrap().len(), 1);
    app.client_id = "local.2".into();
    store.save_sign_in_app(&app, held.now).await.unwrap();
    assert!(store.list_personal_tokens(portal, JONAS).await.unwrap().is_empty());
    assert_eq!(store.list_sign_in_apps().await.unwrap(), std::slice::from_ref(portal));
    assert!(!format!("{:?}", store.find_sign_in_app(portal).await.unwrap()).contains("newer"));
    assert!(store.remove_sign_in_app(portal).await.unwrap());
    assert!(!store.remove_sign_in_app(portal).await.unwrap());
    assert!(store.find_sign_in_app(portal).await.unwrap().is_none());
}
