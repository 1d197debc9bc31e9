//! A reader's own data arrives when it is read, between any two keys: what is done meanwhile goes on.

use crate::harness::{SMALL, Session};
use crate::keys::{Deed, deed, is_quit};
use fluoro::terminal::Wake;
use proptest::prelude::*;

/// Takes the same data anew.
fn arrive(session: &mut Session) {
    session.wake([Wake::Library(Box::new(SMALL.clone()))]);
}

/// Presses keys, with data that arrives before each and none at all: both must show the same.
fn shows_the_same(keys: &str) {
    let (mut plain, mut replaced) = (Session::small(100, 30), Session::small(100, 30));
    for key in keys.split_whitespace() {
        arrive(&mut replaced);
        plain.press(key.parse().unwrap());
        replaced.press(key.parse().unwrap());
        assert_eq!(plain.screen(), replaced.screen(), "{keys}: {key}");
    }
    arrive(&mut replaced);
    assert_eq!(plain.screen(), replaced.screen(), "{keys}");
}

#[test]
fn what_is_typed_goes_where_it_went() {
    for keys in [
        // The search line, its cursor and what is selected in it.
        "b l e d left left e",
        "f i b r o i d enter / g o",
        // What to find in the page, and the ways out.
        "esc 2 down enter / q u i t enter n n N",
        "esc 2 down enter / p a i n esc",
        // Everything that letters are typed into.
        "esc : q u i down",
        "f3 f i b down down",
        "f2 q u down",
        "esc f r e g i o n",
        "esc 2 F / a r t e enter down",
        "esc b down b B / q q",
        "esc 2 down enter y / p l a enter down",
        "esc T down down",
    ] {
        shows_the_same(keys);
    }
}

#[test]
fn what_is_read_stands_where_it_stood() {
    for keys in [
        "f1 down down down",
        "esc 2 down enter ] ] right right enter",
        "esc 2 down enter t down down",
        "esc 2 down enter space L down",
        "esc 4 s s right down",
        "esc 7 right + + right",
        "esc 2 m down m c right right",
        "f i b r o i d enter n n",
    ] {
        shows_the_same(keys);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn data_may_arrive_at_any_time(deeds in proptest::collection::vec((deed(), any::<bool>()), 1..40)) {
        let (mut plain, mut replaced) = (Session::small(80, 24), Session::small(80, 24));
        for (deed, arrives) in deeds {
            if arrives {
                arrive(&mut replaced);
            }
            // What the palette holds is of the size at which it was opened.
            if let Deed::Press(key) = deed
                && !is_quit(&plain, key)
            {
                plain.press(key);
                replaced.press(key);
            }
            prop_assert_eq!(plain.screen(), replaced.screen());
        }
    }
}
