//! What articles can be told apart by besides their words: who is quoted, where they were written.

/// A kind of name that an article may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Facet {
    /// Who is quoted in it (narasumber).
    Speaker,
    /// Where it was written.
    Place,
}

impl Facet {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Speaker, Self::Place];
}

/// A name and how many articles have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetCount {
    /// The name.
    pub name: String,
    /// Articles.
    pub articles: u64,
}
