//! Small PDFs for this folder's tests: pages of text in the standard font, and pages that are
//! one picture.

use std::fmt::Write;

/// A page.
pub enum Page {
    /// Drawing instructions.
    Drawn(String),
    /// A picture and nothing else.
    Picture,
}

impl Page {
    /// Lines of 11 points, each beginning at its own place.
    pub fn text(lines: &[(f32, &str)]) -> Self {
        let mut drawn = String::from("BT /F1 11 Tf ");
        for (at, (x, line)) in lines.iter().enumerate() {
            let _ = write!(drawn, "1 0 0 1 {x} {} Tm ({line}) Tj ", 780 - at * 15);
        }
        drawn.push_str("ET");
        Self::Drawn(drawn)
    }
}

/// A file of `pages`.
pub fn pdf(pages: &[Page]) -> Vec<u8> {
    let mut kids = String::new();
    for at in 0..pages.len() {
        let _ = write!(kids, "{} 0 R ", 5 + 2 * at);
    }
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray \
         /BitsPerComponent 8 /Length 1 >>\nstream\nx\nendstream"
            .to_owned(),
    ];
    for (at, page) in pages.iter().enumerate() {
        let drawn = match page {
            Page::Drawn(drawn) => drawn.as_str(),
            Page::Picture => "q 595 0 0 842 0 0 cm /I1 Do Q",
        };
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R \
             /Resources << /Font << /F1 3 0 R >> /XObject << /I1 4 0 R >> >> >>",
            6 + 2 * at
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{drawn}\nendstream", drawn.len()));
    }
    let mut file = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let table = file.len();
    let _ = write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        let _ = writeln!(file, "{place:010} 00000 n ");
    }
    let _ =
        write!(file, "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1);
    file.into_bytes()
}
