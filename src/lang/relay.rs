//! What is said of bundles, and of articles that may go.

use super::phrases::phrases;

phrases! {
    /// A key was made.
    fn bundle_key_made(file: String, key: String) = "bundle-key-made";
    /// A bundle was written.
    fn bundle_packed(articles: u64, chunks: usize, fresh: usize, bytes: String) = "bundle-packed";
    /// A bundle was taken in.
    fn bundle_applied(name: String, new: usize, updated: usize, merged: usize, held: usize) = "bundle-applied";
    /// It is older than one taken in before.
    fn bundle_older(name: String) = "bundle-older";
    /// Nothing is limited.
    fn no_limits() = "prune-no-limits";
    /// Nothing may go.
    fn nothing_to_prune() = "prune-nothing";
    /// What may go of one source.
    fn prune_row(articles: usize, bytes: String, oldest: &str, newest: &str) = "prune-row";
    /// Nothing has gone yet.
    fn prune_preview(articles: usize) = "prune-preview";
    /// Articles went.
    fn pruned(articles: usize) = "prune-done";
}
