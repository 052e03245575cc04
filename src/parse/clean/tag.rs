//! The elements the sanitiser knows, and what it does with each.
//!
//! In: a tag's name as written. Out: a [`Tag`], the few kinds between which the writer has to
//! choose. Knows nothing of nesting or of attributes.

/// What an element's name means to the sanitiser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// An element that is kept as a block, and may hold others.
    Block(Block),
    /// An element that is kept inside running text.
    Inline(Inline),
    /// `p`, `div` and whatever else only parts one paragraph from the next.
    Boundary,
    /// A line break.
    Break,
    /// A thematic break.
    Rule,
    /// A picture.
    Image,
    /// A table's caption.
    Caption,
    /// An element that goes with all it holds.
    Drop,
    /// As [`Tag::Drop`], and its content is no markup: it ends at its own end tag only.
    Raw,
    /// Any other element: the tag goes, the content stays.
    Other,
    /// A name that HTML does not have.
    Unknown,
}

/// The blocks that are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Block {
    /// `h1` to `h6`.
    Heading(u8),
    /// Bulleted list.
    Ul,
    /// Numbered list.
    Ol,
    /// List item.
    Li,
    /// Quotation.
    Quote,
    /// Preformatted text.
    Pre,
    /// Table.
    Table,
    /// Table row.
    Tr,
    /// Table cell.
    Td,
    /// Heading cell.
    Th,
    /// List of terms.
    Dl,
    /// Term.
    Dt,
    /// What the term means.
    Dd,
    /// Picture with caption.
    Figure,
    /// Its caption.
    Figcaption,
}

impl Block {
    /// The name it is written with.
    pub fn name(self) -> &'static str {
        match self {
            Self::Heading(1) => "h1",
            Self::Heading(2) => "h2",
            Self::Heading(3) => "h3",
            Self::Heading(4) => "h4",
            Self::Heading(5) => "h5",
            Self::Heading(_) => "h6",
            Self::Ul => "ul",
            Self::Ol => "ol",
            Self::Li => "li",
            Self::Quote => "blockquote",
            Self::Pre => "pre",
            Self::Table => "table",
            Self::Tr => "tr",
            Self::Td => "td",
            Self::Th => "th",
            Self::Dl => "dl",
            Self::Dt => "dt",
            Self::Dd => "dd",
            Self::Figure => "figure",
            Self::Figcaption => "figcaption",
        }
    }

    /// Whether its first text stands in it without a paragraph of its own.
    pub fn holds_text(self) -> bool {
        matches!(
            self,
            Self::Heading(_) | Self::Li | Self::Td | Self::Th | Self::Dt | Self::Dd | Self::Figcaption
        )
    }

    /// Whether it is a cell of a table.
    pub fn is_cell(self) -> bool {
        matches!(self, Self::Td | Self::Th)
    }
}

/// The inline elements that are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inline {
    /// Link.
    A,
    /// `strong` and `b`.
    Strong,
    /// `em` and `i`.
    Em,
    /// `code`, `kbd`, `samp`, `tt`.
    Code,
    /// Subscript.
    Sub,
    /// Superscript.
    Sup,
}

impl Inline {
    /// The name it is written with.
    pub fn name(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::Strong => "strong",
            Self::Em => "em",
            Self::Code => "code",
            Self::Sub => "sub",
            Self::Sup => "sup",
        }
    }
}

impl Tag {
    /// Reads a tag's name, in any case.
    pub fn of(name: &str) -> Self {
        let mut lower = [0_u8; 12];
        let Some(slot) = lower.get_mut(..name.len()) else { return Self::foreign(name) };
        slot.copy_from_slice(name.as_bytes());
        slot.make_ascii_lowercase();
        match &*slot {
            b"a" => Self::Inline(Inline::A),
            b"b" | b"strong" => Self::Inline(Inline::Strong),
            b"i" | b"em" => Self::Inline(Inline::Em),
            b"code" | b"kbd" | b"samp" | b"tt" => Self::Inline(Inline::Code),
            b"sub" => Self::Inline(Inline::Sub),
            b"sup" => Self::Inline(Inline::Sup),
            b"br" => Self::Break,
            b"hr" => Self::Rule,
            b"img" | b"image" => Self::Image,
            b"caption" => Self::Caption,
            other => block(other).map_or_else(|| Self::rest(other, name), Self::Block),
        }
    }

    fn rest(lower: &[u8], name: &str) -> Self {
        match lower {
            b"p" | b"div" | b"section" | b"article" | b"header" | b"footer" | b"main" | b"aside" | b"nav"
            | b"address" | b"center" | b"details" | b"summary" | b"fieldset" | b"legend" | b"tbody"
            | b"thead" | b"tfoot" | b"body" | b"html" | b"head" | b"dir" | b"menu" | b"hgroup"
            | b"search" | b"colgroup" | b"marquee" => Self::Boundary,
            b"script" | b"style" | b"textarea" | b"title" | b"xmp" | b"noembed" | b"noframes" => Self::Raw,
            b"svg" | b"math" | b"iframe" | b"template" | b"form" | b"noscript" | b"select" | b"button"
            | b"canvas" | b"audio" | b"video" | b"object" => Self::Drop,
            b"span" | b"font" | b"u" | b"s" | b"strike" | b"del" | b"ins" | b"mark" | b"q" | b"cite"
            | b"label" | b"abbr" | b"acronym" | b"time" | b"small" | b"big" | b"dfn" | b"var" | b"bdi"
            | b"bdo" | b"ruby" | b"rt" | b"rp" | b"wbr" | b"nobr" | b"data" | b"output" | b"picture"
            | b"source" | b"input" | b"embed" | b"param" | b"link" | b"meta" | b"base" | b"col"
            | b"track" | b"area" | b"map" | b"option" | b"meter" | b"progress" | b"slot" | b"blink"
            | b"frame" => Self::Other,
            _ => Self::foreign(name),
        }
    }

    /// Custom elements (`my-card`) and office ones (`o:p`) are markup, a bare word may be text.
    fn foreign(name: &str) -> Self {
        if name.contains(['-', ':']) || matches!(name, "optgroup" | "datalist" | "frameset" | "plaintext") {
            Self::Other
        } else {
            Self::Unknown
        }
    }

    /// Whether the tag stands between words, not inside one.
    pub fn parts_words(self) -> bool {
        matches!(
            self,
            Self::Block(_) | Self::Boundary | Self::Break | Self::Rule | Self::Image | Self::Caption
        )
    }
}

fn block(lower: &[u8]) -> Option<Block> {
    Some(match lower {
        b"h1" => Block::Heading(1),
        b"h2" => Block::Heading(2),
        b"h3" => Block::Heading(3),
        b"h4" => Block::Heading(4),
        b"h5" => Block::Heading(5),
        b"h6" => Block::Heading(6),
        b"ul" => Block::Ul,
        b"ol" => Block::Ol,
        b"li" => Block::Li,
        b"blockquote" => Block::Quote,
        b"pre" | b"listing" => Block::Pre,
        b"table" => Block::Table,
        b"tr" => Block::Tr,
        b"td" => Block::Td,
        b"th" => Block::Th,
        b"dl" => Block::Dl,
        b"dt" => Block::Dt,
        b"dd" => Block::Dd,
        b"figure" => Block::Figure,
        b"figcaption" => Block::Figcaption,
        _ => return None,
    })
}
