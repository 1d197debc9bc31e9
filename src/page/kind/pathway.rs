//! The page of a training pathway: its stages on a scale of years, route by route.

use crate::catalog::{Catalog, Date, Pathway, Stage};
use crate::page::builder::PageBuilder;
use crate::page::{Block, Inline, YearSpan};

/// The title of the stages of a pathway that does not fork; otherwise each way has a section by its name.
pub const STAGES: &str = "Stages";

pub fn write(page: &mut PageBuilder<'_>, pathway: &Pathway) {
    page.badges([pathway.role.clone(), pathway.country.clone(), pathway.body.clone()]);

    let read = read_on_one_day(page.catalog, pathway);
    let routes = pathway.routes();
    for (number, route) in routes.iter().copied().enumerate() {
        let rows = spans(page, pathway.on_route(route), read, number > 0);
        let mut blocks = vec![Block::Spans { rows }];
        blocks.extend(route.is_none().then(|| page.gone("stages")));
        let last = read.filter(|_| number + 1 == routes.len());
        let told = |read| Inline::muted(format!("{UNDATED} {read}."));
        blocks.extend(last.map(|read| Block::paragraph(vec![told(read)])));
        page.section(route.unwrap_or(STAGES), blocks);
    }
    page.list("Exams", "exams", &pathway.exams);
    page.paragraph("Certificate", "certificate", pathway.certificate.as_ref());
    page.paragraph("Maintenance", "maintenance", pathway.maintenance.as_ref());
}

/// When the newest page without a date of its own was read on which a stage rests: rules change, and such a page does not say
/// from when its are.
fn undated(catalog: &Catalog, stage: &Stage) -> Option<Date> {
    let years = stage.years.iter().flat_map(|years| &years.cite);
    let sources = stage.cite.iter().chain(years).filter_map(|id| catalog.source(id));
    sources.filter(|source| source.year.is_none()).filter_map(|source| source.seen).max()
}

/// What stands under the stages, where all pages without a date of their own were read on one day.
const UNDATED: &str = "Where a page gives no date of its own, it was read";

/// The day on which all such pages were read, where several stages rest on one.
fn read_on_one_day(catalog: &Catalog, pathway: &Pathway) -> Option<Date> {
    let mut days = pathway.stages.iter().filter_map(|stage| undated(catalog, stage));
    let first = days.next()?;
    let others: Vec<Date> = days.collect();
    (!others.is_empty() && others.iter().all(|&day| day == first)).then_some(first)
}

/// What is said of a stage that an earlier route went through too.
pub fn as_above() -> Vec<Inline> {
    vec![Inline::muted("as above")]
}

/// The stages of a route behind each other. Of those that all routes share, a later one says only how long they are.
fn spans<'s>(
    page: &mut PageBuilder<'_>,
    stages: impl Iterator<Item = (usize, &'s Stage)>,
    told: Option<Date>,
    is_later: bool,
) -> Vec<YearSpan> {
    let mut start = 0.0;
    let mut spans = Vec::new();
    for (number, stage) in stages {
        let length = stage.years.as_ref().map_or(0.0, |years| years.span().1);
        let mut text = Vec::new();
        let mut note = stage.description.as_ref().map(|text| page.prose(text)).unwrap_or_default();
        // What stages of several countries compare by, where the name does not say it.
        let kind = stage.kind.name();
        if !stage.name.to_lowercase().contains(kind) {
            let between = if note.is_empty() { "" } else { ": " };
            note.insert(0, Inline::muted(format!("{kind}{between}")));
        }
        if let Some(years) = &stage.years {
            text.push(Inline::strong(years.to_string()));
            text.extend(page.cites(&years.cite));
            text.extend(page.cites(&stage.cite));
        } else {
            note.extend(page.cites(&stage.cite));
        }
        if let Some(read) = undated(page.catalog, stage).filter(|_| told.is_none()) {
            note.push(Inline::muted(format!(" (as of the page read {read})")));
        }
        note.extend(page.by(&format!("stages[{number}]")));
        if is_later && stage.route.is_none() {
            note = as_above();
        }
        spans.push(YearSpan { label: stage.name.clone(), start, length, text, note });
        start += length;
    }
    spans
}

#[cfg(test)]
mod tests {
    use crate::catalog::{Catalog, Kind};
    use crate::page::layout::lay;
    use crate::page::{Page, to_plain};

    #[test]
    fn when_pages_without_a_date_were_read_is_told_once() {
        let catalog = Catalog::embedded();
        let mut told = 0;
        for at in catalog.of_kind(Kind::Pathway) {
            let text = to_plain(&Page::new(&catalog, at), 300);
            let [each, once] =
                ["as of the page read", super::UNDATED].map(|words| text.matches(words).count());
            assert!(each + once <= 1, "{}: {text}", catalog.id(at));
            told += each + once;
        }
        assert!(told > 10, "{told}");
    }

    #[test]
    fn what_all_routes_share_is_told_once_and_drawn_on_one_scale() {
        let catalog = Catalog::embedded();
        let page = Page::new(&catalog, catalog.find_ref("united-states").unwrap());
        let laid = lay(&page, 80);
        let rows = laid.rows.iter().map(|row| row.iter().map(|run| run.text.as_str()).collect());
        let rows: Vec<String> = rows.collect();
        let of = |words: &str| rows.iter().filter(|row| row.contains(words)).collect::<Vec<_>>();
        assert_eq!(of("Students apply in the fourth year").len(), 1);
        let schools = of("Medical school  ");
        assert!(
            schools.len() == 3
                && schools.windows(2).all(|pair| pair[0].get(20..) == pair[1].get(20..)),
            "{schools:?}"
        );
        assert!(of("as above").len() > 4);
    }
}
