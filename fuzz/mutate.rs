//! New inputs out of old ones: bytes turned, pieces moved, doubled and mixed, and tokens that
//! readers stumble over put in their way.

/// The largest input.
pub const LARGEST: usize = 256 * 1024;

const TOKENS: &[&str] = &[
    "<",
    ">",
    "</",
    "/>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?xml version=\"1.0\" encoding=\"utf-16\"?>",
    "<!DOCTYPE x [",
    "&",
    "&amp;",
    "&#0;",
    "&#x10ffff;",
    "&#55296;",
    "&nbsp",
    "&lt;p&gt;",
    "\"",
    "'",
    "=",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "\u{1b}[2J",
    "\u{301}",
    "\u{2028}",
    "é",
    "宗",
    "<p>",
    "<div>",
    "</div>",
    "<table><tr><td>",
    "<a href=",
    "<a href=\"//x\">",
    "<li>",
    "<ul>",
    "<br>",
    "<script>",
    "</script>",
    "<svg>",
    "<template>",
    "<select><option>",
    "<form>",
    "<title>",
    "<h1>",
    "<time datetime=",
    "<item>",
    "</item>",
    "<entry>",
    "<channel>",
    "<link>",
    "<guid>",
    "<pubDate>",
    "<title type=\"xhtml\">",
    "<media:group>",
    "xmlns:a=\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "1e999",
    "\\u0000",
    "\\ud800",
    "00",
    "31",
    "99",
    "2026",
    "24:60",
    "WIB",
    "Senin",
    "Desember",
    "Rajab",
    "1448 H",
    "yang lalu",
    "jam",
    "+14:00",
    "-",
    "/",
    ".",
    " ",
    "\n",
    "\t",
];

/// A small generator of equal numbers everywhere (`SplitMix64`).
pub struct Dice(pub u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.roll() % limit.max(1) as u64) as usize
    }

    /// True once in `count` times.
    pub fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    /// An input grown from one of `corpus`.
    pub fn input(&mut self, corpus: &[Vec<u8>]) -> Vec<u8> {
        let mut input = corpus[self.below(corpus.len())].clone();
        for _ in 0..=self.below(12) {
            self.change(&mut input, corpus);
        }
        input.truncate(LARGEST);
        input
    }

    fn change(&mut self, input: &mut Vec<u8>, corpus: &[Vec<u8>]) {
        let (from, to) = self.range(input.len());
        match self.below(9) {
            0 => {
                if let Some(byte) = input.get_mut(from) {
                    *byte ^= 1 << self.below(8);
                }
            }
            1 => drop(input.drain(from..to)),
            2 => {
                let piece = input[from..to].to_vec();
                let at = self.below(input.len() + 1);
                input.splice(at..at, piece);
            }
            3 => {
                let times = 1 + self.below(64);
                let piece = input[from..to.min(from + 512)].repeat(times);
                input.splice(from..from, piece);
            }
            4 => {
                let other = &corpus[self.below(corpus.len())];
                let (start, end) = self.range(other.len());
                input.splice(from..to, other[start..end].iter().copied());
            }
            5 => input.truncate(from),
            _ => {
                let token = TOKENS[self.below(TOKENS.len())];
                let times = if self.one_in(8) { 1 + self.below(400) } else { 1 };
                input.splice(from..from, token.repeat(times).into_bytes());
            }
        }
    }

    /// A piece of something `length` long, mostly short.
    fn range(&mut self, length: usize) -> (usize, usize) {
        let from = self.below(length + 1);
        let most = if self.one_in(4) { length } else { 64 };
        (from, (from + self.below(most + 1)).min(length))
    }
}
