//! What the command line says.

use super::phrases::phrases;

phrases! {
    /// A document holds no items.
    fn no_items() = "cli-no-items";
    /// A page holds no article; `kind` is what it is.
    fn no_article(kind: &str) = "cli-no-article";
}
