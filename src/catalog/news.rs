//! What is new in fluoro and in its data, for the start page.

use super::Date;
use super::fields::fields;

fields! {
    /// The file of what is new.
    #[derive(Default)]
    pub struct NewsTable {
        /// What is new, a row each.
        #[serde(default, rename = "news")]
        pub rows = "news": Vec<News>,
    }
}

fields! {
    /// Something new.
    pub struct News {
        /// Since when.
        pub date: Date,
        /// What it is, in a line.
        pub text: String,
    }
}
