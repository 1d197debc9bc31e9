//! What is drawn in the rows that the page keeps free: one file a picture.

mod week;

use super::theme::Theme;
use crate::page::layout::Drawing;
use ratatui::text::Span;

/// A row of a drawing, as wide as the page keeps free.
pub fn row<'l>(drawing: &Drawing, row: usize, theme: &Theme) -> Vec<Span<'l>> {
    match drawing {
        Drawing::Days => week::days(row, theme),
        Drawing::Course(course) => week::course(course, row, theme),
    }
}
