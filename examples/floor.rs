//! The least a news reader must do for its first screen: open the cache, read one screenful of
//! titles, print them. `benches/first_screen.py` measures warta against it.
//!
//! In: a database file and a number of rows. Out: the newest titles. It knows the one table it
//! reads and nothing else of the program.

use std::io::Write;

use rusqlite::{Connection, OpenFlags};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or("usage: floor DATABASE [ROWS]")?;
    let rows: u32 = arguments.next().map_or(Ok(40), |rows| rows.parse())?;
    let database = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut select = database
        .prepare("SELECT title FROM articles JOIN list USING (no) ORDER BY list.sort DESC LIMIT ?1")?;
    let mut found = select.query([rows])?;
    let mut out = std::io::stdout().lock();
    while let Some(row) = found.next()? {
        writeln!(out, "{}\r", row.get_ref(0)?.as_str()?)?;
    }
    Ok(())
}
