//! The beginning of an answer that was cut: the rest can be asked for.

/// What came of a page before its answer was cut, as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The bytes on the wire, still compressed.
    pub wire: Vec<u8>,
    /// Their `Content-Encoding`; empty where there was none.
    pub encoding: String,
    /// The `ETag` or `Last-Modified` of the whole, byte for byte: the rest must be of the same.
    pub validator: String,
}

impl Part {
    /// Less is not worth the trouble, in bytes.
    pub const LEAST: usize = 2 * 1024;
    /// More is not kept, in bytes.
    pub const MOST: usize = 1024 * 1024;
}
