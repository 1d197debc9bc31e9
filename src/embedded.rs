//! The data that the program carries: `data/` with its index, as the build packed them.

use crate::catalog::Catalog;
use crate::packed::Unpacker;
use std::path::PathBuf;

static TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/library.txt"));
static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/library.bytes"));

impl Catalog {
    /// The embedded data alone.
    #[must_use]
    pub fn embedded() -> Self {
        Self::unpack("embedded", Unpacker::new(TEXT, BYTES))
    }

    /// The embedded data with `folders` laid over it, as [`Catalog::with_folders`] does.
    #[must_use]
    pub fn load(folders: &[PathBuf]) -> Self {
        Self::embedded().with_folders(folders)
    }
}
