//! The body in dots, with regions filled.

use crate::app::App;
use crate::catalog::BodyRegion;
use crate::page::layout::BodySize;
use crate::page::{Outline, Point};
use crate::text::{capital, sort_by};
use crate::ui::theme::{Role, Theme};
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Color;
use ratatui::symbols;
use ratatui::text::Line;
use ratatui::widgets::Widget;
use ratatui::widgets::canvas::{Canvas, Points};
use std::sync::{LazyLock, OnceLock};

/// The dots of a cell from left to right, and from top to bottom.
const DOTS: [u8; 2] = [2, 4];

/// The cells of the body beside the page of an entry.
pub const SMALL: Size = cells(BodySize::Small);

const fn cells(size: BodySize) -> Size {
    let (columns, rows) = size.cells();
    Size::new(columns as u16, rows as u16)
}

/// A dot, by how many are at its left and above it.
type Dot = (u16, u16);

/// Where dots lie in the box of the outline: as wide as it is high, dot for dot, and around the same middle.
#[derive(Clone, Copy)]
struct Dots {
    /// How many there are from left to right.
    across: u16,
    /// How many there are from top to bottom.
    down: u16,
}

impl Dots {
    fn of(cells: Size) -> Self {
        let [across, down] = DOTS.map(u16::from);
        Self { across: cells.width * across, down: cells.height * down }
    }

    /// How far one lies from the next.
    fn step(self) -> f64 {
        100.0 / f64::from(self.down - 1)
    }

    /// How far the middle lies from the first at the left.
    fn half(self) -> f64 {
        f64::from(self.across - 1) * self.step() / 2.0
    }

    /// Where a dot lies.
    fn place(self, (across, down): (impl Into<f64>, impl Into<f64>)) -> Point {
        [50.0 - self.half() + across.into() * self.step(), down.into() * self.step()]
    }
}

/// The body, with a region filled.
pub fn body(
    outline: &Outline,
    size: BodySize,
    lit: Option<BodyRegion>,
    is_ascii: bool,
    theme: &Theme,
) -> Buffer {
    let cells = cells(size);
    let filled = lit.map(|region| dots_in(outline, region, cells)).unwrap_or_default();
    drawn(&lines(outline), [filled.as_slice()], markers(is_ascii), cells, theme)
}

/// The lines and dots of the small body: it stands beside most pages, and its dots are where they were in the frame before.
struct SmallBody {
    lines: Vec<(f64, f64)>,
    /// The dots of each region, once it is filled.
    filled: [OnceLock<Vec<Dot>>; BodyRegion::ALL.len()],
}

impl SmallBody {
    /// That of the outline that is built in.
    fn own() -> &'static Self {
        static READ: LazyLock<SmallBody> = LazyLock::new(|| SmallBody {
            lines: lines(Outline::own()),
            filled: [const { OnceLock::new() }; BodyRegion::ALL.len()],
        });
        &READ
    }

    fn dots_in(&self, region: BodyRegion) -> &[Dot] {
        let find = || dots_in(Outline::own(), region, SMALL);
        self.filled.get(region as usize).map_or(&[], |filled| filled.get_or_init(find))
    }

    /// The row of cells in which the middle of a region lies.
    fn middle(&self, region: BodyRegion) -> u16 {
        let mut rows: Vec<u16> = self.dots_in(region).iter().map(|&(_, down)| down).collect();
        rows.dedup();
        rows.get(rows.len() / 2).map_or(0, |down| down / u16::from(DOTS[1]))
    }
}

/// By what the lines and what is filled are drawn. Letters cannot tell the shape of few dots: there, each cell is one.
fn markers(is_ascii: bool) -> [symbols::Marker; 2] {
    match is_ascii {
        true => ['.', '#'].map(symbols::Marker::Custom),
        false => [symbols::Marker::Braille; 2],
    }
}

/// The body in a small version, with regions filled, and beside each what it is called.
pub fn small(frame: &mut Frame<'_>, area: Rect, regions: &[BodyRegion], app: &App, theme: &Theme) {
    let own = SmallBody::own();
    // Beside others, the whole body is only named: filled, it would hide them.
    let (whole, parts): (Vec<BodyRegion>, Vec<BodyRegion>) =
        regions.iter().partition(|region| **region == BodyRegion::WholeBody);
    let lit = if parts.is_empty() { &whole } else { &parts };
    let filled = lit.iter().map(|&region| own.dots_in(region));
    let mut body = drawn(&own.lines, filled, markers(app.is_ascii()), SMALL, theme);
    (body.area.x, body.area.y) = (area.x, area.y);
    // `Buffer::merge` counts in 16 bits, and a screen may have more than 65,535 cells.
    for (at, cell) in body.area.positions().zip(&body.content) {
        if let Some(place) = frame.buffer_mut().cell_mut(at) {
            place.clone_from(cell);
        }
    }
    let at = |region| (own.middle(region), region);
    let mut named: Vec<(u16, BodyRegion)> = parts.into_iter().map(at).collect();
    sort_by(&mut named, Ord::cmp);
    named.extend(whole.into_iter().map(at));
    let mut free = area.y;
    for (row, region) in named {
        let y = free.max(area.y + row);
        free = y + 1;
        let name = Rect::new(area.x + SMALL.width + 2, y, area.width, 1).intersection(area);
        frame.render_widget(Line::raw(capital(region.name())), name);
    }
}

