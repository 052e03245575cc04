//! What the screen and the command line say of documents (PDF).

use super::phrases::phrases;

phrases! {
    /// The article is a document of this size that was not loaded.
    fn paper_offered(size: String) = "paper-offered";
    /// The article is a document whose size is being asked for.
    fn paper_asking() = "paper-asking";
    /// The article is a document; nobody says how large it is.
    fn paper_unsized() = "paper-unsized";
    /// The document is being loaded and read.
    fn paper_coming() = "paper-coming";
    /// An article carries a document of this name and size.
    fn paper_attached(name: String, size: String) = "paper-attached";
    /// An article carries a document of this name.
    fn paper_attached_unsized(name: String) = "paper-attached-unsized";
    /// The article at hand is and carries no document.
    fn paper_none() = "paper-none";
    /// What the key does that loads a document.
    fn help_document() = "paper-help-key";
    /// Headless: the document is about to be loaded; `size` may be empty.
    fn paper_loading(size: String) = "paper-loading";
    /// Headless: the article is a document that can be loaded; `size` may be empty.
    fn paper_not_loaded(size: String) = "paper-not-loaded";
}
