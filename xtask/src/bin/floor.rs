//! The floor under `cargo xtask speed`: what any program that draws with ratatui takes to show a list and a page.

use ratatui::crossterm::event;
use ratatui::layout::{Constraint, Layout};
use ratatui::widgets::{Block, Borders, List, Paragraph, Wrap};
use std::io;

fn main() -> io::Result<()> {
    let rows = (1..=60).map(|row| format!("row {row}"));
    let page = "A page of plain words, which are as long as words are. ".repeat(100);
    ratatui::run(|terminal| {
        terminal.draw(|frame| {
            let panes = Layout::horizontal([Constraint::Percentage(35), Constraint::Fill(1)]);
            let [list, text] = panes.areas(frame.area());
            let border = Block::new().borders(Borders::RIGHT);
            frame.render_widget(List::new(rows).block(border), list);
            frame.render_widget(Paragraph::new(page).wrap(Wrap { trim: true }), text);
        })?;
        event::read().map(|_| ())
    })
}
