//! How hard a text is to read.

use unicode_segmentation::UnicodeSegmentation;

/// The school grade (United States) that reads `texts` with ease, by the index of Coleman and Liau:
/// `0.0588 L − 0.296 S − 15.8`, with L letters and S sentences in a hundred words.
///
/// It counts letters, not syllables, so that every machine counts the same. Each text ends a sentence.
/// The index was published by M. Coleman and T. L. Liau in the Journal of Applied Psychology, 1975;60:283.
#[must_use]
pub fn reading_grade<'t>(texts: impl IntoIterator<Item = &'t str>) -> f64 {
    let (mut letters, mut words, mut sentences) = (0u32, 0u32, 0u32);
    for sentence in texts.into_iter().flat_map(UnicodeSegmentation::unicode_sentences) {
        let mut said = false;
        for word in sentence.unicode_words() {
            words += 1;
            letters += word.chars().filter(|c| c.is_alphanumeric()).map(|_| 1).sum::<u32>();
            said = true;
        }
        sentences += u32::from(said);
    }
    let hundreds = f64::from(words.max(1)) / 100.0;
    0.0588 * f64::from(letters) / hundreds - 0.296 * f64::from(sentences) / hundreds - 15.8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_and_sentences_read_easier() {
        let easy = ["Do not eat for six hours. You may drink water.", "Call us if it bleeds."];
        let hard = "Periprocedural anticoagulation necessitates multidisciplinary consideration of \
                    thromboembolic predisposition and haemorrhagic complications.";
        assert!(reading_grade(easy) < 3.0, "{}", reading_grade(easy));
        assert!(reading_grade([hard]) > 20.0);
    }

    #[test]
    fn the_index_is_what_a_hand_counts() {
        let text = "We give you this drug. Then your pain goes away.";
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        assert_eq!((text.unicode_words().count(), letters), (10, 37));
        assert!((reading_grade([text]) - (0.0588 * 370.0 - 0.296 * 20.0 - 15.8)).abs() < 1e-9);
    }

    #[test]
    fn nothing_is_easy_to_read() {
        assert!(reading_grade([]) < 0.0);
    }
}
