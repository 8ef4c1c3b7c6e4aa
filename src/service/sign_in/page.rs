//! A browser that comes back from the portal, and the page that it is shown.

use chrono_tz::Tz;
use secrecy::SecretString;

use super::proof::PROOF_MARK;
use super::{PROOF_MINUTES, SignIns, digest_of_proof, digest_of_state, minutes};
use crate::dialogue::introduction::sign_in_choice;
use crate::dialogue::reply::Reply;
use crate::dialogue::texts::Setting;
use crate::domain::PortalId;
use crate::ports::chats::{NewNotice, Place};
use crate::ports::sign_ins::{CameBack, CameFrom, GrantError, NewToken, OwnProfile, Page, SignIn, SignInApp, Tokens};
use crate::ports::snapshots::StoreError;
use crate::service::chats::NoticeForm;
use crate::service::invite::{InviteEvent, in_words, new_secret};

/// The longest parameter that is looked at.
const LONGEST: usize = 1_024;

/// Why nobody signed in.
enum Failed {
    /// A text of that name says it, and the chat offers another try.
    Again(&'static str),
    /// The application does not work: the operator has to see to it.
    Broken(String),
    /// Nobody answers: another try may do, and the operator is told.
    Silent(String),
}

impl SignIns {
    /// Takes a browser that comes back from the portal.
    pub async fn came_back(&self, came: CameFrom) -> Page {
        let language = came.languages.first().map_or("en", String::as_str).to_owned();
        match self.take_in(came, &language).await {
            Ok(page) => page,
            Err(error) => {
                tracing::error!(%error, "somebody came back from the portal and could not be taken in");
                self.page(&language, &[Reply::new("sign-in-page-trouble")])
            }
        }
    }

    async fn take_in(&self, came: CameFrom, language: &str) -> Result<Page, StoreError> {
        use secrecy::ExposeSecret as _;

        let fits =
            |secret: &SecretString| !secret.expose_secret().is_empty() && secret.expose_secret().len() <= LONGEST;
        let Some(state) = came.state.filter(fits) else {
            return Ok(self.page(language, &[Reply::new("sign-in-page-unknown")]));
        };
        let Some(code) = came.code.filter(fits) else {
            // The person said no at the portal: the link can be used for another try.
            return Ok(self.page(language, &[Reply::new("sign-in-page-stopped")]));
        };
        let state = digest_of_state(state.expose_secret());
        let found = match self.parts.store.come_back(&state, self.now()).await? {
            Some(CameBack::First(found)) => found,
            Some(CameBack::Again(found)) => {
                return Ok(self.page(&found.begun.language, &[Reply::new("sign-in-page-again")]));
            }
            Some(CameBack::Late(found)) => {
                return Ok(self.page(&found.begun.language, &[Reply::new("sign-in-page-late")]));
            }
            None => {
                tracing::warn!("a browser came back with a secret that is none");
                return Ok(self.page(language, &[Reply::new("sign-in-page-unknown")]));
            }
        };
        let portal = self.portal_in_words(&found.begun.portal).await?;
        let Some(app) = self.parts.store.find_sign_in_app(&found.begun.portal).await? else {
            return Ok(self.page(&found.begun.language, &[Reply::new("sign-in-page-broken").with("portal", portal)]));
        };
        match self.ask(&app, &code).await {
            Ok((profile, tokens)) => {
                if app.member_id.is_none()
                    && let Some(member_id) = &tokens.member_id
                {
                    self.parts.store.note_member_id(&app.portal, member_id).await?;
                }
                self.show_proof(&found, &portal, profile, tokens).await
            }
            Err(failed) => self.show_failure(&found, &portal, failed).await,
        }
    }

    /// Who signed in: as the portal itself says, and nobody else.
    async fn ask(&self, app: &SignInApp, code: &SecretString) -> Result<(OwnProfile, Tokens), Failed> {
        let failed = |error: GrantError| match error {
            GrantError::Refused { .. } | GrantError::Expired => Failed::Again("sign-in-page-too-slow"),
            GrantError::App { code } => Failed::Broken(code),
            GrantError::Silent { reason } => Failed::Silent(reason),
        };
        let tokens = self.parts.server.redeem(app, code).await.map_err(failed)?;
        if app.member_id.is_some() && tokens.member_id.is_some() && app.member_id != tokens.member_id {
            tracing::warn!(portal.id = %app.portal, "a sign-in was of another portal");
            return Err(Failed::Again("sign-in-page-elsewhere"));
        }
        let elsewhere = |error: GrantError| match error {
            // The portal does not take what the server gave: it is for another one.
            GrantError::Refused { .. } | GrantError::Expired => Failed::Again("sign-in-page-elsewhere"),
            other => failed(other),
        };
        let profile = self.parts.server.profile(app, &tokens.access).await.map_err(elsewhere)?;
        if tokens.person.is_some_and(|person| person != profile.person) {
            tracing::warn!(portal.id = %app.portal, "server and portal name different people");
            return Err(Failed::Again("sign-in-page-elsewhere"));
        }
        Ok((profile, tokens))
    }

