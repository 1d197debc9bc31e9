//! What of the public lists is covered stands in `data/COVERAGE.md`, as its maker writes it.

#[path = "../../examples/coverage/table.rs"]
mod table;

use fluoro::catalog::Catalog;

#[test]
fn the_table_is_as_its_maker_writes_it() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/COVERAGE.md");
    let made = table::markdown(&Catalog::embedded()).unwrap();
    assert_eq!(
        made,
        std::fs::read_to_string(path).unwrap(),
        "run `cargo run --example coverage > data/COVERAGE.md`"
    );
}
