//! Pressure from both sides: what Washington may take away, what Moscow may try, and how a capital may answer.

use super::Source;
use crate::core::ids::{AreaId, MemberId, SiteId};
use crate::rules::words::Hardening;
use crate::schema;
use crate::schema::Key;

schema! {
    /// American forces that may leave.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Package {
        /// Short name, e.g. `german-brigade`.
        pub id: Key,
        /// As people read it.
        pub name: String,
        /// One sentence on what would be lost.
        pub text: String,
        /// Troops by host.
        pub forces: Vec<PackageForces>,
        /// Points by area that leave with it.
        pub points: super::AreaPoints = crate::core::IdVec::default(),
        /// The area by which Washington weighs it.
        pub area: AreaId,
        /// The site whose American unit goes with it, if one does.
        pub unit_at: Option<SiteId> = None,
        /// Months of notice.
        pub notice_months: i32 [0..=60] = 12,
        /// Weight against other packages, permille.
        pub weight: i32 [0..=5000] = 1000,
        /// How many times it can be taken.
        pub times: u8 [1..=5] = 1,
        /// Where it comes from.
        pub source: Vec<Source>,
    }
}

schema! {
    /// Troops of a package in one host country.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct PackageForces {
        /// The host.
        pub host: MemberId,
        /// Troops.
        pub troops: i32 [0..=60000],
    }
}

schema! {
    /// What covers against an incursion.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Domain {
        /// In the air: cover is air and missile defence.
        Air,
        /// Under water: cover is maritime forces and resilience.
        Sea,
        /// In networks and society: cover is resilience.
        Society,
    }
}

schema! {
    /// How sure one can be who did it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Blame {
        /// Clear at once.
        Clear,
        /// Wrong in this many of a thousand cases.
        Doubtful(i32),
    }
}

schema! {
    /// A kind of Russian operation below the threshold of war.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Incursion {
        /// Short name, e.g. `fighter-violation`.
        pub id: Key,
        /// As people read it: "fighter jets in the airspace".
        pub name: String,
        /// What happens, in a sentence that can follow "Over Estonia, ".
        pub text: String,
        /// What covers against it.
        pub domain: Domain,
        /// Gain Moscow sees in it, points.
        pub gain: i32 [0..=1000],
        /// Severity on the list of incidents, 1..5: the usual value and the worst.
        pub severity: (i32, i32),
        /// How sure one can be who did it.
        pub blame: Blame = Blame::Clear,
        /// Whether the thing can be shot down, and whether a person sits in it.
        pub drone: bool = false,
        /// Whether it is a manned aircraft.
        pub manned: bool = false,
        /// What can be hardened against it.
        pub hardening: Option<Hardening> = None,
        /// Casualties are possible: chance in a thousand at the worst severity.
        pub casualties_permille: i32 [0..=1000] = 0,
        /// Where it comes from.
        pub source: Vec<Source>,
    }
}

impl Response {
    /// The response in the words that fit where it is given.
    pub fn name_in(&self, domain: Domain) -> &str {
        let special = match domain {
            Domain::Air => "",
            Domain::Sea => &self.name_at_sea,
            Domain::Society => &self.name_in_society,
        };
        if special.is_empty() { &self.name } else { special }
    }
}

schema! {
    /// A response to an incursion.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Response {
        /// Short name, e.g. `escort`.
        pub id: Key,
        /// As people read it in the air: "shadows and escorts".
        pub name: String,
        /// As people read it at sea; empty for the same words.
        pub name_at_sea: String = String::new(),
        /// As people read it against sabotage, networks and opinion; empty for the same words.
        pub name_in_society: String = String::new(),
        /// Political capital.
        pub pc: i32 [0..=5],
        /// Resolve shown if backed and alone, 0..1000.
        pub resolve: (i32, i32),
        /// Cost Moscow learns if backed and alone, 0..1000.
        pub cost: (i32, i32),
        /// Escalation.
        pub escalation: i32 [0..=1000],
        /// Lowest rules of engagement level that allows it.
        pub rules_level: u8 [0..=3] = 0,
        /// In the air, needs air policing at the site.
        pub needs_policing: bool = false,
        /// Needs drone watch.
        pub needs_drone_watch: bool = false,
        /// Only against drones.
        pub drones_only: bool = false,
        /// Only against manned aircraft.
        pub manned_only: bool = false,
        /// Only in the air.
        pub air_only: bool = false,
        /// Trust lost between all pairs if under half of the alliance backs it.
        pub unbacked_pairs: i32 [-100..=0] = 0,
        /// Where it comes from.
        pub source: Vec<Source> = Vec::new(),
    }
}
