//! Screens as SVG: text as text, lines and blocks as paths, and what differs from frame to frame shown by steps of CSS.
//!
//! What stands in several frames is written once, in a group with what is seen at the same times. Nothing is run, so that
//! the picture moves in an `<img>` too; for readers who want no motion the first screen stands still.

use super::glyph::{self, HEIGHT, WIDTH};
use fluoro::ui::Background;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// A screen, and for how many milliseconds it is seen.
pub struct Frame {
    pub cells: Buffer,
    pub cursor: Option<Position>,
    /// What stands beneath it.
    pub says: String,
    pub lasts: u32,
}

/// What a terminal has behind its text, and the color of text that has none of its own.
#[derive(Clone, Copy)]
pub struct Ground {
    back: &'static str,
    text: &'static str,
}

impl Ground {
    pub const fn of(background: Background) -> Self {
        match background {
            Background::Light => Self { back: "#fdfdfd", text: "#1d1f21" },
            Background::Dark | Background::Any => Self { back: "#101418", text: "#d8dee9" },
        }
    }
}

/// Room around the screen.
const MARGIN: u32 = 12;

/// A piece of a screen: where it stands, in the order of reading, and its element.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    place: (u16, u16, u8),
    element: String,
}

/// Screens one after the other, again and again; one alone stands still.
pub fn draw(title: &str, frames: &[Frame], ground: Ground) -> String {
    let area = frames.first().map(|frame| frame.cells.area).unwrap_or_default();
    let spoken = if frames.iter().any(|frame| !frame.says.is_empty()) { HEIGHT * 3 / 2 } else { 0 };
    let width = u32::from(area.width) * WIDTH + 2 * MARGIN;
    let height = u32::from(area.height) * HEIGHT + spoken + 2 * MARGIN;
    let mut svg = String::new();
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"-{MARGIN} -{MARGIN} {width} {height}\" role=\"img\">\n<title>{}</title>\n<style>",
        escaped(title)
    );
    let shown = shown(frames);
    style(&mut svg, frames, ground);
    let mut groups = String::new();
    for (number, (times, marks)) in shown.iter().enumerate() {
        if times.len() == frames.len() {
            groups.push_str("<g>");
        } else {
            let first = if times.contains(&0) { " f" } else { "" };
            let _ = write!(groups, "<g class=\"m m{number}{first}\">");
            steps(&mut svg, number, times, frames);
        }
        groups.extend(marks.iter().map(|mark| mark.element.as_str()));
        groups.push_str("</g>\n");
    }
    let _ = writeln!(
        svg,
        "</style>\n<rect x=\"-{0}\" y=\"-{0}\" width=\"{1}\" height=\"{2}\" rx=\"8\" class=\"g\" \
         stroke=\"#808080\" stroke-width=\"2\" stroke-opacity=\".5\"/>",
        MARGIN - 1,
        width - 2,
        height - 2
    );
    svg + &groups + "</svg>\n"
}

/// The marks, by the frames that show them.
fn shown(frames: &[Frame]) -> BTreeMap<Vec<usize>, Vec<Mark>> {
    let mut times: BTreeMap<Mark, Vec<usize>> = BTreeMap::new();
    for (number, frame) in frames.iter().enumerate() {
        for mark in marks(frame) {
            times.entry(mark).or_default().push(number);
        }
    }
    let mut shown: BTreeMap<Vec<usize>, Vec<Mark>> = BTreeMap::new();
    for (mark, times) in times {
        shown.entry(times).or_default().push(mark);
    }
    shown
}

/// The classes of text, and of the colors that there are.
fn style(svg: &mut String, frames: &[Frame], ground: Ground) {
    let Ground { back, text } = ground;
    let _ = writeln!(
        svg,
        "text{{font:13.3px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace;\
         white-space:pre}}\npath{{shape-rendering:crispEdges}}\nsvg,.t{{fill:{text}}}\n.g{{fill:{back}}}\n\
         .b{{font-weight:bold}}\n.i{{font-style:italic}}\n.u{{text-decoration:underline}}\n.d{{opacity:.6}}"
    );
    let cells = frames.iter().flat_map(|frame| &frame.cells.content);
    let colors: BTreeSet<u8> = cells
        .flat_map(|cell| [cell.fg, cell.bg])
        .filter_map(|color| if let Color::Indexed(index) = color { Some(index) } else { None })
        .collect();
    for index in colors {
        let [red, green, blue] = rgb(index);
        let _ = writeln!(svg, ".c{index}{{fill:#{red:02x}{green:02x}{blue:02x}}}");
    }
    let total: u32 = frames.iter().map(|frame| frame.lasts).sum();
    if frames.len() > 1 {
        let _ = writeln!(
            svg,
            ".m{{visibility:hidden;animation:{total}ms step-end infinite}}\n.f{{visibility:visible}}\n\
             @media (prefers-reduced-motion:reduce){{.m{{animation:none}}}}"
        );
    }
}

