//! What the screen says of pictures.

use super::phrases::phrases;

phrases! {
    /// What the key does that shows a picture.
    fn help_picture() = "picture-help-key";
    /// A hint: the pictures of the article.
    fn hint_picture() = "picture-hint";
    /// The article has so many pictures.
    fn pictures_here(count: usize) = "picture-here";
    /// The article has none.
    fn picture_none() = "picture-none";
    /// The title: which of how many.
    fn picture_title(at: usize, of: usize) = "picture-title";
    /// Its size is being asked for.
    fn picture_asking() = "picture-asking";
    /// It has this size and was not loaded.
    fn picture_offered(size: String) = "picture-offered";
    /// Nobody says how large it is.
    fn picture_unsized() = "picture-unsized";
    /// It is being loaded.
    fn picture_coming() = "picture-coming";
    /// There is no network.
    fn picture_offline() = "picture-offline";
    /// It could not be loaded.
    fn picture_failed(why: &str) = "picture-failed";
    /// What came is no picture that can be read.
    fn picture_unreadable() = "picture-unreadable";
    /// The foot while it is offered.
    fn picture_foot_offered() = "picture-foot-offered";
    /// The foot while it is shown or on its way.
    fn picture_foot() = "picture-foot";
    /// The foot where there are several.
    fn picture_foot_several() = "picture-foot-several";
}
