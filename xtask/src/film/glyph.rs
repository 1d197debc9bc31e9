//! Signs that are drawn instead of written: lines, blocks and braille, so that they join from cell to cell whatever font the
//! reader has.

/// How wide and high a cell is.
pub const WIDTH: u32 = 8;
pub const HEIGHT: u32 = 16;

/// A part of a cell: left, top, width, height.
pub type Part = [u32; 4];

/// The filled parts of a sign, and how opaque they are in percent; nothing where it is to be written.
pub fn parts(sign: char) -> Option<(Vec<Part>, u8)> {
    let code = sign as u32;
    let parts = match code {
        0x2500..=0x257F => return Some((line(sign)?, 100)),
        0x2580 => vec![[0, 0, WIDTH, HEIGHT / 2]],
        0x2581..=0x2588 => {
            let height = HEIGHT * (code - 0x2580) / 8;
            vec![[0, HEIGHT - height, WIDTH, height]]
        }
        0x2589..=0x258F => vec![[0, 0, WIDTH * (0x2590 - code) / 8, HEIGHT]],
        0x2590 => vec![[WIDTH / 2, 0, WIDTH / 2, HEIGHT]],
        0x2591 => return Some((whole(), 25)),
        0x2592 => return Some((whole(), 50)),
        0x2593 => return Some((whole(), 75)),
        0x2596..=0x259F => quadrants(code),
        0x2800..=0x28FF => dots(code),
        _ => return None,
    };
    Some((parts, 100))
}

fn whole() -> Vec<Part> {
    vec![[0, 0, WIDTH, HEIGHT]]
}

/// The arms of a line from the middle of the cell. What has none here (dashes, doubled lines) is written.
fn line(sign: char) -> Option<Vec<Part>> {
    const LIGHT: [(&str, char); 19] = [
        ("lr", '─'),
        ("ud", '│'),
        ("rd", '┌'),
        ("ld", '┐'),
        ("ru", '└'),
        ("lu", '┘'),
        ("rud", '├'),
        ("lud", '┤'),
        ("lrd", '┬'),
        ("lru", '┴'),
        ("lrud", '┼'),
        ("rd", '╭'),
        ("ld", '╮'),
        ("lu", '╯'),
        ("ru", '╰'),
        ("l", '╴'),
        ("u", '╵'),
        ("r", '╶'),
        ("d", '╷'),
    ];
    const HEAVY: [(&str, char); 11] = [
        ("lr", '━'),
        ("ud", '┃'),
        ("rd", '┏'),
        ("ld", '┓'),
        ("ru", '┗'),
        ("lu", '┛'),
        ("rud", '┣'),
        ("lud", '┫'),
        ("lrd", '┳'),
        ("lru", '┻'),
        ("lrud", '╋'),
    ];
    let arms = |lines: &[(&'static str, char)]| {
        lines.iter().find(|(_, line)| *line == sign).map(|(arms, _)| *arms)
    };
    let (arms, thick) = arms(&LIGHT).map(|arms| (arms, 1)).or_else(|| Some((arms(&HEAVY)?, 3)))?;
    let (left, top) = (WIDTH / 2 - thick / 2, HEIGHT / 2 - thick / 2);
    let (right, bottom) = (left + thick, top + thick);
    let has = |arm| arms.contains(arm);
    let from = if has('l') { 0 } else { left };
    let to = if has('r') { WIDTH } else { right };
    let above = if has('u') { 0 } else { top };
    let below = if has('d') { HEIGHT } else { bottom };
    let mut parts = Vec::new();
    if has('l') || has('r') {
        parts.push([from, top, to - from, thick]);
    }
    if has('u') || has('d') {
        parts.push([left, above, thick, below - above]);
    }
    Some(parts)
}

fn quadrants(code: u32) -> Vec<Part> {
    // Upper left, upper right, lower left, lower right.
    const FILLED: [u8; 10] =
        [0b0010, 0b0001, 0b1000, 0b1011, 0b1001, 0b1110, 0b1101, 0b0100, 0b0110, 0b0111];
    let filled = FILLED.get((code - 0x2596) as usize).copied().unwrap_or_default();
    let places = [(0, 0), (1, 0), (0, 1), (1, 1)];
    let (width, height) = (WIDTH / 2, HEIGHT / 2);
    let places = [0b1000, 0b0100, 0b0010, 0b0001].into_iter().zip(places);
    let filled = places.filter(|(bit, _)| filled & bit != 0);
    filled.map(|(_, (x, y))| [x * width, y * height, width, height]).collect()
}

fn dots(code: u32) -> Vec<Part> {
    // In the order of their bits.
    const PLACES: [(u32, u32); 8] =
        [(1, 1), (1, 5), (1, 9), (5, 1), (5, 5), (5, 9), (1, 13), (5, 13)];
    let places = PLACES.iter().enumerate().filter(|(bit, _)| code >> bit & 1 == 1);
    places.map(|(_, &(x, y))| [x, y, 2, 2]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_blocks_reach_the_edges_of_their_cell_and_letters_are_written() {
        assert_eq!(parts('─').unwrap().0, [[0, 8, 8, 1]]);
        assert_eq!(parts('├').unwrap().0, [[4, 8, 4, 1], [4, 0, 1, 16]]);
        assert_eq!(parts('▌').unwrap().0, [[0, 0, 4, 16]]);
        assert_eq!(parts('▃').unwrap().0, [[0, 10, 8, 6]]);
        assert_eq!(parts('▝').unwrap().0, [[4, 0, 4, 8]]);
        assert_eq!(parts('⠃').unwrap().0.len(), 2);
        assert_eq!(parts('▒').unwrap().1, 50);
        assert_eq!((parts('a'), parts('▶')), (None, None));
    }
}
