//! What is drawn, for a terminal that shows ASCII alone: each row of the finished screen is written anew, cell by cell, so that
//! no pane need know of it.

use crate::text::ascii_symbols;
use ratatui::buffer::{Buffer, Cell};

/// Writes everything that is drawn in ASCII.
pub fn rewrite(buffer: &mut Buffer) {
    let columns = usize::from(buffer.area.width).max(1);
    for row in buffer.content.chunks_mut(columns) {
        let symbols: Vec<&str> = row.iter().map(Cell::symbol).collect();
        for (at, symbol) in ascii_symbols(&symbols) {
            if let Some(cell) = row.get_mut(at) {
                cell.set_symbol(&symbol);
            }
        }
    }
}