    async fn show_proof(
        &self,
        found: &SignIn,
        portal: &str,
        profile: OwnProfile,
        tokens: Tokens,
    ) -> Result<Page, StoreError> {
        let (now, proof, begun) = (self.now(), new_secret(), &found.begun);
        let said = |name: &str| {
            Reply::new(name)
                .with("name", profile.name.as_str())
                .with("portal", portal)
                .with("minutes", PROOF_MINUTES.unsigned_abs())
        };
        let account = found.account_name.clone().unwrap_or_else(|| begun.account.to_string());
        let replies = [said("sign-in-page-good").with("account", account), Reply::new("sign-in-page-warning")];
        let notice = self.notice(found, format!("sign-in-{}", found.id), said("sign-in-came"));
        let mut page = self.page(&begun.language, &replies);
        let label = self.word(&begun.language, &Reply::new("sign-in-page-back"));
        tracing::info!(portal.id = %begun.portal, person = profile.person.0, account = begun.account, "somebody signed in");
        let new = NewToken {
            profile: profile.clone(),
            tokens,
            proof: digest_of_proof(&proof),
            proof_until: now + minutes(PROOF_MINUTES),
            notice,
        };
        self.parts.store.keep_signed(found.id, &new, now).await?;
        let address = format!("https://t.me/{}?start={PROOF_MARK}{proof}", self.parts.username);
        (page.is_good, page.button, page.chat) = (true, Some((label, address)), Some(begun.account));
        Ok(page)
    }

    async fn show_failure(&self, found: &SignIn, portal: &str, failed: Failed) -> Result<Page, StoreError> {
        let (begun, id) = (&found.begun, &found.begun.portal);
        let event =
            |reason: &str, hint| InviteEvent::SignInFailed { portal: id.clone(), reason: reason.to_owned(), hint };
        let (name, can_try) = match &failed {
            Failed::Again(name) => (*name, true),
            Failed::Silent(reason) => {
                tracing::warn!(portal.id = %id, reason, "nobody said who signed in");
                self.tell(event(
                    reason,
                    "look whether the server and the portal answer; codes and invitations work meanwhile",
                ));
                ("sign-in-page-silent", true)
            }
            Failed::Broken(code) => {
                tracing::error!(portal.id = %id, code, "the application for signing in is not taken");
                self.tell(event(
                    code,
                    "compare number, secret and permissions (user) with the application in the portal, and give them anew with \
                     `restore24 portal sign-in NAME`",
                ));
                ("sign-in-page-broken", false)
            }
        };
        let mut page = self.page(&begun.language, &[Reply::new(name).with("portal", portal)]);
        page.chat = Some(begun.account);
        let mut reply = Reply::new(if can_try { "sign-in-failed" } else { "sign-in-broken" }).with("portal", portal);
        if can_try && let Some(offer) = self.offer((begun.account, &begun.language), id).await? {
            reply = reply.choice(sign_in_choice(offer.id, portal));
        }
        let notice = self.notice(found, format!("sign-in-{}", found.id), reply);
        self.parts.chats.add_notices(&begun.messenger, &[notice], self.now()).await?;
        Ok(page)
    }

    fn notice(&self, found: &SignIn, cause: String, reply: Reply) -> NewNotice {
        let form = NoticeForm::of(reply, found.begun.language.clone());
        NewNotice { place: Place::chat(found.begun.account), cause, payload: form.to_json(), is_secret: false }
    }

    fn page(&self, language: &str, replies: &[Reply]) -> Page {
        let language = self.parts.converse.dialogues().texts.closest(language).to_owned();
        Page {
            is_good: false,
            title: self.word(&language, &Reply::new("sign-in-page-title")),
            text: replies.iter().map(|reply| self.word(&language, reply)).collect(),
            language,
            button: None,
            chat: None,
        }
    }

    /// The words of a text; its name where the files in use lack it.
    fn word(&self, language: &str, reply: &Reply) -> String {
        let dialogues = self.parts.converse.dialogues();
        let setting = Setting { zone: Tz::UTC, now: self.now() };
        match dialogues.texts.word(dialogues.texts.closest(language), reply, setting) {
            Ok(worded) => worded.text,
            Err(error) => {
                tracing::error!(name = reply.name, %error, "a page lacks its words");
                reply.name.clone()
            }
        }
    }

    pub(super) async fn portal_in_words(&self, id: &PortalId) -> Result<String, StoreError> {
        let portal = self.parts.portals.find_portal(id).await?;
        Ok(portal.map_or_else(|| id.to_string(), |portal| in_words(&portal)))
    }
}
