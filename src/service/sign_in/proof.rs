//! The way back into the chat: the account that asked shows the proof, and is linked.

use super::{SignIns, digest_of_proof};
use crate::ports::invites::Newcomer;
use crate::ports::sign_ins::SignInUse;
use crate::ports::snapshots::StoreError;
use crate::service::invite::{InviteEvent, Shown};

/// Begins the payload of the link on the page.
pub const PROOF_MARK: &str = "s_";

/// What a proof gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proven {
    /// It is good: [`SignIns::finish`] links the account.
    Good {
        /// The sign-in's number.
        id: i64,
        /// Who signed in, as the portal names them.
        name: String,
        /// The portal as its people know it.
        portal: String,
    },
    /// There is none.
    Unknown,
    /// It belongs to another account.
    OtherAccount,
    /// This account was linked by it.
    Done,
    /// Its time is over.
    Late,
}

impl SignIns {
    /// Looks at the payload of the link on the page.
    ///
    /// # Errors
    /// The store fails.
    pub async fn look_at_proof(&self, account: i64, payload: &str) -> Result<Proven, StoreError> {
        let proof = payload.strip_prefix(PROOF_MARK).unwrap_or_default();
        let Some(sign_in) = self.parts.store.find_proof(&digest_of_proof(proof)).await? else {
            return Ok(Proven::Unknown);
        };
        if sign_in.begun.account != account || sign_in.begun.messenger != self.parts.messenger {
            tracing::warn!(account, asked = sign_in.begun.account, "an account came with the sign-in of another one");
            return Ok(Proven::OtherAccount);
        }
        let Some(signed) = sign_in.signed.clone() else { return Ok(Proven::Unknown) };
        if sign_in.finished_at.is_some() {
            return Ok(Proven::Done);
        }
        if signed.until <= self.now() {
            return Ok(Proven::Late);
        }
        let portal = self.portal_in_words(&sign_in.begun.portal).await?;
        Ok(Proven::Good { id: sign_in.id, name: signed.name, portal })
    }

    /// Links the account; the introduction stands where `introduction` says from then on.
    ///
    /// # Errors
    /// The store fails.
    pub async fn finish(
        &self,
        shown: Shown<'_>,
        (id, name): (i64, &str),
        introduction: &str,
    ) -> Result<SignInUse, StoreError> {
        let newcomer = Newcomer { messenger: shown.messenger, account: shown.account };
        let used = self.parts.store.finish_sign_in(id, newcomer, introduction, self.now()).await?;
        if let SignInUse::Linked(link) = &used {
            tracing::info!(portal.id = %link.portal, person = link.person.0, account = link.account, "an account signed in");
            self.tell(InviteEvent::Linked {
                portal: link.portal.clone(),
                person: link.person,
                name: name.to_owned(),
                account: shown.account,
                account_name: shown.name.to_owned(),
                how: "sign-in",
            });
        }
        Ok(used)
    }
}
