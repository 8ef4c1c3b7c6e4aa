//! The stand-in portal.
