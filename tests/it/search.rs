//! What a search promises, over all names and over anything that can be typed.

use crate::harness::EMBEDDED as LIBRARY;
use fluoro::catalog::{Body, Catalog, EntryRef, ICD10CM, Kind, Vocabulary};
use fluoro::search::{
    ExpansionCache, Found, Hit, Library, MatchClass, Place, Query, Results, TermKind,
};
use fluoro::text::fold;
use proptest::prelude::*;
use std::collections::HashSet;
use std::sync::LazyLock;

fn find(text: &str) -> Vec<Found> {
    LIBRARY.find(&Query::new(text))
}

fn ids(text: &str) -> Vec<&'static str> {
    find(text).iter().map(|found| LIBRARY.catalog().entry(found.entry).id.as_str()).collect()
}

fn entries() -> impl Iterator<Item = EntryRef> {
    LIBRARY.catalog().refs()
}

#[test]
fn an_exact_name_is_always_first() {
    for at in entries() {
        let entry = LIBRARY.catalog().entry(at);
        for name in [entry.head.name.clone(), entry.head.name.to_uppercase()] {
            let found: Vec<_> = find(&name).iter().map(|found| found.entry).collect();
            let told = matches!(
                entry.kind(),
                Kind::Milestone | Kind::Trend | Kind::Trial | Kind::Glossary
            );
            // What is told about a thing lets the thing go first that has its name as another name.
            let named_so = |found: EntryRef| {
                let head = &LIBRARY.catalog().entry(found).head;
                let names = head.synonyms.iter().chain(&head.lay).chain(&head.abbreviations);
                let id = &LIBRARY.catalog().entry(found).id;
                let devices = LIBRARY.catalog().vocabulary().devices.iter();
                let devices = devices.filter(|device| device.entries.contains(id));
                let names =
                    names.chain([&head.name]).chain(devices.flat_map(|device| &device.names));
                told && names.into_iter().any(|other| fold(other) == fold(&name))
            };
            assert!(found[0] == at || (found.contains(&at) && named_so(found[0])), "{name}");
        }
    }
}

/// They are forms of our words, whole and in compounds of two and three.
#[test]
fn words_of_other_languages_find_what_they_mean() {
    for (query, id) in [
        ("Leberbiopsie", "liver-biopsy"),
        ("biopsie du foie", "liver-biopsy"),
        ("biopsia hepatica", "liver-biopsy"),
        ("Uterusmyomembolisation", "uterine-fibroid-embolization"),
        ("Pfortaderthrombose", "portal-vein-thrombosis"),
        ("embolie pulmonaire", "pulmonary-embolism"),
        ("Thrombektomie beim Schlaganfall", "stroke-thrombectomy"),
        ("Bauchaortenaneurysma", "abdominal-aortic-aneurysm"),
        ("CT-gestützte Facettenblockade", "facet-joint-injection"),
    ] {
        assert_eq!(ids(query).first(), Some(&id), "{query}");
    }
    // Parts that stand together nowhere are no compound.
    assert!(ids("Lebergitarrensolo").is_empty() && ids("Gartenschlauchbiopsie").is_empty());
}

#[test]
fn a_name_stands_in_a_sentence_where_its_page_says_the_rest() {
    assert_eq!(ids("port site looks pink and tender up to my neck")[0], "implantable-port");
    assert!(ids("port authority bus looks pink and tender").is_empty());
}

/// What holds for adults is no answer for a child, and does not look like one.
#[test]
fn a_hit_says_that_its_page_speaks_of_no_child() {
    let unexplained = |text: &str| {
        let query = Query::new(text);
        let found = LIBRARY.find(&query);
        let Some(Place::Hit(hit)) = found.first().map(|found| &found.place) else {
            panic!("{text}")
        };
        LIBRARY.explain(&query).of(hit).unexplained
    };
    assert_eq!(unexplained("child with acute ischemic stroke"), ["child"]);
    assert_eq!(unexplained("pediatric varicose veins"), ["pediatric"]);
    assert!(unexplained("anaphylaxis dose child").is_empty());
    assert!(unexplained("baby with intussusception").is_empty());
    assert!(unexplained("adult with acute ischemic stroke").is_empty());
}

