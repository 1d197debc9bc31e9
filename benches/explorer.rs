//! What a reader waits for: the start, a keystroke, a frame.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use fluoro::app::{Action, App, Tab};
use fluoro::catalog::Catalog;
use fluoro::search::{Library, Query};
use fluoro::ui::{Themes, render, viewport};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Rect;
use std::hint::black_box;

/// Queries as people type them: conditions, abbreviations, lay words, codes, slips, nonsense.
const QUERIES: [&str; 12] = [
    "gi bleed",
    "uterine fibroids",
    "haemorrhage after birth",
    "blood clot leg",
    "I26.99",
    "TACE",
    "liver cancer",
    "back pain",
    "kidney blocked",
    "embolizaton",
    "percutaneous transhepatic biliary drainage",
    "xyzzy",
];

fn start(c: &mut Criterion) {
    c.bench_function("start/embedded catalog", |b| b.iter(|| black_box(Catalog::embedded())));
    c.bench_function("start/index", |b| {
        b.iter_batched(Catalog::embedded, Library::new, BatchSize::LargeInput);
    });
    c.bench_function("start/catalog to engine", |b| {
        b.iter(|| black_box(Library::new(Catalog::embedded())));
    });
}

fn keystroke(c: &mut Criterion) {
    let library = Library::new(Catalog::embedded());
    let typed: Vec<Query> = QUERIES
        .iter()
        .flat_map(|query| {
            let ends = query.char_indices().map(|(at, c)| at + c.len_utf8());
            ends.map(|end| Query::new(query.get(..end).unwrap_or_default())).collect::<Vec<_>>()
        })
        .collect();
    c.bench_function("keystroke/mean over queries typed letter by letter", |b| {
        let mut next = typed.iter().cycle();
        b.iter(|| next.next().map(|query| black_box(library.find(query))));
    });
    for query in ["embolizaton", "xyzzy", "liver"] {
        let query = Query::new(query);
        c.bench_function(&format!("keystroke/{}", query.text), |b| {
            b.iter(|| black_box(library.find(&query)));
        });
    }
}

fn terminal(area: Rect) -> Terminal<TestBackend> {
    match Terminal::new(TestBackend::new(area.width, area.height)) {
        Ok(terminal) => terminal,
        Err(never) => match never {},
    }
}

fn frame(c: &mut Criterion) {
    let themes = Themes::embedded(true);
    for (columns, rows) in [(120, 36), (200, 60)] {
        let area = Rect::new(0, 0, columns, rows);
        let mut terminal = terminal(area);
        let mut app = App::new(Library::new(Catalog::embedded()), "bleeding");
        app.dress(themes.items(), "dark");
        app.fit(viewport(&app, area));
        c.bench_function(&format!("frame/{columns}x{rows}, drawn again"), |b| {
            b.iter(|| terminal.draw(|frame| render(frame, &app, &themes)).map(|_| ()));
        });
        // Moving to another entry makes and lays out its page: the costliest frame there is.
        let mut down = true;
        c.bench_function(&format!("frame/{columns}x{rows}, another page"), |b| {
            b.iter_batched(
                || {
                    down = !down;
                    if down { Action::Down } else { Action::Up }
                },
                |action| {
                    app.update(action);
                    app.fit(viewport(&app, area));
                    terminal.draw(|frame| render(frame, &app, &themes)).map(|_| ())
                },
                BatchSize::PerIteration,
            );
        });
    }
}

/// From a letter of a query to its frame, with the page of the first hit.
fn letter(c: &mut Criterion) {
    let themes = Themes::embedded(true);
    let area = Rect::new(0, 0, 200, 60);
    let mut terminal = terminal(area);
    let mut app = App::new(Library::new(Catalog::embedded()), "");
    app.dress(themes.items(), "dark");
    app.fit(viewport(&app, area));
    let typed = |query: &'static str| {
        std::iter::once(Action::Clear).chain(query.chars().map(Action::Insert))
    };
    let actions: Vec<Action> = QUERIES.into_iter().flat_map(typed).collect();
    let mut next = actions.iter().cycle();
    c.bench_function("letter/200x60, to its frame", |b| {
        b.iter(|| {
            if let Some(&action) = next.next() {
                app.update(action);
            }
            app.fit(viewport(&app, area));
            terminal.draw(|frame| render(frame, &app, &themes)).map(|_| ())
        });
    });
}

/// From link to link in the pictures of a tab or of an entry, each time laid out anew where more is said of the chosen one.
fn picture(c: &mut Criterion) {
    let themes = Themes::embedded(true);
    let area = Rect::new(0, 0, 200, 60);
    let mut terminal = terminal(area);
    let tabs =
        [Tab::Conditions, Tab::Imaging, Tab::Safety, Tab::Training, Tab::History, Tab::Trials];
    let overviews = tabs
        .map(|tab| (tab.title(), "", vec![Action::Escape, Action::Tab(tab), Action::FocusPage]));
    let entries = ["uterine fibroid embolization", "apixaban", "rfa vs cryoablation"];
    let entries = entries.map(|query| (query, query, vec![Action::FocusPage]));
    for (name, query, actions) in overviews.into_iter().chain(entries) {
        let mut app = App::new(Library::new(Catalog::embedded()), query);
        app.dress(themes.items(), "dark");
        app.fit(viewport(&app, area));
        for action in actions {
            app.update(action);
            app.fit(viewport(&app, area));
        }
        let mut on = true;
        c.bench_function(&format!("picture/{name}"), |b| {
            b.iter(|| {
                on = !on;
                app.update(if on { Action::NextLink } else { Action::PreviousLink });
                app.fit(viewport(&app, area));
                terminal.draw(|frame| render(frame, &app, &themes)).map(|_| ())
            });
        });
    }
}

criterion_group!(benches, start, keystroke, frame, letter, picture);
criterion_main!(benches);
