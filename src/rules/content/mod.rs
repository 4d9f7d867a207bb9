//! What a scenario is made of: capitals, areas, sites, the catalogue, initiatives, packages, partners, demands, incursions, injects, agendas.
//!
//! These types are read straight from RON (see [`mod@crate::schema`]); ids are resolved while reading, so what a scenario
//! says and what the rules use is one and the same thing.

mod agenda;
mod capability;
mod diplomacy;
mod inject;
mod member;
mod pressure;
mod procurement;
mod trade;

pub use agenda::{Ending, EndingRule, Goal, GoalMeasure};
pub use capability::{Area, AreaPoints, Site};
pub use diplomacy::{Initiative, InitiativeEffect, TagWeight};
pub use inject::{Choice, Condition, Inject, InjectEffect, Who};
pub use member::{Election, Member, Power, Stance};
pub use pressure::{Blame, Domain, Incursion, Package, PackageForces, Response};
pub use procurement::{CatalogueOption, Kind, Sector, Supplier};
pub use trade::{Demand, Grievance, Partner};

/// A citation: a claim of a seed document (`"002:14"`), a row of the reference figures (`"ref:US14"`), or `"estimate"`.
pub type Source = crate::schema::Cite;
