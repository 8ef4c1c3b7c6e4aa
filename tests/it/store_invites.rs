//! Invitations, codes and links at rest.

use chrono::{DateTime, TimeDelta, Utc};
use restore24::adapters::store::SqliteStore;
use restore24::domain::{PortalId, UserId};
use restore24::ports::accounts::{AccountStore, Erasure};
use restore24::ports::chats::{MessengerId, Sender};
use restore24::ports::invites::{CodeOrder, InviteState, InviteStore, InviteUse, NewInvite, Newcomer};
use restore24::ports::snapshots::StoreError;
use restore24::service::converse::Converse;

const ANNA: i64 = 101;
const BORIS: i64 = 102;

struct Held {
    _folder: tempfile::TempDir,
    store: SqliteStore,
    bot: MessengerId,
    now: DateTime<Utc>,
}

impl Held {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(folder.path()).await.unwrap();
        let bot = MessengerId("telegram:7".into());
        let now = "2026-11-25T10:00:00Z".parse().unwrap();
        for (account, name) in [(ANNA, "Anna"), (BORIS, "Boris")] {
            let sender = Sender { account, name: name.into(), language: Some("de".into()) };
            store.remember_account(&bot, &sender, now).await.unwrap();
        }
        Self { _folder: folder, store, bot, now }
    }

    fn newcomer(&self, account: i64) -> Newcomer<'_> {
        Newcomer { messenger: &self.bot, account }
    }

    fn invite(&self, portal: &str, person: u64, secret: &str) -> NewInvite {
        NewInvite {
            portal: portal.parse().unwrap(),
            person: UserId(person),
            secret: secret.into(),
            made_by: "maria".into(),
            expires_at: self.now + TimeDelta::days(3),
        }
    }

    async fn made(&self, portal: &str, person: u64, secret: &str) -> i64 {
        self.store.create_invite(&self.invite(portal, person, secret), self.now).await.unwrap()
    }

    async fn used(&self, id: i64, account: i64) -> InviteUse {
        self.store.use_invite(id, self.newcomer(account), "invite", "{}", self.now).await.unwrap()
    }
}

#[tokio::test]
async fn an_invitation_is_used_by_one_account_once() {
    let held = Held::new().await;
    let id = held.made("acme", 4, "a").await;
    let InviteUse::Linked(link) = held.used(id, ANNA).await else { panic!("it is open") };
    assert_eq!((link.person, link.account, link.linked_by.as_str()), (UserId(4), ANNA, "maria"));
    let account = held.store.find_account(&held.bot, ANNA).await.unwrap().unwrap();
    assert_eq!((account.portal, account.introduction.as_deref()), ("acme".parse().ok(), Some("{}")));
    for account in [ANNA, BORIS] {
        let InviteUse::No(InviteState::Used(used)) = held.used(id, account).await else { panic!("it was used") };
        assert_eq!(used.account, ANNA);
    }
    // Taking it back later changes nothing.
    let revoked = held.store.revoke_invite(id, held.now).await.unwrap();
    assert!(matches!(revoked.state(held.now), InviteState::Used(_)));
    // Another one for the same user uses the link that there is; one for another user is left alone.
    let again = held.made("acme", 4, "b").await;
    assert_eq!(held.used(again, ANNA).await, InviteUse::Linked(link.clone()));
    let other = held.made("acme", 1, "c").await;
    assert_eq!(held.used(other, ANNA).await, InviteUse::OtherPerson(link));
    assert!(matches!(held.used(other, BORIS).await, InviteUse::Linked(_)));
    assert_eq!(held.store.list_links(None).await.unwrap().len(), 2);
}

#[tokio::test]
async fn what_is_over_is_not_used_and_each_reason_is_told_apart() {
    let held = Held::new().await;
    let id = held.made("acme", 4, "a").await;
    let later = held.now + TimeDelta::days(3);
    let expired = held.store.use_invite(id, held.newcomer(ANNA), "invite", "{}", later).await.unwrap();
    assert_eq!(expired, InviteUse::No(InviteState::Expired));
    held.store.revoke_invite(id, held.now).await.unwrap();
    assert_eq!(held.used(id, ANNA).await, InviteUse::No(InviteState::Revoked));
    let missing = held.store.revoke_invite(99, held.now).await.unwrap_err();
    assert!(matches!(missing, StoreError::NotFound { .. }), "{missing}");
    assert_eq!(held.store.find_invite("nothing").await.unwrap(), None);
    assert_eq!(held.store.find_invite("a").await.unwrap().unwrap().id, id);
    let other: PortalId = "other".parse().unwrap();
    assert_eq!(held.store.list_invites(Some(&other)).await.unwrap(), []);
    assert_eq!(held.store.list_links(None).await.unwrap(), []);
}