/// When a group is seen.
fn steps(svg: &mut String, number: usize, times: &[usize], frames: &[Frame]) {
    let total: u32 = frames.iter().map(|frame| frame.lasts).sum();
    let _ = write!(svg, ".m{number}{{animation-name:k{number}}}@keyframes k{number}{{");
    let (mut now, mut before) = (0, None);
    for (frame, lasts) in frames.iter().map(|frame| frame.lasts).enumerate() {
        let is_seen = times.binary_search(&frame).is_ok();
        if before != Some(is_seen) {
            let part = f64::from(now) * 100.0 / f64::from(total);
            let seen = if is_seen { "visible" } else { "hidden" };
            let _ = write!(svg, "{}%{{visibility:{seen}}}", (part * 1000.0).round() / 1000.0);
        }
        before = Some(is_seen);
        now += lasts;
    }
    svg.push_str("}\n");
}

/// How a cell looks: the classes of what stands in it, and of what lies behind it.
#[derive(Clone, PartialEq, Eq)]
struct Look {
    front: String,
    behind: Option<String>,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        let named = |color| {
            if let Color::Indexed(index) = color { Some(format!("c{index}")) } else { None }
        };
        let (mut front, mut behind) = (named(cell.fg), named(cell.bg));
        if cell.modifier.contains(Modifier::REVERSED) {
            let back = front.unwrap_or_else(|| "t".to_owned());
            (front, behind) = (Some(behind.unwrap_or_else(|| "g".to_owned())), Some(back));
        }
        let modifiers = [
            (Modifier::BOLD, "b"),
            (Modifier::ITALIC, "i"),
            (Modifier::UNDERLINED, "u"),
            (Modifier::DIM, "d"),
        ];
        let modifiers =
            modifiers.into_iter().filter(|(modifier, _)| cell.modifier.contains(*modifier));
        let classes: Vec<String> =
            front.into_iter().chain(modifiers.map(|(_, class)| class.to_owned())).collect();
        Self { front: classes.join(" "), behind }
    }
}

/// The pieces of a screen.
fn marks(frame: &Frame) -> Vec<Mark> {
    let mut marks = Vec::new();
    let columns = usize::from(frame.cells.area.width);
    for (y, row) in (0..).zip(frame.cells.content.chunks(columns)) {
        let cells: Vec<(u16, &str, Look)> =
            (0..).zip(row).map(|(x, cell)| (x, cell.symbol(), Look::of(cell))).collect();
        for run in cells.chunk_by(|(_, _, one), (_, _, next)| one.behind == next.behind) {
            let Some((x, _, Look { behind: Some(class), .. })) = run.first() else { continue };
            let width = width(run);
            let element = format!(
                "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{width}\" height=\"{HEIGHT}\"/>",
                u32::from(*x) * WIDTH,
                u32::from(y) * HEIGHT
            );
            marks.push(Mark { place: (y, *x, 0), element });
        }
        for run in cells.chunk_by(|(_, sign, one), (_, next_sign, next)| {
            one.front == next.front && opacity(sign) == opacity(next_sign)
        }) {
            match run.first().and_then(|(_, sign, _)| opacity(sign)) {
                Some(opacity) => marks.extend(path(y, run, opacity)),
                None => marks.extend(words(run).map(|word| text(y, word))),
            }
        }
    }
    if let Some(Position { x, y }) = frame.cursor {
        let (left, top) = (u32::from(x) * WIDTH, u32::from(y) * HEIGHT);
        let element = format!("<path class=\"t\" d=\"M{left} {top}h2v{HEIGHT}h-2z\"/>");
        marks.push(Mark { place: (y, x, 2), element });
    }
    if !frame.says.is_empty() {
        let row = frame.cells.area.height;
        let element = format!(
            "<text class=\"b\" x=\"{WIDTH}\" y=\"{}\">{}</text>",
            u32::from(row) * HEIGHT + HEIGHT * 5 / 4,
            escaped(&frame.says)
        );
        marks.push(Mark { place: (row + 1, 0, 1), element });
    }
    marks
}

/// How wide a run is.
fn width(run: &[(u16, &str, Look)]) -> u32 {
    run.len().try_into().map_or(0, |cells: u32| cells * WIDTH)
}

/// How opaque a sign is that is drawn.
fn opacity(sign: &str) -> Option<u8> {
    glyph::parts(sign.chars().next()?).map(|(_, opacity)| opacity)
}

/// A run of cells cut where more than one space stands, or spaces alone.
fn words<'r, 'c>(
    run: &'r [(u16, &'c str, Look)],
) -> impl Iterator<Item = &'r [(u16, &'c str, Look)]> {
    let mut rest = run;
    std::iter::from_fn(move || {
        let start = rest.iter().position(|(_, sign, _)| *sign != " ")?;
        rest = rest.get(start..)?;
        let end = rest.windows(2).position(|pair| pair.iter().all(|(_, sign, _)| *sign == " "));
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        Some(word)
    })
}

