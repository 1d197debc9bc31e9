//! The stem in which they are the same word: British and American, one and many, noun and verb.
//!
//! A stem is no dictionary word and is never shown; both sides of a comparison are brought into it.

/// No port is portal, no radial artery is radiation, no testis a test, no abbreviation the plural of a word or of another one, and
/// the United States are no unit that works stat.
const OTHERS: [&str; 12] = [
    "portal", "radial", "testis", "testes", "tips", "pads", "paes", "tras", "acnes", "flus",
    "united", "states",
];

/// The stem of a folded word.
#[must_use]
pub fn stem(word: &str) -> String {
    let mut word = spelling(word);
    if !OTHERS.contains(&word.as_str()) {
        strip_endings(&mut word);
    }
    word
}

/// The stem of a word that only stands in brands and abbreviations: such a word has one and many, and no other forms.
pub fn one_of(word: &str) -> &str {
    let is_many = word.len() > 3 && !word.ends_with("ss");
    word.strip_suffix('s').filter(|_| is_many).unwrap_or(word)
}

/// One spelling for the ways in which British and American English write a word.
fn spelling(word: &str) -> String {
    match word {
        "ii" => return "2".to_owned(),
        "iii" => return "3".to_owned(),
        _ => {}
    }
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let (put, taken) = match rest.as_bytes() {
            [b'a' | b'o', b'e', ..] if rest.len() > 2 => ("e", 2),
            [b'p', b'h', ..] => ("f", 2),
            [b'o', b'u', b'r', ..] => ("or", 3),
            [b'l', b'l', ..] => ("l", 2),
            [b'l', b'e', b'u', b'c', ..] => ("leuk", 4),
            _ => {
                out.push(c);
                rest = rest.get(c.len_utf8()..).unwrap_or_default();
                continue;
            }
        };
        out.push_str(put);
        rest = rest.get(taken..).unwrap_or_default();
    }
    for (british, american) in [
        ("isation", "ization"),
        ("isations", "izations"),
        ("ise", "ize"),
        ("ised", "ized"),
        ("ising", "izing"),
        ("yse", "yze"),
        ("ysed", "yzed"),
        ("tre", "ter"),
        ("bre", "ber"),
    ] {
        if let Some(stem) = out.strip_suffix(british).filter(|stem| stem.len() >= 2) {
            return format!("{stem}{american}");
        }
    }
    out
}

/// Endings that a word may lose, with how many letters must be left.
const ENDINGS: [(&str, usize); 26] = [
    ("um", 4),
    ("atic", 4),
    ("ization", 3),
    ("izing", 3),
    ("ized", 3),
    ("ize", 3),
    ("ations", 3),
    ("ation", 3),
    ("ating", 3),
    ("ated", 3),
    ("ates", 3),
    ("ate", 3),
    ("ness", 3),
    ("ally", 4),
    ("age", 4),
    ("ing", 4),
    ("ies", 3),
    ("ied", 3),
    ("ed", 4),
    ("ly", 4),
    ("al", 4),
    ("ic", 4),
    ("ia", 4),
    ("ive", 4),
    ("is", 4),
    ("a", 5),
];

/// Puts one ending in the place of another.
fn replace_ending(word: &mut String, endings: &[(&str, &str)]) {
    if let Some((other, one)) = endings.iter().find(|(other, _)| word.ends_with(other)) {
        word.truncate(word.len() - other.len());
        word.push_str(one);
    }
}

fn strip_endings(word: &mut String) {
    if word.len() < 4 || !word.is_ascii() || word.bytes().any(|b| b.is_ascii_digit()) {
        return;
    }
    replace_ending(word, &[("ases", "asis"), ("oses", "osis"), ("eses", "esis")]);
    let sibilant =
        ["sses", "xes", "zes", "ches", "shes"].iter().any(|ending| word.ends_with(ending));
    if sibilant {
        word.truncate(word.len() - 2);
    } else if word.ends_with('s') && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending))
    {
        if word.ends_with("ies") && word.len() > 5 {
            word.truncate(word.len() - 3);
            word.push('y');
        } else {
            word.pop();
        }
    }
    // Greek adjectives: stenotic, thrombolytic.
    replace_ending(word, &[("otic", "osis"), ("lytic", "lysis")]);
    for (ending, left) in ENDINGS {
        if word.ends_with(ending) && word.len() - ending.len() >= left {
            word.truncate(word.len() - ending.len());
            break;
        }
    }
    if word.len() > 4 && word.ends_with('e') {
        word.pop();
    }
    while word.len() > 3 && word.ends_with(['y', 'i']) {
        word.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(words: &[&str]) {
        for word in words {
            assert_eq!(stem(word), stem(words[0]), "{word} and {}", words[0]);
        }
    }

    #[test]
    fn spellings_are_one_word() {
        same(&["hemorrhage", "haemorrhage"]);
        same(&["embolization", "embolisation", "embolize", "embolise", "embolizing"]);
        same(&["esophagus", "oesophagus"]);
        same(&["tumor", "tumour", "tumours"]);
        same(&["ischemia", "ischaemia", "ischemic", "ischaemic"]);
        same(&["catheterization", "catheterisation"]);
        same(&["fiber", "fibre"]);
        same(&["tunneled", "tunnelled"]);
        same(&["lymphocele", "lymphocoele"]);
    }

    #[test]
    fn one_and_many_are_one_word() {
        same(&["fibroid", "fibroids"]);
        same(&["metastasis", "metastases"]);
        same(&["stenosis", "stenoses", "stenotic"]);
        same(&["thrombolysis", "thrombolytic", "thrombolytics"]);
        same(&["antibiotic", "antibiotics"]);
        same(&["biopsy", "biopsies"]);
        same(&["artery", "arteries", "arterial"]);
        same(&["sacrum", "sacral"]);
        same(&["leak", "leaky", "leaking"]);
        same(&["abscess", "abscesses"]);
        same(&["drain", "drainage", "draining", "drained"]);
        same(&["ablation", "ablate", "ablated"]);
    }

    #[test]
    fn different_words_stay_different() {
        for (a, b) in [
            ("embolism", "embolization"),
            ("thrombosis", "thrombolysis"),
            ("biliary", "bile"),
            ("renal", "adrenal"),
            ("port", "portal"),
            ("radiation", "radial"),
            ("united", "unit"),
            ("states", "stat"),
            ("tip", "tips"),
            ("acne", "acnes"),
        ] {
            assert_ne!(stem(a), stem(b), "{a} {b}");
        }
    }
}
