//! HTTPS for client libraries that know no other way (reference §9.1).
//!
//! In charge of a certificate of the portal's own, made anew at every start for `127.0.0.1` and `localhost`. Clients
//! trust it by its file (`REQUESTS_CA_BUNDLE`, `NODE_EXTRA_CA_CERTS`); its key never leaves the process.

use std::sync::Arc;

use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio_rustls::TlsAcceptor;

/// Why there is no certificate.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// It could not be made.
    #[error("cannot make a certificate")]
    Certificate(#[from] rcgen::Error),
    /// It could not be used.
    #[error("cannot use the certificate")]
    Config(#[from] rustls::Error),
}

/// A certificate as PEM, and what accepts connections with it.
///
/// # Errors
/// The certificate cannot be made or used.
pub fn acceptor() -> Result<(String, TlsAcceptor), TlsError> {
    let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
    let made = rcgen::generate_simple_self_signed(names)?;
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)?;
    Ok((made.cert.pem(), TlsAcceptor::from(Arc::new(config))))
}