/// The dots that lie in a region, row by row.
fn dots_in(outline: &Outline, region: BodyRegion, cells: Size) -> Vec<Dot> {
    let all = Dots::of(cells);
    let dots = (0..all.down).flat_map(|down| (0..all.across).map(move |across| (across, down)));
    dots.filter(|&dot| outline.holds(region, all.place(dot))).collect()
}

/// The points of the lines of a body, as the canvas counts them.
fn lines(outline: &Outline) -> Vec<(f64, f64)> {
    outline.points(0.3).into_iter().map(upward).collect()
}

/// The canvas counts from the bottom.
fn upward([across, down]: Point) -> (f64, f64) {
    (across, 100.0 - down)
}

/// The lines of the body and the dots that are filled, each by its marker.
fn drawn<'d>(
    lines: &[(f64, f64)],
    filled: impl IntoIterator<Item = &'d [Dot]>,
    markers: [symbols::Marker; 2],
    cells: Size,
    theme: &Theme,
) -> Buffer {
    let all = Dots::of(cells);
    let color = |role| theme.style(role).fg.unwrap_or(Color::Reset);
    let filled = filled.into_iter().flatten();
    let filled: Vec<(f64, f64)> = filled.map(|&dot| upward(all.place(dot))).collect();
    let [of_lines, of_filled] = markers;
    let canvas = Canvas::default().marker(of_lines);
    let canvas = canvas.x_bounds([50.0 - all.half(), 50.0 + all.half()]).y_bounds([0.0, 100.0]);
    let canvas = canvas.paint(|on| {
        on.draw(&Points { coords: lines, color: color(Role::Muted) });
        // One marker is one layer, since a cell shows the dots of the last that has any there.
        if of_filled != of_lines {
            on.marker(of_filled);
        }
        on.draw(&Points { coords: &filled, color: color(Role::Focus) });
    });
    let mut buffer = Buffer::empty(Rect::from((Position::ORIGIN, cells)));
    canvas.render(buffer.area, &mut buffer);
    buffer
}

/// The region at the middle of a cell.
pub fn region_at(
    outline: &Outline,
    size: BodySize,
    column: usize,
    row: usize,
) -> Option<BodyRegion> {
    let middle = |cell: usize, dots: u8| {
        let cell = f64::from(u32::try_from(cell).unwrap_or_default());
        (cell + 0.5) * f64::from(dots) - 0.5
    };
    outline.region_at(Dots::of(cells(size)).place((middle(column, DOTS[0]), middle(row, DOTS[1]))))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The dots of each row, from the left, in which a cell is two columns of bits.
    fn rows(lit: Option<BodyRegion>) -> Vec<String> {
        let theme = crate::ui::Themes::embedded(true).named("mono").clone();
        let buffer = body(Outline::own(), BodySize::Large, lit, false, &theme);
        let symbols: Vec<&str> =
            buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect();
        symbols.chunks(buffer.area.width.into()).map(<[&str]>::concat).collect()
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
    fn in_the_small_version_every_region_is_seen_and_named_beside_its_place() {
        let own = SmallBody::own();
        let theme = crate::ui::Themes::embedded(true).named("mono").clone();
        let cells = |lit: &[BodyRegion]| {
            let filled = lit.iter().map(|&region| own.dots_in(region));
            drawn(&own.lines, filled, [symbols::Marker::Braille; 2], SMALL, &theme)
        };
        for region in BodyRegion::ALL {
            assert_ne!(cells(&[region]), cells(&[]), "{region}");
        }
        let middles = [BodyRegion::Head, BodyRegion::Chest, BodyRegion::Pelvis, BodyRegion::Leg];
        let middles = middles.map(|region| own.middle(region));
        assert!(middles.is_sorted() && middles[0] < 2 && middles[3] > 7, "{middles:?}");
    }

    #[test]
    fn a_click_hits_what_is_drawn_there() {
        let outline = Outline::own();
        let region = |column, row| region_at(outline, BodySize::Large, column, row);
        assert_eq!(region(8, 1), Some(BodyRegion::Head));
        assert_eq!(region(5, 4), Some(BodyRegion::Chest));
        assert_eq!(region(6, 16), Some(BodyRegion::Leg));
        assert_eq!(region(0, 0), None);
    }
}