#[test]
fn what_stands_between_two_things_is_not_left_unexplained() {
    let query = Query::new("rfa vs cryoablation glasgow");
    let hits = LIBRARY.hits(&query);
    let hit = hits.first().unwrap();
    assert_eq!(LIBRARY.explain(&query).of(hit).unexplained, ["glasgow"]);
}

#[test]
fn a_country_finds_the_ways_of_that_country() {
    let catalog = LIBRARY.catalog();
    let of = |at| match &catalog.entry(at).body {
        Body::Pathway(pathway) => Some(pathway.country.as_str()),
        _ => None,
    };
    for country in entries().filter_map(of) {
        let found = find(country);
        assert_eq!(found.first().and_then(|found| of(found.entry)), Some(country));
    }
    assert_eq!(ids("usa")[0], "united-states");
}

#[test]
fn a_drug_beside_other_words_is_found_and_not_hidden_by_what_holds_the_words_in_bits() {
    let of_drugs = |kind| kind == Kind::Drug || kind == Kind::Safety;
    for drug in ["apixaban", "warfarin", "xarelto", "clopidogrel", "enoxaparin", "aspirin"] {
        for beside in ["biopsy", "high risk", "before drainage", "port", "embolization"] {
            let query = format!("{drug} {beside}");
            let found = find(&query);
            let named = ids(drug)[0];
            let is_named = |found: &Found| LIBRARY.catalog().entry(found.entry).id == named;
            assert!(found.iter().any(is_named), "{query}");
            // What comes before it names it as a sheet does, or is what is done.
            let before = found.iter().take_while(|found| !is_named(found));
            for row in before {
                let kind = LIBRARY.catalog().kind(row.entry);
                let holds_all =
                    matches!(&row.place, Place::Hit(hit) if hit.class == MatchClass::Within);
                assert!(
                    of_drugs(kind) || holds_all,
                    "{query}: {}",
                    LIBRARY.catalog().id(row.entry)
                );
            }
        }
    }
    assert!(!ids("warfarin biopsy").contains(&"traumatic-hemorrhage"));
}

#[test]
fn every_abbreviation_and_synonym_finds_its_entry_among_those_that_share_it() {
    for at in entries() {
        let head = &LIBRARY.catalog().entry(at).head;
        for name in head.abbreviations.iter().chain(&head.synonyms).chain(&head.lay) {
            let exact = |hit: &Hit| matches!(hit.class, MatchClass::Name | MatchClass::Synonym);
            let hits = LIBRARY.hits(&Query::new(name));
            assert!(hits.iter().any(|hit| exact(hit) && hit.entry == at), "{name}");
        }
    }
}

#[test]
fn an_abbreviation_of_several_things_lists_them_all() {
    assert!(ids("RFA").starts_with(&["radiofrequency-ablation"]));
    for (abbreviation, meanings) in [
        ("RFA", ["radiofrequency-ablation", "endovenous-thermal-ablation"]),
        ("PAD", ["peripheral-artery-disease", "abscess-drainage"]),
        ("AVM", ["arteriovenous-malformation", "cerebral-arteriovenous-malformation"]),
    ] {
        for meaning in meanings {
            assert!(ids(abbreviation).contains(&meaning), "{abbreviation}: {meaning}");
        }
    }
}

#[test]
fn a_condition_brings_its_procedures_in_the_order_of_their_roles() {
    let found = find("hepatocellular carcinoma");
    let roles: Vec<_> = found
        .iter()
        .skip(1)
        .map_while(|found| match found.place {
            Place::Under { role, .. } => {
                Some((LIBRARY.catalog().entry(found.entry).head.draft, role))
            }
            Place::Hit(_) | Place::Treated { .. } => None,
        })
        .collect();
    assert!(roles.len() > 3 && roles.is_sorted(), "{roles:?}");
}

#[test]
fn a_procedure_brings_its_conditions_further_down() {
    let found = find("vertebroplasty");
    let kinds: Vec<_> =
        found.iter().map(|found| LIBRARY.catalog().entry(found.entry).kind()).collect();
    assert_eq!(kinds[0], Kind::Procedure);
    assert!(ids("vertebroplasty").contains(&"vertebral-compression-fracture"));
}

#[test]
fn a_procedure_and_a_condition_find_the_procedure_that_does_that_for_it() {
    assert_eq!(ids("tace hcc")[0], "tace");
    assert_eq!(ids("drain gallbladder")[0], "cholecystostomy");
}

