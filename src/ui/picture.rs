//! What is drawn in the rows that the page keeps free: one file a picture.

mod body;
mod week;

pub use body::{SMALL as SMALL_BODY, small as small_body};

use super::theme::Theme;
use crate::app::{App, Focus};
use crate::catalog::BodyRegion;
use crate::page::layout::{Drawing, Mark, Row};
use crate::text::width;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

/// A row of a drawing, as wide as the page keeps free; none of one that is drawn as a whole.
pub fn row<'l>(drawing: &Drawing, row: usize, theme: &Theme) -> Option<Vec<Span<'l>>> {
    match drawing {
        Drawing::Days => Some(week::days(row, theme)),
        Drawing::Course(course) => Some(week::course(course, row, theme)),
        Drawing::Body { .. } => None,
    }
}

/// Draws over the rows of an area what is drawn as a whole, as far as they are in view.
pub fn over(frame: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let reader = app.reader();
    let selected = reader.link().filter(|_| app.focus() == Focus::Page);
    let mut drawn = None;
    for (line, y) in reader.visible().iter().zip(area.top()..area.bottom()) {
        let Some((x, number, row)) = free(line) else { continue };
        let Some(Drawing::Body { first, outline, size }) = reader.drawing(number) else { continue };
        let drawn = drawn.get_or_insert_with(|| {
            let region = selected.and_then(|link| BodyRegion::ALL.get(link.checked_sub(*first)?));
            body::body(outline, *size, region.copied(), app.is_ascii(), theme)
        });
        let into = frame.buffer_mut();
        for column in 0..drawn.area.width {
            let from = u16::try_from(row).ok().and_then(|row| drawn.cell((column, row)));
            let to = into.cell_mut((area.x + u16::try_from(x).unwrap_or_default() + column, y));
            if let (Some(from), Some(to)) = (from, to) {
                *to = from.clone();
            }
        }
    }
}

/// The link of a drawing at a cell of a row.
pub fn link_at(row: &Row, column: usize, app: &App) -> Option<usize> {
    let (x, number, row) = free(row)?;
    let Drawing::Body { first, outline, size } = app.reader().drawing(number)? else { return None };
    let region = body::region_at(outline, *size, column.checked_sub(x)?, row)?;
    BodyRegion::ALL.iter().position(|known| *known == region).map(|place| first + place)
}

/// Where a row keeps free a row of a drawing: its column, the number of the drawing, and the row of it.
fn free(row: &Row) -> Option<(usize, usize, usize)> {
    let mut x = 0;
    for run in row {
        if let Mark::Drawn { number, row } = run.mark {
            return Some((x, number, row));
        }
        x += width(&run.text);
    }
    None
}
