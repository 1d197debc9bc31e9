//! What is depended on, read in `Cargo.lock` and `deny.toml`, so that holding it asks for no other tool.

use crate::data::here;
use toml::{Table, Value};

const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

fn read(file: &str) -> Table {
    std::fs::read_to_string(here(file)).unwrap().parse().unwrap()
}

fn strings(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|item| item.as_str().unwrap()).collect()
}

#[test]
fn no_crate_that_opens_a_socket_comes_in() {
    let (lock, deny) = (read("Cargo.lock"), read("deny.toml"));
    let banned = strings(&deny["bans"]["deny"]);
    assert!(banned.contains(&"tokio") && banned.contains(&"reqwest"), "{banned:?}");
    for package in lock["package"].as_array().unwrap() {
        let name = package["name"].as_str().unwrap();
        assert!(
            !banned.contains(&name),
            "{name} opens sockets: `cargo tree -i {name}` says who asks for it"
        );
    }
}

#[test]
fn every_crate_comes_from_the_registry_or_from_here() {
    let lock = read("Cargo.lock");
    let mut ours = Vec::new();
    for package in lock["package"].as_array().unwrap() {
        let name = package["name"].as_str().unwrap();
        match package.get("source") {
            Some(source) => assert_eq!(source.as_str(), Some(REGISTRY), "{name}"),
            None => ours.push(name),
        }
    }
    assert_eq!(ours, ["benches", "fluoro", "xtask"]);
}

/// With two versions, ours would read keys in types that ratatui's terminal does not know.
#[test]
fn crossterm_is_the_one_that_ratatui_draws_with() {
    let lock = read("Cargo.lock");
    let packages = lock["package"].as_array().unwrap();
    let named = |name: &str| -> Vec<&Value> {
        packages.iter().filter(|package| package["name"].as_str() == Some(name)).collect()
    };
    assert_eq!(named("crossterm").len(), 1, "one version");
    for user in ["fluoro", "ratatui-crossterm"] {
        assert!(strings(&named(user)[0]["dependencies"]).contains(&"crossterm"), "{user}");
    }
}