#[test]
fn a_phrase_that_asks_for_something_is_not_taken_apart() {
    // *Bleeding* alone is in the name of another entry.
    assert_eq!(ids("kidney biopsy bleeding risk")[0], "kidney-biopsy");
    assert_eq!(ids("kidney biopsy bleeding")[0], "hematuria");
    assert_eq!(ids("what size sheath for tevar")[0], "tevar");
    assert_eq!(ids("sheath size for evar")[0], "evar");
}

#[test]
fn a_word_of_the_glossary_that_is_asked_for_is_no_part_of_another_name() {
    assert_eq!(ids("what is tici 2b")[0], "tici-scale");
    assert_eq!(ids("anatomy of the corona mortis")[0], "collateral-circulation");
}

#[test]
fn a_name_of_another_field_leads_nowhere_but_with_a_word_of_ours() {
    for query in [
        "knee replacement recovery",
        "hip replacement recovery time",
        "breast implant",
        "heart valve repair",
    ] {
        assert_eq!(ids(query), Vec::<&str>::new(), "{query}");
    }
    for (query, id) in [
        ("pain after knee replacement", "knee-osteoarthritis"),
        ("infected hip replacement", "septic-arthritis"),
        ("bleeding after c-section", "postpartum-hemorrhage"),
    ] {
        assert_eq!(ids(query)[0], id, "{query}");
    }
}

#[test]
fn what_a_name_only_says_beside_does_not_find_it() {
    // *Stiff shoulder after mastectomy*.
    assert_eq!(ids("mastectomy bra"), Vec::<&str>::new());
    assert_eq!(ids("stiff shoulder mastectomy")[0], "frozen-shoulder");
}

#[test]
fn what_is_done_to_a_nerve_is_not_what_befalls_a_tube() {
    assert_eq!(ids("occipital neuralgia block")[0], "nerve-block");
    assert_eq!(ids("nephrostomy blocked")[0], "nephrostomy");
}

#[test]
fn a_plural_that_asks_is_not_its_singular() {
    // *Bloods* are drawn before a procedure.
    let bloods = LIBRARY.hits(&Query::new("bloods before liver biopsy"));
    assert_eq!(LIBRARY.aspect(&bloods[0]).unwrap().name, "Laboratory limits");
    let blood = LIBRARY.hits(&Query::new("blood after liver biopsy"));
    assert!(LIBRARY.aspect(&blood[0]).is_none_or(|aspect| aspect.name != "Laboratory limits"));
}

#[test]
fn a_sheet_that_says_it_all_stands_before_what_says_it_in_pieces() {
    assert_eq!(ids("tpa dose limb")[0], "catheter-lysis-limb");
    assert_eq!(ids("radiation limit eye")[0], "staff-radiation");
}

#[test]
fn who_can_is_not_who_cannot() {
    assert_eq!(ids("can I eat")[0], "before-procedure");
    assert_eq!(ids("I cannot eat")[0], "dysphagia");
}

#[test]
fn no_entry_stands_twice() {
    for query in ["bleeding", "liver", "RFA", "kidney blocked", "kind:procedure", "embolization"] {
        let mut ids = ids(query);
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{query}");
    }
}

#[test]
fn signs_and_filters_are_kept_by_everything_that_is_shown() {
    for found in find("'uterine !embolization") {
        assert!(
            !LIBRARY.catalog().entry(found.entry).head.name.to_lowercase().contains("embolization")
        );
    }
    for found in find("region:pelvis kind:procedure bleeding") {
        assert_eq!(LIBRARY.catalog().entry(found.entry).kind(), Kind::Procedure);
    }
    let all = LIBRARY.find(&Query::new("risk:high"));
    assert!(all.len() > 10);
    let fault = Query::new("organ:liver");
    assert!(fault.fault().is_some() && LIBRARY.find(&fault).is_empty());
    let both = LIBRARY.find(&Query::new("region:leg,pelvis"));
    assert!(both.len() > LIBRARY.find(&Query::new("region:leg")).len());
    let value = Query::new("region:").asked_of(LIBRARY.catalog());
    assert!(value.fault().unwrap().known.contains(&"pelvis".to_owned()));
}

#[test]
fn a_word_of_the_code_book_is_no_slip() {
    assert!(ICD10CM.knows("malaria", false) && ICD10CM.knows("mala", true));
    assert!(!ICD10CM.knows("mala", false) && !ICD10CM.knows("alaria", true));
    assert!(find("malaria treatment").is_empty());
}

