//! Capability areas and the sites where they would be needed.

use super::Source;
use crate::core::IdVec;
use crate::core::ids::{AreaId, MemberId};
use crate::core::units::{Cp, Meur};
use crate::rules::words::Role;
use crate::schema;
use crate::schema::Key;

/// Points by area, points × 100.
pub type AreaPoints = IdVec<AreaId, Cp>;

schema! {
    /// A capability area. 100 points are what the alliance needs in it without the US.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Area {
        /// Short name, e.g. `deep`.
        pub id: Key,
        /// As people read it.
        pub name: String,
        /// A name of at most six letters for tables.
        pub short: String,
        /// What the rules use it for.
        pub role: Role,
        /// European points at the start.
        pub european: Cp,
        /// American points at the start.
        pub american: Cp,
        /// Weight in the gap, permille; the weights of all areas add up to 1000.
        pub weight_permille: i32 [0..=1000],
        /// Price of a point, EUR bn.
        pub point_price_eur_bn: Meur,
        /// What a point is.
        pub point_is: String,
        /// The area without which this one counts only half.
        pub enabler: Option<AreaId> = None,
        /// How much Washington's Pacific command wants these forces, permille.
        pub pacific_demand: i32 [0..=1000] = 500,
        /// Where the figures come from.
        pub source: Vec<Source> = Vec::new(),
    }
}

schema! {
    /// A place where the alliance can be tested.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Site {
        /// Short name, e.g. `baltic`.
        pub id: Key,
        /// As people read it.
        pub name: String,
        /// The member on whose soil it is.
        pub host: MemberId,
        /// Members whose forces and trust carry its defence.
        pub defenders: Vec<MemberId>,
        /// Members of the same flank; what happens here weighs on them.
        pub flank: Vec<MemberId>,
        /// Share of Russia's free ground force it would face, permille.
        pub russian_share: i32 [0..=1000],
        /// Host's own forces in place, brigades.
        pub host_brigades: crate::core::units::Cb,
        /// Allied forces forward at the start, by sender, brigades.
        pub forward: IdVec<MemberId, crate::core::units::Cb> = IdVec::default(),
        /// Members that fly air policing here at the start.
        pub air_policing: Vec<MemberId> = Vec::new(),
        /// Whether an American unit stands here at the start.
        pub us_unit: bool = false,
        /// Where the figures come from.
        pub source: Vec<Source> = Vec::new(),
    }
}
