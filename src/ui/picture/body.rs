//! The body in dots, with one region filled.

use crate::catalog::BodyRegion;
use crate::page::layout::{BODY_COLUMNS, BODY_ROWS};
use crate::page::{Outline, Point};
use crate::ui::theme::{Role, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;
use ratatui::symbols;
use ratatui::widgets::Widget;
use ratatui::widgets::canvas::{Canvas, Points};

/// The dots of a cell from left to right, and from top to bottom.
const DOTS: [u8; 2] = [2, 4];

/// How many dots there are from left to right, and from top to bottom.
const ALL: [u8; 2] = [BODY_COLUMNS * DOTS[0], BODY_ROWS * DOTS[1]];

/// How far the last dot lies from the first in the box of the outline: as wide as it is high, dot for dot.
fn extent() -> [f64; 2] {
    let [across, down] = ALL.map(|dots| f64::from(dots - 1));
    [100.0 * across / down, 100.0]
}

/// Where a dot lies in the box of the outline; its middle is that of the dots.
fn place(across: f64, down: f64) -> Point {
    let step = 100.0 / f64::from(ALL[1] - 1);
    [50.0 - extent()[0] / 2.0 + across * step, down * step]
}

/// The body, with one region filled.
pub fn body(outline: &Outline, lit: Option<BodyRegion>, theme: &Theme) -> Buffer {
    let area = Rect::new(0, 0, BODY_COLUMNS.into(), BODY_ROWS.into());
    let color = |role| theme.style(role).fg.unwrap_or(Color::Reset);
    let dots = (0..ALL[0]).flat_map(|across| (0..ALL[1]).map(move |down| (across, down)));
    let places = dots.map(|(across, down)| place(across.into(), down.into()));
    let filled = places.filter(|place| lit.is_some_and(|region| outline.holds(region, *place)));
    // The canvas counts from the bottom.
    let upward = |[across, down]: Point| (across, 100.0 - down);
    let filled: Vec<(f64, f64)> = filled.map(upward).collect();
    let lines: Vec<(f64, f64)> = outline.points(0.3).into_iter().map(upward).collect();
    let [wide, high] = extent();
    let canvas = Canvas::default().marker(symbols::Marker::Braille);
    let canvas = canvas.x_bounds([50.0 - wide / 2.0, 50.0 + wide / 2.0]).y_bounds([0.0, high]);
    // In one layer, since a cell shows the dots of the last that has any there.
    let canvas = canvas.paint(|on| {
        on.draw(&Points { coords: &lines, color: color(Role::Muted) });
        on.draw(&Points { coords: &filled, color: color(Role::Focus) });
    });
    let mut buffer = Buffer::empty(area);
    canvas.render(area, &mut buffer);
    buffer
}

/// The region at the middle of a cell.
pub fn region_at(outline: &Outline, column: usize, row: usize) -> Option<BodyRegion> {
    let middle = |cell: usize, dots: u8| {
        let cell = f64::from(u32::try_from(cell).unwrap_or_default());
        (cell + 0.5) * f64::from(dots) - 0.5
    };
    outline.region_at(place(middle(column, DOTS[0]), middle(row, DOTS[1])))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The dots of each row, from the left, in which a cell is two columns of bits.
    fn rows(lit: Option<BodyRegion>) -> Vec<String> {
        let theme = crate::ui::Themes::embedded(true).named("mono").clone();
        let buffer = body(&Outline::own(), lit, &theme);
        let cells: Vec<&str> = buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect();
        cells.chunks(BODY_COLUMNS.into()).map(<[&str]>::concat).collect()
    }

    /// A cell of braille with its left and right changed.
    fn turned(sign: char) -> char {
        let bits = u32::from(sign).wrapping_sub(0x2800);
        let pairs = [(0, 3), (1, 4), (2, 5), (6, 7)];
        let swapped = pairs.iter().fold(0, |all, (left, right)| {
            all | ((bits >> left) & 1) << right | ((bits >> right) & 1) << left
        });
        if bits < 256 { char::from_u32(0x2800 + swapped).unwrap() } else { sign }
    }

    #[test]
    fn both_sides_of_the_body_are_alike_whatever_is_lit() {
        let regions = BodyRegion::ALL.map(Some);
        for lit in [None].into_iter().chain(regions) {
            for row in rows(lit) {
                let mirrored: String = row.chars().rev().map(turned).collect();
                assert_eq!(row, mirrored, "{lit:?}");
            }
        }
    }

    #[test]
    fn a_region_that_is_lit_is_filled_and_told_apart_without_color() {
        let plain = rows(None).concat();
        for region in BodyRegion::ALL {
            assert_ne!(rows(Some(region)).concat(), plain, "{region}");
        }
        let full = rows(Some(BodyRegion::WholeBody)).concat().matches('\u{28ff}').count();
        assert!(full > 60, "{full}");
    }

    #[test]
    fn a_click_hits_what_is_drawn_there() {
        let outline = Outline::own();
        let region = |column, row| region_at(&outline, column, row);
        assert_eq!(region(8, 1), Some(BodyRegion::Head));
        assert_eq!(region(5, 4), Some(BodyRegion::Chest));
        assert_eq!(region(6, 16), Some(BodyRegion::Leg));
        assert_eq!(region(0, 0), None);
    }
}
