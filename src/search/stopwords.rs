//! Stop words, which carry no meaning.

/// Words that carry no meaning of their own in a search.
const STOP_WORDS: [&str; 115] = [
    "a", "after", "all", "also", "always", "an", "and", "any", "are", "around", "as", "at", "away",
    "bad", "be", "because", "been", "before", "but", "by", "can", "cannot", "cant", "could", "did",
    "do", "does", "doesnt", "dont", "down", "for", "from", "get", "gets", "getting", "go", "goes",
    "going", "had", "has", "have", "having", "he", "her", "his", "how", "i", "if", "in", "into",
    "is", "isnt", "it", "its", "just", "keep", "keeps", "may", "me", "might", "more", "my",
    "never", "no", "not", "of", "off", "on", "or", "our", "out", "over", "piece", "put", "really",
    "she", "should", "so", "some", "still", "take", "taking", "than", "that", "the", "their",
    "them", "then", "they", "thing", "this", "to", "too", "took", "under", "up", "very", "was",
    "wasnt", "we", "went", "were", "what", "when", "where", "which", "while", "who", "will",
    "with", "without", "wont", "would", "you", "your",
];

/// Whether a folded word weighs next to nothing.
pub fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.binary_search(&word).is_ok()
}

/// Words that turn what is said into its opposite.
const NEGATIONS: [&str; 8] = ["cannot", "cant", "doesnt", "dont", "isnt", "never", "not", "wont"];

/// Whether a folded text says that something is not so.
pub fn negates(text: &str) -> bool {
    text.split(' ').any(|word| NEGATIONS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_in_order() {
        assert!(STOP_WORDS.is_sorted());
        assert!(is_stop_word("the") && is_stop_word("after") && !is_stop_word("kidney"));
    }
}
