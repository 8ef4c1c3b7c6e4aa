//! Where the conversations of an installation stand, for the commands that say so.

use std::path::Path;

use crate::adapters::store::is_begun;
use crate::app;
use crate::dialogue::standing::Standing;
use crate::service::converse::standing;

/// Where its conversations stand; `None` where there is no installation.
///
/// # Errors
/// The installation cannot be read.
pub async fn standing_in(data: &Path) -> anyhow::Result<Option<Standing>> {
    if !is_begun(data) {
        return Ok(None);
    }
    let store = app::open_store(data).await?;
    let standing = standing(&store).await?;
    store.close().await;
    Ok(Some(standing))
}
