//! Office relay: carries bundles of news between this cache, folders and the network.
//!
//! What a bundle is, and what of it is admitted, is `bundle`'s business; here is where its files
//! lie, which of them are still wanted, and what is stored after each.

mod carry;
mod folder;
mod follow;
mod merging;
mod packing;

pub(super) use carry::Carrier;
pub use carry::Origin;
pub use follow::Handed;
pub(super) use follow::{apply, visit};
pub(super) use packing::pack;
pub use packing::{PackError, Packed, Packing};
