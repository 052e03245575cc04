//! Signing keys: made from the system's random numbers, kept as text, used on manifests.
//!
//! In: the text of a key file. Out: signatures (Ed25519) and hashes (SHA-256). The secret never
//! shows in `Debug` and leaves only as the text of its own file.

use std::fmt;
use std::fmt::Write;

use ring::rand::{SecureRandom, SystemRandom};
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};

use crate::news::{BundleFault, Digest, PublicKey, unhex};

/// What a key file begins with.
const HEAD: &str = "warta-secret-key ";

/// A signing key.
pub struct SecretKey {
    seed: [u8; 32],
    pair: Ed25519KeyPair,
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SecretKey").field(&self.public()).finish()
    }
}

impl SecretKey {
    /// A new key.
    pub fn generate() -> Result<Self, BundleFault> {
        let mut seed = [0; 32];
        let filled = SystemRandom::new().fill(&mut seed);
        filled.map_err(|_| BundleFault::Failed("no random numbers".to_owned()))?;
        Self::of(seed)
    }

    /// The key in the text of a key file.
    pub fn read(text: &str) -> Result<Self, BundleFault> {
        let digits = text.trim().strip_prefix(HEAD.trim_end()).ok_or(BundleFault::NoSecret)?;
        Self::of(unhex(digits.trim()).map_err(|_| BundleFault::NoSecret)?)
    }

    fn of(seed: [u8; 32]) -> Result<Self, BundleFault> {
        let pair = Ed25519KeyPair::from_seed_unchecked(&seed).map_err(|_| BundleFault::NoSecret)?;
        Ok(Self { seed, pair })
    }

    /// The text of its key file.
    pub fn text(&self) -> String {
        let mut text = HEAD.to_owned();
        for byte in self.seed {
            let _ = write!(text, "{byte:02x}");
        }
        text.push('\n');
        text
    }

    /// The half that others may know.
    pub fn public(&self) -> PublicKey {
        let mut bytes = [0; 32];
        bytes.copy_from_slice(self.pair.public_key().as_ref());
        PublicKey(bytes)
    }

    pub(super) fn sign(&self, message: &[u8]) -> [u8; 64] {
        let mut bytes = [0; 64];
        bytes.copy_from_slice(self.pair.sign(message).as_ref());
        bytes
    }
}

/// Whether `signature` is what the owner of `key` wrote under `message`.
pub(super) fn verifies(key: PublicKey, message: &[u8], signature: &[u8; 64]) -> bool {
    UnparsedPublicKey::new(&ED25519, key.0).verify(message, signature).is_ok()
}

/// The hash by which a manifest names a file.
pub fn digest(bytes: &[u8]) -> Digest {
    let mut hash = [0; 32];
    hash.copy_from_slice(ring::digest::digest(&ring::digest::SHA256, bytes).as_ref());
    Digest(hash)
}