#[test]
fn what_only_a_text_says_is_near() {
    let names = near_names("ergometrine");
    assert!(names.contains(&"Postpartum hemorrhage"), "{names:?}");
    assert!(near_names("them").is_empty());
}

/// Everyday words of other fields, and letters by chance.
const NONSENSE: &str = "qwzx|asdfgh|lkjhgfd poiuy|xyzzy plugh|mnbvcx|zzzzzz|train to london|best pizza recipe|stock market \
    crash|football world cup final|weather tomorrow|bitcoin price|guitar chords|cheap flights to paris|python list \
    comprehension|how to bake bread|mortgage interest rates|electric car charging|garden hose|tax return deadline|chess \
    opening theory|wedding dress|iphone battery|kitchen sink|holiday rental spain|piano lessons|star wars episode|cat \
    food|dog training|lottery numbers|javascript promise|netflix series|coffee machine|yoga mat|bicycle repair|laptop \
    keyboard|paint for the wall|running shoes|camping tent|birthday cake|violin concerto|roof tiles|solar panels|swimming \
    pool|kitchen blender|tomato soup|hello world|lorem ipsum dolor|the quick brown fox|foo bar baz|tonsillectomy|cataract \
    surgery|asthma inhaler|dandruff shampoo|vaccine schedule|flu shot|contact lenses|wisdom tooth|malaria tablets|polyvinyl alcohol slime \
    recipe|kidney bean chilli|charging port on phone loose|can't sleep jet lag|LVAD|Impella";

#[test]
fn nonsense_is_answered_by_nothing() {
    let queries: Vec<&str> = NONSENSE.split('|').collect();
    assert!(queries.len() >= 50);
    for query in queries {
        assert!(find(query).is_empty(), "{query}: {:?}", ids(query));
    }
}

#[test]
fn a_thing_of_everyday_life_leads_nowhere_unless_a_name_holds_it() {
    for query in
        ["laser printer", "drain cleaner", "kitchen drain clogged", "kyphoplasty my old mattress"]
    {
        assert_eq!(ids(query), [""; 0], "{query}");
    }
    // A name of which something is asked is meant, and a sentence says what is.
    assert_eq!(ids("laundry after y90").first(), Some(&"radioembolization"));
    assert_eq!(ids("is a hard mattress bad after kyphoplasty").first(), Some(&"kyphoplasty"));
    assert_eq!(ids("cheese wire technique").first(), Some(&"aortic-fenestration"));
    assert_eq!(ids("dog tapeworm cyst").first(), Some(&"hydatid-disease"));
}

#[test]
fn one_word_in_one_name_and_one_in_another_name_nothing() {
    for query in ["leg press", "heat wave", "bone china"] {
        assert_eq!(ids(query), [""; 0], "{query}");
    }
    assert_eq!(ids("escape alley"), [""; 0]);
    assert_eq!(ids("escape stroke").first(), Some(&"escape-trial"));
}

#[test]
fn a_drug_of_which_nothing_is_said_is_answered_by_no_other() {
    let drugs = &LIBRARY.catalog().vocabulary().other_drugs;
    assert!(drugs.len() > 1000);
    for drug in drugs.iter() {
        for query in [drug.clone(), format!("hold {drug}"), format!("{drug} 40 mg")] {
            let mut query = Query::new(&query);
            let found = LIBRARY.find_or_hear(&[], &mut query);
            assert_eq!(found, [], "{}", query.text);
            let typed = LIBRARY.typed(&mut query, &mut ExpansionCache::default());
            assert!(matches!(typed, Results::Near(_)), "{}: {typed:?}", query.text);
        }
    }
    // A drug that is spelled nearly so is still found by its slip, and what is named beside another drug by its name.
    assert_eq!(ids("elequis").first(), Some(&"apixaban"));
    assert_eq!(ids("clonazepam before liver biopsy").first(), Some(&"liver-biopsy"));
}

#[test]
fn a_year_parts_trials_that_are_asked_alike() {
    let mut first = ids("sham trial vertebroplasty nejm 2009");
    first.truncate(2);
    first.sort_unstable();
    assert_eq!(first, ["buchbinder-vertebroplasty-trial", "invest-trial"]);
}

