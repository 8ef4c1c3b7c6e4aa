//! Signing in with one's own account of the portal: what is kept of it, and how the portal is asked as that person.
//!
//! In charge of the vocabulary between the service, the store and the server that gives tokens. When somebody is believed
//! to be whom is the service's ([`service::sign_in`](crate::service::sign_in)).

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use secrecy::SecretString;

use super::accounts::AccountLink;
use super::chats::{MessengerId, NewNotice};
use super::invites::Newcomer;
use super::snapshots::StoreError;
use crate::domain::{PortalId, UserId};

/// The application by which people sign in at a portal.
#[derive(Debug, Clone)]
pub struct SignInApp {
    /// The portal.
    pub portal: PortalId,
    /// The portal's webhook: its host is the only one that is asked as a person.
    pub webhook: SecretString,
    /// The application's public name.
    pub client_id: String,
    /// Its secret.
    pub client_secret: SecretString,
    /// The server that gives tokens: one of those that are known ([`SignInServer::check_server`]).
    pub server: String,
    /// The portal's own lasting number, where a sign-in has told it.
    pub member_id: Option<String>,
}

/// What the server gives for a code, or for an older refresh token.
#[derive(Debug, Clone)]
pub struct Tokens {
    /// Speaks for the person, for an hour.
    pub access: SecretString,
    /// Gives the next pair, once.
    pub refresh: SecretString,
    /// The portal's own lasting number.
    pub member_id: Option<String>,
    /// The person, as the server says.
    pub person: Option<UserId>,
}

/// What the portal tells a person about themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnProfile {
    /// The portal's user.
    pub person: UserId,
    /// As the portal names them.
    pub name: String,
    /// Whether an administrator.
    pub is_admin: bool,
}

/// Why a server or portal gave nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GrantError {
    /// The access token's hour is over: a refresh token gives another one.
    #[error("the access token has expired")]
    Expired,
    /// A code that is too old, a sign-in that was withdrawn, a person who may not use the application.
    #[error("the sign-in is not taken ({code})")]
    Refused {
        /// As the other side names it.
        code: String,
    },
    /// The application is not taken: its secret, its permissions, the portal's subscription.
    #[error("the application for signing in is not taken ({code})")]
    App {
        /// As the other side names it.
        code: String,
    },
    /// Nobody answers, or something else does.
    #[error("no answer that could be used ({reason})")]
    Silent {
        /// What happened instead.
        reason: String,
    },
}

/// A name of a server that is not among the known ones.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{server} is none of the servers at which Bitrix24 gives tokens")]
pub struct UnknownServer {
    /// As it was given.
    pub server: String,
}

impl UnknownServer {
    /// What to give instead.
    pub const HINT: &'static str =
        "leave --oauth-server out, or name oauth.bitrix.info or oauth.bitrix24.tech: codes and secrets go there";
}

/// Gives tokens, and asks the portal with them.
#[async_trait]
pub trait SignInServer: Send + Sync {
    /// The address of a server in the form in which it is kept; without a name the usual one. A portal on this machine may
    /// have its server there too.
    ///
    /// # Errors
    /// [`UnknownServer`]: a code and a secret must not go to whoever asks for them.
    fn check_server(&self, server: Option<&str>, webhook: &SecretString) -> Result<String, UnknownServer>;

    /// Where a person signs in; `None` where the portal's address cannot be used.
    fn link(&self, app: &SignInApp, state: &str) -> Option<String>;

    /// Tokens for a code.
    async fn redeem(&self, app: &SignInApp, code: &SecretString) -> Result<Tokens, GrantError>;

    /// The next tokens; the older ones are worth nothing afterwards.
    async fn renew(&self, app: &SignInApp, refresh: &SecretString) -> Result<Tokens, GrantError>;

    /// Who the person is, asked at the portal itself.
    async fn profile(&self, app: &SignInApp, access: &SecretString) -> Result<OwnProfile, GrantError>;
}

/// What a browser brings.
#[derive(Debug, Clone, Default)]
pub struct CameFrom {
    /// What becomes tokens.
    pub code: Option<SecretString>,
    /// The secret of a link.
    pub state: Option<SecretString>,
    /// The languages that the browser asks for, the best first.
    pub languages: Vec<String>,
}