#[tokio::test]
async fn a_code_is_the_accounts_own_the_newest_counts_and_tries_are_used_up() {
    let held = Held::new().await;
    let code =
        |secret: &str| NewInvite { expires_at: held.now + TimeDelta::minutes(10), ..held.invite("acme", 4, secret) };
    held.store.keep_code(held.newcomer(ANNA), &code("old"), held.now).await.unwrap();
    let id = held.store.keep_code(held.newcomer(ANNA), &code("new"), held.now).await.unwrap();
    let find = |account: i64, minutes: i64| {
        let at = held.now + TimeDelta::minutes(minutes);
        let held = &held;
        async move { held.store.find_code(&held.bot, account, at).await.unwrap().map(|open| open.invite.secret) }
    };
    assert_eq!(find(ANNA, 9).await.as_deref(), Some("new"));
    assert_eq!(find(ANNA, 10).await, None, "its time is over");
    assert_eq!(find(BORIS, 1).await, None, "somebody else's");
    // No link opens a code, and none of them is listed.
    assert_eq!(held.store.find_invite("new").await.unwrap(), None);
    assert_eq!(held.store.list_invites(None).await.unwrap(), []);
    for _ in 0..5 {
        assert!(find(ANNA, 1).await.is_some());
        held.store.count_try(id).await.unwrap();
    }
    assert_eq!(find(ANNA, 1).await, None, "tried too often");
    let acme = "acme".parse().unwrap();
    let since = held.now - TimeDelta::hours(1);
    assert_eq!(held.store.count_codes_to(&acme, UserId(4), since).await.unwrap(), 2);
    assert_eq!(held.store.count_codes_to(&acme, UserId(5), since).await.unwrap(), 0);
}

#[tokio::test]
async fn orders_are_kept_once_until_they_are_dealt_with() {
    let held = Held::new().await;
    let order = CodeOrder {
        account: ANNA,
        update: 17,
        portal: "acme".into(),
        person: "4".into(),
        language: "de".into(),
        made_at: held.now,
    };
    held.store.order_code(&held.bot, &order).await.unwrap();
    held.store.order_code(&held.bot, &order).await.unwrap();
    assert_eq!(held.store.list_code_orders(&held.bot).await.unwrap(), std::slice::from_ref(&order));
    assert_eq!(held.store.count_orders_of(&held.bot, ANNA, held.now).await.unwrap(), 1);
    held.store.finish_code_order(&held.bot, &order, held.now).await.unwrap();
    assert_eq!(held.store.list_code_orders(&held.bot).await.unwrap(), []);
    assert_eq!(held.store.count_orders_of(&held.bot, ANNA, held.now).await.unwrap(), 1, "it still counts");
    // A week later nothing of it is kept.
    let later = CodeOrder { update: 18, made_at: held.now + TimeDelta::days(8), ..order };
    held.store.note_attempt(&held.bot, ANNA, held.now).await.unwrap();
    held.store.order_code(&held.bot, &later).await.unwrap();
    assert_eq!(held.store.count_orders_of(&held.bot, ANNA, held.now).await.unwrap(), 1);
    assert_eq!(held.store.count_attempts(&held.bot, held.now).await.unwrap(), 0);
}

#[tokio::test]
async fn attempts_are_counted_for_each_account_and_for_all() {
    let held = Held::new().await;
    let hour = TimeDelta::hours(1);
    for (account, at) in [(ANNA, held.now - hour * 30), (ANNA, held.now), (BORIS, held.now - hour * 2)] {
        held.store.note_attempt(&held.bot, account, at).await.unwrap();
    }
    let day = held.now - hour * 24;
    assert_eq!(held.store.list_attempts(&held.bot, ANNA, day).await.unwrap(), [held.now]);
    assert_eq!(held.store.count_attempts(&held.bot, day).await.unwrap(), 2);
    assert_eq!(held.store.count_attempts(&held.bot, held.now - hour).await.unwrap(), 1);
}

#[tokio::test]
async fn links_end_once_and_an_erased_account_leaves_only_what_was_done() {
    let held = Held::new().await;
    let id = held.made("acme", 4, "a").await;
    let InviteUse::Linked(link) = held.used(id, ANNA).await else { panic!("it is open") };
    let other = held.made("beta", 1, "b").await;
    held.used(other, ANNA).await;
    let ended = held.store.revoke_link(link.id, "maria", held.now).await.unwrap();
    assert_eq!(ended.revoked, Some(("maria".to_owned(), held.now)));
    let again = held.store.revoke_link(link.id, "boris", held.now + TimeDelta::hours(1)).await.unwrap();
    assert_eq!(again, ended, "it stays as it was");
    assert_eq!(held.store.list_links_of(&held.bot, ANNA).await.unwrap().len(), 1);

    let blank = Converse::blank("de");
    let erased = held.store.erase_account(&held.bot, ANNA, &blank, held.now).await.unwrap();
    assert_eq!(erased, Erasure::Done);
    assert_eq!(held.store.find_account(&held.bot, ANNA).await.unwrap(), None);
    assert_eq!(held.store.list_links_of(&held.bot, ANNA).await.unwrap(), []);
    let links = held.store.list_links(None).await.unwrap();
    assert_eq!(links.len(), 2, "that somebody was linked is still known");
    for ((link, name), by) in links.iter().zip(["maria", "person"]) {
        assert_eq!((link.account, name), (0, &None));
        assert_eq!(link.revoked.as_ref().map(|(by, _)| by.as_str()), Some(by));
    }
    // Somebody else's account is as it was.
    assert!(held.store.find_account(&held.bot, BORIS).await.unwrap().is_some());
}
