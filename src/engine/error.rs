//! Why the engine cannot answer.

use crate::store::StoreError;

/// Why the engine cannot answer.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The cache cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The cache's thread has ended; only a bug or a crash does that.
    #[error("the cache stopped working")]
    Stopped,
}