#[test]
fn a_milestone_is_found_by_who_did_it_first() {
    for at in entries() {
        let entry = LIBRARY.catalog().entry(at);
        let Body::Milestone(milestone) = &entry.body else { continue };
        for person in &milestone.people {
            assert!(ids(person).contains(&entry.id.as_str()), "{person}: {:?}", ids(person));
        }
    }
}

#[test]
fn a_word_that_is_typed_twice_says_no_more_than_once() {
    assert_eq!(ids(";lk;lk").first(), ids("lk").first());
    assert_eq!(ids("biopsy biopsy").first(), ids("biopsy").first());
}

#[test]
fn a_sure_name_stands_beside_any_words() {
    let first = |query| ids(query).first().copied();
    assert_eq!(first("will insurance pay for PAE"), Some("prostate-artery-embolization"));
    assert!(ids("PCN preferred access route avoid vascular injury").contains(&"nephrostomy"));
    // It may be a word of everyday life.
    assert_eq!(first("tips for growing courgettes"), None);
    assert_eq!(ids("apixaban biopsy")[..2], ["apixaban", "image-guided-biopsy"]);
}

#[test]
fn a_year_finds_what_happened_in_it() {
    let found = ids("2018");
    assert!(found.contains(&"dawn-trial") && !found.contains(&"escape-trial"), "{found:?}");
}

#[test]
fn spellings_typos_and_words_in_any_order_find_the_same() {
    for (query, id) in [
        ("haemorrhage after birth", "postpartum-hemorrhage"),
        ("fibriods", "uterine-fibroids"),
        ("haevy perids", "uterine-fibroids"),
        ("oesophageal carcinoma", "esophageal-cancer"),
        ("inflamed gall bladder", "acute-cholecystitis"),
        ("gall bladder drain", "cholecystostomy"),
        ("thrombosis vein deep", "deep-vein-thrombosis"),
        (
            "Acute embolism and thrombosis of unspecified deep veins of right lower extremity",
            "deep-vein-thrombosis",
        ),
        ("blood clot leg", "deep-vein-thrombosis"),
        ("kidney blocked", "urinary-obstruction"),
        ("bud kiari", "budd-chiari-syndrome"),
        ("may turner stent", "iliac-vein-stenting"),
        ("ivcfilter", "ivc-filter-placement"),
        ("renalbx", "kidney-biopsy"),
        ("i26.99", "pulmonary-embolism"),
        ("I2699", "pulmonary-embolism"),
    ] {
        assert_eq!(ids(query).first(), Some(&id), "{query}");
    }
}

/// The names that are near to a query that finds nothing.
fn near_names(text: &str) -> Vec<&'static str> {
    let query = Query::new(text);
    assert!(LIBRARY.find(&query).is_empty(), "{text}");
    let near = LIBRARY.near(&query, 3).into_iter();
    near.map(|at| LIBRARY.catalog().entry(at).head.name.as_str()).collect()
}

#[test]
fn what_is_near_holds_the_near_words() {
    assert_eq!(near_names("qqqwq fibroid xxyyz wwvv")[0], "Uterine fibroids");
    assert!(near_names("garden hose").is_empty());
    assert!(near_names("qqqq fibriodz").contains(&"Uterine fibroids"));
}

#[test]
fn what_is_near_to_a_code_has_a_code_of_its_category_or_block() {
    // A slip: the letter for the figure.
    assert_eq!(near_names("K8O.2")[0], "Acute cholecystitis");
    assert_eq!(near_names("E82"), ["Primary hyperparathyroidism"]);
    // Nothing of ours is in its block.
    assert!(near_names("H25.9").is_empty());
    assert!(near_names("B12").is_empty());
    let page = Query::new("i26.99").within(&[Kind::Trial]);
    assert!(LIBRARY.find(&page).is_empty() && LIBRARY.unlisted_code(&page).is_none());
}

#[test]
fn a_whole_name_stands_over_its_words_one_here_and_one_there() {
    for (query, id) in [
        ("history of migrated IVC filter now with pain", "retained-intravascular-foreign-body"),
        ("grade 3 thyroid lump", "thyroid-nodule"),
        // Who treats what is called so is not put under it.
        ("phantom limb pain cryo", "nerve-ablation"),
        // A sheet of what to do at once comes before what is called the same.
        ("retroperitoneal hematoma", "retroperitoneal-bleeding"),
    ] {
        assert_eq!(ids(query).first(), Some(&id), "{query}");
    }
    // A longer name of the glossary hides no condition, and no word the entry of a code.
    assert!(ids("grade IV splenic laceration").contains(&"splenic-injury"));
    assert!(
        ids("I71.4 without rupture").iter().take(2).any(|id| *id == "abdominal-aortic-aneurysm")
    );
}