fn text(y: u16, word: &[(u16, &str, Look)]) -> Mark {
    let end = word.iter().rposition(|(_, sign, _)| *sign != " ").map_or(0, |last| last + 1);
    let word = word.get(..end).unwrap_or(word);
    let (x, class) = word.first().map_or((0, ""), |(x, _, look)| (*x, look.front.as_str()));
    let mut element = "<text".to_owned();
    if !class.is_empty() {
        let _ = write!(element, " class=\"{class}\"");
    }
    let _ = write!(element, " x=\"{}\" y=\"{}\"", u32::from(x) * WIDTH, u32::from(y) * HEIGHT + 12);
    if word.len() > 1 {
        // Whatever the font, a run is as wide as its cells.
        let _ = write!(element, " textLength=\"{}\"", width(word));
    }
    let signs: String = word.iter().map(|(_, sign, _)| *sign).collect();
    let _ = write!(element, ">{}</text>", escaped(&signs));
    Mark { place: (y, x, 1), element }
}

/// The filled parts of a run of signs, those that touch as one.
fn path(y: u16, run: &[(u16, &str, Look)], opacity: u8) -> Option<Mark> {
    let mut parts: Vec<glyph::Part> = Vec::new();
    for (x, sign, _) in run {
        let (inside, _) = sign.chars().next().and_then(glyph::parts)?;
        for [left, top, width, height] in inside {
            let (left, top) = (left + u32::from(*x) * WIDTH, top + u32::from(y) * HEIGHT);
            let touching = parts
                .iter_mut()
                .find(|part| part[1] == top && part[3] == height && part[0] + part[2] == left);
            match touching {
                Some(part) => part[2] += width,
                None => parts.push([left, top, width, height]),
            }
        }
    }
    let (x, _, look) = run.first()?;
    let class = if look.front.is_empty() { "t" } else { &look.front };
    let mut element = format!("<path class=\"{class}\"");
    if opacity < 100 {
        let _ = write!(element, " fill-opacity=\".{opacity}\"");
    }
    element.push_str(" d=\"");
    for [left, top, width, height] in parts {
        let _ = write!(element, "M{left} {top}h{width}v{height}h-{width}z");
    }
    element.push_str("\"/>");
    Some(Mark { place: (y, *x, 1), element })
}

/// The color that terminals have at a place of their table of 256.
fn rgb(index: u8) -> [u8; 3] {
    const FIRST: [[u8; 3]; 16] = [
        [0x1d, 0x1f, 0x21],
        [0xcc, 0x66, 0x66],
        [0xb5, 0xbd, 0x68],
        [0xf0, 0xc6, 0x74],
        [0x81, 0xa2, 0xbe],
        [0xb2, 0x94, 0xbb],
        [0x8a, 0xbe, 0xb7],
        [0xc5, 0xc8, 0xc6],
        [0x66, 0x66, 0x66],
        [0xd5, 0x4e, 0x53],
        [0xb9, 0xca, 0x4a],
        [0xe7, 0xc5, 0x47],
        [0x7a, 0xa6, 0xda],
        [0xc3, 0x97, 0xd8],
        [0x70, 0xc0, 0xb1],
        [0xea, 0xea, 0xea],
    ];
    match index {
        0..=15 => FIRST[usize::from(index)],
        16..=231 => {
            let index = index - 16;
            [index / 36, index / 6 % 6, index % 6]
                .map(|part| if part == 0 { 0 } else { 55 + 40 * part })
        }
        232..=255 => [8 + 10 * (index - 232); 3],
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(row: &str, says: &str, lasts: u32) -> Frame {
        Frame { cells: Buffer::with_lines([row]), cursor: None, says: says.to_owned(), lasts }
    }

    #[test]
    fn what_stays_is_written_once_and_what_comes_and_goes_has_its_times() {
        let frames = [frame("ab  <│", "", 100), frame("cd  <│", "", 300), frame("ab  <│", "", 400)];
        let svg = draw("A & B", &frames, Ground::of(Background::Dark));
        assert!(svg.contains("<title>A &amp; B</title>"));
        assert_eq!(svg.matches(">&lt;</text>").count(), 1);
        assert_eq!(svg.matches(">ab</text>").count(), 1);
        assert!(svg.contains("<path class=\"t\" d=\"M44 0h1v16h-1z\"/>"), "{svg}");
        assert!(
            svg.contains("{0%{visibility:visible}12.5%{visibility:hidden}50%{visibility:visible}}")
        );
        assert!(
            svg.contains("{0%{visibility:hidden}12.5%{visibility:visible}50%{visibility:hidden}}")
        );
        assert!(
            svg.contains(" f\"><text x=\"0\" y=\"12\" textLength=\"16\">ab</text></g>"),
            "{svg}"
        );
    }

    #[test]
    fn reversed_text_has_the_ground_as_its_color_and_its_own_behind_it() {
        let mut marked = frame("ab", "", 1);
        let style = ratatui::style::Style::new().fg(Color::Indexed(80)).reversed();
        marked.cells.set_style(marked.cells.area, style);
        let svg = draw("", &[marked], Ground::of(Background::Light));
        assert!(svg.contains("<rect class=\"c80\" x=\"0\" y=\"0\" width=\"16\" height=\"16\"/>"));
        assert!(svg.contains("<text class=\"g\" "));
        assert!(svg.contains(".c80{fill:#5fd7d7}") && svg.contains(".g{fill:#fdfdfd}"), "{svg}");
    }
}