/// What the browser is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Whether it went well.
    pub is_good: bool,
    /// The language of its words.
    pub language: String,
    /// Its title.
    pub title: String,
    /// Its paragraphs.
    pub text: Vec<String>,
    /// Label and address of what leads on.
    pub button: Option<(String, String)>,
    /// The chat that has something to say now.
    pub chat: Option<i64>,
}

/// A sign-in to be begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSignIn {
    /// The portal.
    pub portal: PortalId,
    /// The bot.
    pub messenger: MessengerId,
    /// The account that asked, the only one that can be linked by it.
    pub account: i64,
    /// The language of the account.
    pub language: String,
    /// What the secret is made of, together with a key that is not stored.
    pub nonce: String,
    /// The secret's digest.
    pub state: String,
    /// Until when a browser may come back with it.
    pub expires_at: DateTime<Utc>,
}

/// A sign-in under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// Its number.
    pub id: i64,
    /// What it was begun with.
    pub begun: NewSignIn,
    /// The account's own name, where it is still known.
    pub account_name: Option<String>,
    /// When a browser came back with it.
    pub came_at: Option<DateTime<Utc>>,
    /// Who signed in, and how long the proof of it holds.
    pub signed: Option<Signed>,
    /// When the account was linked by it.
    pub finished_at: Option<DateTime<Utc>>,
}

/// Who signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The portal's user.
    pub person: UserId,
    /// As the portal names them.
    pub name: String,
    /// Until when the proof can be shown.
    pub until: DateTime<Utc>,
}

/// How a browser's coming back ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CameBack {
    /// It is used up by this, and nobody else can use it.
    First(SignIn),
    /// Somebody came back with it before.
    Again(SignIn),
    /// Its time is over.
    Late(SignIn),
}

/// What a sign-in gave, to be kept until the proof is shown.
#[derive(Debug, Clone)]
pub struct NewToken {
    /// Who signed in.
    pub profile: OwnProfile,
    /// The tokens.
    pub tokens: Tokens,
    /// The digest of the proof.
    pub proof: String,
    /// Until when it can be shown.
    pub proof_until: DateTime<Utc>,
    /// What the chat is told.
    pub notice: NewNotice,
}

/// How showing a proof ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignInUse {
    /// The account is linked, and what the sign-in gave is its own.
    Linked(AccountLink),
    /// It cannot be used any more, and nothing was changed.
    Over,
    /// The account belongs to another user of that portal, and nothing was changed.
    OtherPerson(AccountLink),
}

/// What a person's own sign-in gave.
#[derive(Debug, Clone)]
pub struct PersonalToken {
    /// Its number.
    pub id: i64,
    /// The link that it belongs to.
    pub link: i64,
    /// The bot.
    pub messenger: MessengerId,
    /// The account.
    pub account: i64,
    /// The language of the account, where it is known.
    pub language: Option<String>,
    /// Speaks for the person.
    pub access: SecretString,
    /// Gives the next pair.
    pub refresh: SecretString,
}

/// Keeps applications, sign-ins and what they gave.
#[async_trait]
pub trait SignInStore: Send + Sync {
    /// Keeps a portal's application; what people's sign-ins by another one gave is forgotten.
    async fn save_sign_in_app(&self, app: &SignInApp, now: DateTime<Utc>) -> Result<(), StoreError>;

    /// A portal's application, `None` where there is none or the portal was removed.
    async fn find_sign_in_app(&self, portal: &PortalId) -> Result<Option<SignInApp>, StoreError>;

    /// Forgets a portal's application and what people's sign-ins gave; whether there was one.
    async fn remove_sign_in_app(&self, portal: &PortalId) -> Result<bool, StoreError>;

    /// The connected portals that have one.
    async fn list_sign_in_apps(&self) -> Result<Vec<PortalId>, StoreError>;

    /// Notes the portal's own lasting number.
    async fn note_member_id(&self, portal: &PortalId, member_id: &str) -> Result<(), StoreError>;

