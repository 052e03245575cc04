//! Numbers and sizes as people write them: `1.234`, `1,2 MB` in Indonesian, `1,234`, `1.2 MB` in English.

use super::phrases::{Lang, Language};

impl Lang {
    /// A whole number with its thousands set apart.
    pub fn number(&self, number: u64) -> String {
        let digits = number.to_string();
        let mark = if self.language() == Language::Id { '.' } else { ',' };
        let mut out = String::with_capacity(digits.len() + digits.len() / 3);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push(mark);
            }
            out.push(digit);
        }
        out
    }

    /// A size in bytes, in the largest unit that leaves at least one whole (1 kB is 1,000 bytes).
    pub fn bytes(&self, bytes: u64) -> String {
        let point = if self.language() == Language::Id { ',' } else { '.' };
        for (unit, size) in [("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)] {
            if bytes < size {
                continue;
            }
            let tenths = bytes / (size / 10);
            return if tenths < 100 && unit != "kB" {
                format!("{}{point}{} {unit}", tenths / 10, tenths % 10)
            } else {
                format!("{} {unit}", tenths / 10)
            };
        }
        format!("{bytes} B")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_follow_the_language() {
        let (id, en) = (Lang::new(Language::Id), Lang::new(Language::En));
        for (number, in_id, in_en) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_000, "1.000", "1,000"),
            (1_234_567, "1.234.567", "1,234,567"),
        ] {
            assert_eq!(id.number(number), in_id);
            assert_eq!(en.number(number), in_en);
        }
        for (bytes, in_id, in_en) in [
            (0, "0 B", "0 B"),
            (999, "999 B", "999 B"),
            (48_210, "48 kB", "48 kB"),
            (1_260_000, "1,2 MB", "1.2 MB"),
            (25_000_000, "25 MB", "25 MB"),
            (3_400_000_000, "3,4 GB", "3.4 GB"),
        ] {
            assert_eq!(id.bytes(bytes), in_id);
            assert_eq!(en.bytes(bytes), in_en);
        }
    }
}
