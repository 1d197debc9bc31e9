//! The outline of a body, seen from the front: a shape for each region, from `assets/body.toml`.

use crate::catalog::BodyRegion;
use serde::Deserialize;
use std::sync::LazyLock;

const OWN: &str = include_str!("../../assets/body.toml");

/// A point in a box from 0 to 100, from the left and from the top.
pub type Point = [f64; 2];

/// The middle line, at which one side is the mirror image of the other.
const MIDDLE: f64 = 50.0;

/// How near a side comes to it.
const NEAREST: f64 = 1e-6;

/// The outline of a body.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outline(Vec<BodyPart>);

/// A part of it.
#[derive(Debug, Clone, PartialEq)]
struct BodyPart {
    region: BodyRegion,
    /// What is drawn of one side, whatever is lit.
    line: Vec<Point>,
    /// What is filled where the region is lit, each as a ring.
    shapes: Vec<Ring>,
}

/// A closed line.
#[derive(Debug, Clone, PartialEq)]
struct Ring {
    points: Vec<Point>,
    /// Its least and its largest distance from the left, and from the top.
    across: [f64; 2],
    down: [f64; 2],
}

/// The file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Drawn {
    part: Vec<Half>,
}

/// One half of a part: points by how far they lie from the middle line and how far down.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Half {
    region: BodyRegion,
    #[serde(default)]
    middle: Vec<Point>,
    #[serde(default)]
    side: Vec<Point>,
    #[serde(default)]
    inner: Vec<Point>,
}

impl Outline {
    /// The one that is built in.
    #[must_use]
    pub fn own() -> &'static Self {
        static READ: LazyLock<Outline> = LazyLock::new(|| {
            let drawn: Drawn = toml::from_str(OWN).unwrap_or_default();
            Outline(drawn.part.iter().map(BodyPart::of).collect())
        });
        &READ
    }

    /// Points along the lines of the whole body, no farther from each other than `step`; each stands before that of the
    /// other side, so that no rounding makes the sides differ.
    #[must_use]
    pub fn points(&self, step: f64) -> Vec<Point> {
        let mut points = Vec::new();
        for part in &self.0 {
            for ([x, y], [to_x, to_y]) in part.line.iter().zip(part.line.iter().skip(1)) {
                let [across, down] = [to_x - x, to_y - y];
                let steps = (across.hypot(down) / step).ceil().max(1.0);
                let mut taken = 0.0;
                while taken <= steps {
                    let [x, y] = [x + across * taken / steps, y + down * taken / steps];
                    points.extend([[x, y], mirrored([x, y])]);
                    taken += 1.0;
                }
            }
        }
        points
    }

    /// Whether a point lies in a region.
    #[must_use]
    pub fn holds(&self, region: BodyRegion, point: Point) -> bool {
        let is_meant = |part: &&BodyPart| region == BodyRegion::WholeBody || part.region == region;
        let mut shapes = self.0.iter().filter(is_meant).flat_map(|part| &part.shapes);
        shapes.any(|shape| shape.holds(point))
    }

    /// The region at a point; the spine lies before what is around it.
    #[must_use]
    pub fn region_at(&self, point: Point) -> Option<BodyRegion> {
        let regions = [BodyRegion::Spine].into_iter().chain(BodyRegion::ALL);
        let mut parts = regions.filter(|region| *region != BodyRegion::WholeBody);
        parts.find(|region| self.holds(*region, point))
    }
}

impl BodyPart {
    fn of(half: &Half) -> Self {
        // On the middle line itself both sides would be rounded to the same one.
        let at = |[aside, down]: &Point| [MIDDLE - aside.max(NEAREST), *down];
        let line: Vec<Point> = half.middle.iter().chain(&half.side).map(at).collect();
        let shape: Vec<Point> = line.iter().copied().chain(half.inner.iter().map(at)).collect();
        let other: Vec<Point> = shape.iter().copied().map(mirrored).collect();
        let shapes = match half.side.is_empty() {
            true => vec![shape.into_iter().chain(other.into_iter().rev()).collect()],
            false => vec![shape, other],
        };
        Self { region: half.region, line, shapes: shapes.into_iter().map(Ring::of).collect() }
    }
}

/// The same point at the other side.
fn mirrored([across, down]: Point) -> Point {
    [2.0 * MIDDLE - across, down]
}

impl Ring {
    fn of(points: Vec<Point>) -> Self {
        let reach = |of: fn(&Point) -> f64| {
            let all = || points.iter().map(of);
            [all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max)]
        };
        let (across, down) = (reach(|[across, _]| *across), reach(|[_, down]| *down));
        Self { points, across, down }
    }

    /// Whether a point lies inside: whether a line from it to the right crosses the ring an odd number of times.
    fn holds(&self, [across, down]: Point) -> bool {
        let is_beside = |at: f64, [least, largest]: [f64; 2]| at < least || at > largest;
        if is_beside(across, self.across) || is_beside(down, self.down) {
            return false;
        }
        let before = self.points.last().into_iter().chain(&self.points);
        let crosses = |([x, y], [to_x, to_y]): &(&Point, &Point)| {
            (*y > down) != (*to_y > down) && across < (to_x - x) * (down - y) / (to_y - y) + x
        };
        before.zip(&self.points).filter(crosses).count() % 2 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_region_has_a_shape_and_a_body_is_the_same_on_both_sides() {
        let own = Outline::own();
        let points = own.points(0.5);
        assert!(points.len() > 500 && points.iter().flatten().all(|at| (0.0..=100.0).contains(at)));
        for region in BodyRegion::ALL {
            let mut cells = 0;
            for down in 0..100 {
                for across in 0..50 {
                    let [across, down] = [across, down].map(|at: u8| f64::from(at) + 0.3);
                    let here = own.holds(region, [across, down]);
                    assert_eq!(here, own.holds(region, [100.0 - across, down]), "{region}");
                    cells += usize::from(here);
                }
            }
            assert!(cells > 5, "{region}: {cells}");
        }
    }

    #[test]
    fn a_point_lies_in_the_region_that_one_sees_there() {
        let own = Outline::own();
        for (across, down, region) in [
            (50.0, 6.0, Some(BodyRegion::Head)),
            (51.5, 15.0, Some(BodyRegion::Neck)),
            (45.0, 25.0, Some(BodyRegion::Chest)),
            (50.0, 25.0, Some(BodyRegion::Spine)),
            (55.0, 41.0, Some(BodyRegion::Abdomen)),
            (45.0, 50.0, Some(BodyRegion::Pelvis)),
            (37.0, 33.0, Some(BodyRegion::Arm)),
            (63.0, 33.0, Some(BodyRegion::Arm)),
            (44.0, 80.0, Some(BodyRegion::Leg)),
            (10.0, 10.0, None),
        ] {
            assert_eq!(own.region_at([across, down]), region, "{across} {down}");
        }
    }
}