    /// Forgets what was never finished and is long over.
    async fn forget_unfinished(&self, now: DateTime<Utc>) -> Result<(), StoreError>;

    /// Begins a sign-in and gives its number.
    async fn begin_sign_in(&self, new: &NewSignIn, now: DateTime<Utc>) -> Result<i64, StoreError>;

    /// A sign-in by its number.
    async fn find_sign_in(&self, id: i64) -> Result<Option<SignIn>, StoreError>;

    /// Notes that a browser came back with the secret of that digest; the first one has it. `None`: there is no such
    /// secret.
    async fn come_back(&self, state: &str, now: DateTime<Utc>) -> Result<Option<CameBack>, StoreError>;

    /// Keeps what a sign-in gave, and what the chat is told of it.
    async fn keep_signed(&self, id: i64, token: &NewToken, now: DateTime<Utc>) -> Result<(), StoreError>;

    /// The sign-in whose proof has that digest.
    async fn find_proof(&self, proof: &str) -> Result<Option<SignIn>, StoreError>;

    /// Links the account, which speaks about that portal from now on, and gives it what the sign-in gave; its introduction
    /// stands where `introduction` says, as JSON. All of it or nothing.
    async fn finish_sign_in(
        &self,
        id: i64,
        newcomer: Newcomer<'_>,
        introduction: &str,
        now: DateTime<Utc>,
    ) -> Result<SignInUse, StoreError>;

    /// What the sign-ins of a person gave, newest first.
    async fn list_personal_tokens(&self, portal: &PortalId, person: UserId) -> Result<Vec<PersonalToken>, StoreError>;

    /// The links that have something of their own to ask the portal with.
    async fn list_signed_in_links(&self, messenger: &MessengerId, account: i64) -> Result<Vec<i64>, StoreError>;

    /// Replaces tokens by the next ones.
    async fn renew_personal_token(&self, id: i64, tokens: &Tokens) -> Result<(), StoreError>;

    /// Notes what the portal said of the person.
    async fn note_own_word(&self, id: i64, is_admin: bool, now: DateTime<Utc>) -> Result<(), StoreError>;

    /// Forgets tokens that are not taken any more, and keeps what the chat is told of it.
    async fn end_personal_token(&self, id: i64, notice: &NewNotice, now: DateTime<Utc>) -> Result<(), StoreError>;
}

/// What a person's own sign-in tells of their rights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnWord {
    /// The portal says that they are an administrator.
    Administrator,
    /// The portal says that they are none.
    NoAdministrator,
    /// They have not signed in, or it does not hold any more: what the operator named counts.
    NotSignedIn,
}

/// Why a person's own sign-in told nothing.
#[derive(Debug, thiserror::Error)]
pub enum OwnRightsError {
    /// The server or the portal gave no answer.
    #[error("whether the person is an administrator could not be asked with their own sign-in")]
    Grant(#[from] GrantError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl OwnRightsError {
    /// The way on.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Grant(GrantError::App { .. }) => Some(
                "look at the application in the portal (Developer resources), then give its number and secret with `restore24 \
                 portal sign-in NAME`; with --off the administrators count that were named; nothing was written",
            ),
            Self::Grant(_) => Some("try again in a few minutes; nothing was written"),
            Self::Store(error) => error.hint(),
        }
    }
}

/// Asks the portal about a person with what their own sign-in gave.
#[async_trait]
pub trait OwnRights: Send + Sync {
    /// Whether the person is an administrator, asked now.
    ///
    /// # Errors
    /// [`OwnRightsError`]: then nobody knows, and nobody guesses.
    async fn ask_own_word(&self, portal: &PortalId, person: UserId) -> Result<OwnWord, OwnRightsError>;
}

/// Where nobody can sign in.
#[derive(Debug, Clone, Copy)]
pub struct NobodySignsIn;

#[async_trait]
impl OwnRights for NobodySignsIn {
    async fn ask_own_word(&self, _portal: &PortalId, _person: UserId) -> Result<OwnWord, OwnRightsError> {
        Ok(OwnWord::NotSignedIn)
    }
}
