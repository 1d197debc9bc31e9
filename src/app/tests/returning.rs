//! The way back leads to the same rows at the same lines.

use super::*;
use crate::page::layout::Row;

/// What is seen: the lines of the list, its selected row, the rows of the page, the selected link.
fn seen(app: &App) -> (Vec<ListLine>, usize, Vec<Row>, Option<usize>) {
    let (list, reader) = (app.list(), app.reader());
    (list.visible().to_vec(), list.selected(), reader.visible().to_vec(), reader.link())
}

/// `keys` lead to a link; following it and going back changes nothing, nor does going forward and back again.
fn comes_back(query: &str, keys: &str) {
    let mut app = app(query);
    press(&mut app, keys);
    let before = seen(&app);
    for way in ["enter backspace", "alt-right alt-left"] {
        press(&mut app, way);
        assert_eq!(seen(&app), before, "{query} {keys} {way}");
    }
}

#[test]
fn a_list_and_a_page_stand_where_they_stood_before_a_link_was_followed() {
    let down = ["down"; 24].join(" ");
    let right = ["right"; 9].join(" ");
    comes_back("", &format!("esc 2 {down} up up up up enter {right}"));
    comes_back("", &format!("esc 9 {down} up up up up up up enter right"));
    comes_back("embolization", &format!("{down} up up up up enter {right} up up"));
    comes_back("heavy periods", &format!("enter {right}"));
}

#[test]
fn the_list_stands_where_it_stood_before_a_page_was_read() {
    let down = ["down"; 24].join(" ");
    let mut app = app("");
    press(&mut app, &format!("esc 2 {down} up up up up"));
    let before = seen(&app);
    press(&mut app, "enter ] ] backspace");
    assert_eq!(seen(&app), before);
}

#[test]
fn an_axis_of_time_is_as_near_as_it_was() {
    comes_back("", "esc 6 g enter right right right right + + right");
}