#[test]
fn a_name_that_holds_its_question_opens_at_the_answer() {
    let asked = |query: &str| {
        let hit = LIBRARY.hits(&Query::new(query)).into_iter().next().unwrap();
        LIBRARY.aspect(&hit).map(|aspect| aspect.name.as_str())
    };
    assert_eq!(asked("position for nephrostomy"), Some("Access"));
    assert_eq!(asked("PICC blocked"), Some("Exchange and removal"));
    // The retrieval of a filter is its removal.
    assert_eq!(asked("IVC filter removal"), None);
}

#[test]
fn a_code_beside_words_finds_what_the_words_do_not() {
    for (query, id) in [
        ("dx K80.2", "acute-cholecystitis"),
        ("ICD-10-CM: K80.2", "acute-cholecystitis"),
        ("ICD I26.99", "pulmonary-embolism"),
        ("K80.2 gallstones", "bile-duct-stones"),
        ("ct guided liver biopsy C22.0", "liver-biopsy"),
        ("I82.401 xyzzy", "deep-vein-thrombosis"),
    ] {
        assert_eq!(ids(query).first(), Some(&id), "{query}");
    }
}

#[test]
fn hits_do_not_depend_on_what_was_asked_before() {
    let mut cache = ExpansionCache::default();
    for query in ["liver", "livr abscess", "liver abscess drain", "liver", "gas", "gas tube"] {
        let again = LIBRARY.find_again(&Query::new(query), &mut cache);
        assert_eq!(again, LIBRARY.find(&Query::new(query)), "{query}");
    }
}

#[test]
fn each_hit_says_by_what_it_was_found() {
    for (query, id, words) in [
        ("gout", "gout", "name"),
        ("TIPS", "tips", "abbreviation “TIPS”"),
        ("embolectomy", "thrombectomy", "synonym “embolectomy”"),
        ("heavy periods", "uterine-fibroids", "lay term “heavy periods”"),
        ("fibriods", "uterine-fibroids", "did you mean “fibroids”"),
        ("fibrocystic liver disease", "liver-cyst", "Disease Ontology “fibrocystic liver disease”"),
        ("I26.99", "pulmonary-embolism", "ICD-10-CM I26"),
        (
            "obstructive uropathy with infection",
            "pyonephrosis",
            "ICD-10-CM “Obstructive uropathy with infection”",
        ),
    ] {
        let query = Query::new(query);
        let hits = LIBRARY.hits(&query);
        let hit = hits.iter().find(|hit| LIBRARY.catalog().entry(hit.entry).id == id);
        let reason = hit.map(|hit| LIBRARY.explain(&query).of(hit).words());
        assert_eq!(reason.as_deref(), Some(words), "{}", query.text);
    }
}

#[test]
fn the_beginning_of_a_trial_s_name_is_marked_though_the_word_is_finished() {
    let query = Query::new("Ice ");
    let hits = LIBRARY.hits(&query);
    let hit =
        hits.iter().find(|hit| LIBRARY.catalog().entry(hit.entry).id == "ice3-trial").unwrap();
    let reason = LIBRARY.explain(&query).of(hit);
    let marked: Vec<&str> = reason.ranges.iter().map(|range| &reason.term[range.clone()]).collect();
    assert_eq!(marked, ["ICE"]);
}

fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,24}",
        "[a-z]{1,9}( [a-z]{1,9}){0,4}",
        "[A-Za-zé][0-9O][0-9AB][.,-]?[0-9a-zA-Zé]{0,5}( [a-z]{1,9})?",
        proptest::sample::select(NAMES.clone()),
    ]
}

static NAMES: LazyLock<Vec<String>> =
    LazyLock::new(|| LIBRARY.catalog().entries().map(|entry| entry.head.name.clone()).collect());

/// The same entries, loaded in the other order.
static REVERSED: LazyLock<Library> = LazyLock::new(|| {
    let catalog = LIBRARY.catalog();
    let entries: Vec<_> = catalog.entries().cloned().collect();
    let vocabulary = catalog.vocabulary().clone();
    Library::new(Catalog::from_entries(entries.into_iter().rev().collect(), vocabulary))
});

