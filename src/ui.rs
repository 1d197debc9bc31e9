//! What is seen: [`render`] draws the state and changes nothing.
//!
//! ```text
//! fluoro  Conditions  Procedures  Imaging  …            86 conditions · 37 procedures     tab_bar
//! / what is typed                                                             12 found    search_line
//! ─────────────────────────────┬──────────────────────────────────────────────────────
//! ▌Uterine fibroids  condition │ Uterine fibroids                            condition    list │ page
//! │  lay term “heavy periods”  │ D25 · pelvis · elective
//! ─────────────────────────────┴──────────────────────────────────────────────────────
//! ↓ choose   Enter open   F1 help   Esc out   Ctrl-u clear                      1/5    footer
//! ```
//!
//! On a wide screen the outline stands at the right of the page.

mod ascii;
mod footer;
mod layout;
mod list;
mod outline;
mod overlay;
mod page;
mod pane;
mod picture;
mod pointer;
mod search_line;
mod tab_bar;
mod theme;

pub use layout::viewport;
pub use pointer::{Pointer, Press, pointed};
pub use theme::{Background, Role, Theme, Themes};

use crate::app::{App, Focus, Pane};
use crate::text::{is_printed, width};
use layout::{HEIGHT_NEEDED, Panes, WIDTH_NEEDED};
use pane::view;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Wrap};
use unicode_segmentation::UnicodeSegmentation;

/// Draws the explorer. [`App::fit`] must have been called with the [`viewport`] of the same size.
pub fn render(frame: &mut Frame<'_>, app: &App, themes: &Themes) {
    draw(frame, app, themes);
    if app.is_ascii() {
        ascii::rewrite(frame.buffer_mut());
    }
}

fn draw(frame: &mut Frame<'_>, app: &App, themes: &Themes) {
    let theme = themes.named(app.theme());
    // A theme that is only looked at may be for another background, and what it is left by must be read.
    let above = themes.named(app.worn());
    let area = frame.area();
    let Some(panes) = Panes::new(app, area) else {
        return too_small(frame, area, theme);
    };
    tab_bar::render(frame, panes.tabs, app, theme);
    search_line::render(frame, panes.line, app, theme);
    for &(pane, area) in &panes.shown {
        let theme = if pane == Pane::Overlay { above } else { theme };
        (view(pane).render)(frame, area, app, theme);
    }
    layout::rules(frame, &panes, app, theme);
    footer::render(frame, panes.footer, app, above);
    if let Some(cursor) = cursor(app, &panes) {
        frame.set_cursor_position(cursor);
    }
}

/// Where the cursor of the terminal stands: where letters are typed, or else where the reading is. Screen readers and braille
/// displays follow it.
fn cursor(app: &App, panes: &Panes) -> Option<Position> {
    if app.overlay().is_none() && matches!(app.focus(), Focus::Line | Focus::Find) {
        return Some(search_line::cursor(panes.line, app));
    }
    let (pane, area) = panes.shown.iter().find(|(pane, _)| *pane == app.pane())?;
    Some((view(*pane).cursor)(app, *area))
}

/// The place of a cell that is counted from the top left of an area.
fn place(area: Rect, (row, column): (usize, usize)) -> Position {
    let at = |from: u16, by: usize| from.saturating_add(by.try_into().unwrap_or(u16::MAX));
    let (x, y) = (at(area.x, column), at(area.y, row));
    Position::new(x.min(area.right().saturating_sub(1)), y.min(area.bottom().saturating_sub(1)))
}

fn too_small(frame: &mut Frame<'_>, area: Rect, theme: &Theme) {
    let text = format!(
        "fluoro needs {WIDTH_NEEDED} × {HEIGHT_NEEDED}; this terminal has {} × {}",
        area.width, area.height
    );
    let text = Paragraph::new(text).style(theme.style(Role::Text)).wrap(Wrap { trim: true });
    frame.render_widget(text, area);
}

/// What stands beside that to which the keys go: one on a screen.
const FOCUS: &str = "▌";