/// Many more entries than there are, all of one name.
#[test]
fn no_more_is_looked_at_however_much_there_is() {
    let word = LIBRARY.catalog().of_kind(Kind::Glossary).next().unwrap();
    let alike = |number| {
        let mut entry = LIBRARY.catalog().entry(word).clone();
        entry.id = format!("liver-{number}");
        entry.head.name = "Liver disease".to_owned();
        entry.head.bottom_line = None;
        for names in [&mut entry.head.abbreviations, &mut entry.head.synonyms, &mut entry.head.lay]
        {
            names.clear();
        }
        entry
    };
    let catalog = Catalog::from_entries((0..45_000).map(alike).collect(), Vocabulary::default());
    let library = Library::new(catalog);
    for text in ["liver", "liver dis", "l", "lvr", "livre disaese"] {
        let mut cache = ExpansionCache::default();
        let _ = library.find_again(&Query::new(text), &mut cache);
        assert!(cache.looked() <= 40_000, "{text}: {} terms", cache.looked());
    }
}

#[test]
fn a_word_is_marked_that_is_also_the_stem_of_another() {
    let query = Query::new("impending pa");
    let mirels = LIBRARY.catalog().find_ref("mirels-score").unwrap();
    let hits = LIBRARY.hits(&query);
    let hit = hits.iter().find(|hit| hit.entry == mirels).unwrap();
    let reason = LIBRARY.explain(&query).of(hit);
    assert_eq!(
        reason.ranges.iter().map(|range| &reason.term[range.clone()]).collect::<Vec<_>>(),
        ["impending pa"]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn anything_can_be_typed_at_a_bounded_cost(text in typed()) {
        let mut cache = ExpansionCache::default();
        let found = LIBRARY.find_again(&Query::new(&text), &mut cache);
        prop_assert!(cache.looked() <= 40_000, "{} terms", cache.looked());
        let entries: HashSet<EntryRef> = found.iter().map(|found| found.entry).collect();
        prop_assert_eq!(entries.len(), found.len(), "each entry stands once");
    }

    #[test]
    fn anything_can_be_typed_for_a_code(text in typed()) {
        let query = Query::new(&text);
        if let Some(code) = LIBRARY.unlisted_code(&query) {
            let hits = LIBRARY.hits(&query);
            prop_assert!(hits.iter().all(|hit| hit.term.kind != TermKind::Code));
            // Beside a code that nobody has there may be words that find something.
            let near = LIBRARY.near(&query, 5);
            let is_sound = !hits.is_empty() || near.is_empty() || code.known.is_some();
            prop_assert!(is_sound, "{}", code.words());
        }
    }

    #[test]
    fn every_marked_range_is_inside_its_term(text in typed()) {
        let query = Query::new(&text);
        for hit in LIBRARY.hits(&query).iter().take(12) {
            let reason = LIBRARY.explain(&query).of(hit);
            let mut end = 0;
            for range in reason.ranges {
                prop_assert!(range.start >= end && reason.term.get(range.clone()).is_some());
                end = range.end;
            }
        }
    }

    /// What a longer query brings in holds something of it: a letter more never brings in a stranger.
    #[test]
    fn a_letter_more_never_brings_in_what_matches_nothing_of_it(name in 0usize..10_000, cut in 1usize..60) {
        let name = &NAMES[name % NAMES.len()];
        let end = name.char_indices().map(|(at, c)| at + c.len_utf8()).nth(cut).unwrap_or(name.len());
        let query = Query::new(&name[..end]);
        for hit in LIBRARY.hits(&query) {
            let reason = LIBRARY.explain(&query).of(&hit);
            let explained = !reason.ranges.is_empty() || reason.for_condition.is_some();
            prop_assert!(explained, "{:?} for {}", hit, &name[..end]);
        }
    }

    #[test]
    fn the_order_does_not_depend_on_that_of_loading(text in typed()) {
        let reversed = REVERSED.find(&Query::new(&text));
        let reversed: Vec<&str> =
            reversed.iter().map(|found| REVERSED.catalog().entry(found.entry).id.as_str()).collect();
        prop_assert_eq!(ids(&text), reversed);
    }
}