/// Draws a line in an area of one row. Signs that are known to fill a cell each need not be looked for in the text.
fn draw_line(frame: &mut Frame<'_>, line: &Line<'_>, row: Rect) {
    let row = row.intersection(frame.area());
    if line.style != Style::default() {
        frame.buffer_mut().set_style(row, line.style);
    }
    let mut x = row.x;
    for span in line {
        let rest = Rect { x, width: row.right().saturating_sub(x), ..row };
        if rest.is_empty() {
            return;
        }
        if !span.content.chars().all(is_cell) {
            frame.render_widget(span, rest);
            x = x.saturating_add(span.width().try_into().unwrap_or(u16::MAX));
            continue;
        }
        let buffer = frame.buffer_mut();
        let from = buffer.index_of(x, row.y);
        let cells = buffer.content.get_mut(from..from + usize::from(rest.width));
        for (cell, sign) in cells.into_iter().flatten().zip(span.content.chars()) {
            cell.set_char(sign).set_style(span.style);
            x += 1;
        }
    }
}

/// Whether a sign fills one cell, whichever of these stands beside it: most signs of our texts.
const fn is_cell(sign: char) -> bool {
    matches!(sign, ' '..='~' | '°'..='ÿ' | '‐'..='‧' | '←'..='⋿' | '─'..='▟')
}

/// A line at the right of an area; the area under the rest of the line keeps its style.
fn right_text<'l>(text: String, style: Style) -> Line<'l> {
    Line::from(Span::styled(text, style)).right_aligned()
}

/// `text` cut to `columns`, with an ellipsis where something is missing.
fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    // Of ASCII each sign is as wide as a column.
    if is_printed(text) {
        let kept = text.get(..columns.saturating_sub(1)).unwrap_or_default();
        return format!("{kept}{}", if columns > 0 { "…" } else { "" });
    }
    let mut used = 0;
    let has_room = |grapheme: &&str| {
        used += width(grapheme);
        used < columns
    };
    let mut kept: String = text.graphemes(true).take_while(has_room).collect();
    if columns > 0 {
        kept.push('…');
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;
    use ratatui::style::Stylize;

    #[test]
    fn a_sign_of_one_cell_is_one_whatever_stands_beside_it() {
        let signs: String = ('\0'..'\u{3000}').filter(|&sign| is_cell(sign)).collect();
        assert!(signs.chars().all(|sign| width(sign.encode_utf8(&mut [0; 4])) == 1));
        let backwards: String = signs.chars().rev().collect();
        for text in [&signs, &backwards] {
            assert_eq!(text.graphemes(true).count(), signs.chars().count());
        }
    }

    #[test]
    fn a_line_is_drawn_as_ratatui_draws_it() {
        let area = Rect::new(0, 0, 9, 1);
        let bold = Style::new().bold();
        for text in
            ["≥ 50 µg/L", "far too long for it", "a\u{301} 出血 b", "出血 too long for it", "a\tb"]
        {
            let spans = [Span::styled(text, bold), Span::raw(" x")];
            let line = Line::from_iter(spans).italic();
            let mut terminal = Terminal::new(TestBackend::new(9, 1)).unwrap();
            let theirs = terminal.draw(|frame| frame.render_widget(&line, area)).unwrap();
            let theirs = theirs.buffer.clone();
            let ours = terminal.draw(|frame| draw_line(frame, &line, area)).unwrap();
            assert_eq!(ours.buffer, &theirs, "{text}");
        }
    }

    #[test]
    fn a_cut_is_marked_and_fits() {
        assert_eq!(cut("Uterine fibroids", 16), "Uterine fibroids");
        assert_eq!(cut("Uterine fibroids", 8), "Uterine…");
        assert_eq!(cut("出血出血", 5), "出血…");
        assert_eq!(cut("Ménière", 5), "Méni…");
        assert_eq!((cut("abc", 0), cut("ab°", 0)), (String::new(), String::new()));
    }
}
