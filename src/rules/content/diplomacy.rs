//! Initiatives: alliance-level projects that need votes.

use super::Source;
use crate::core::ids::{AreaId, PartnerId, SectorId, SiteId};
use crate::core::units::{Cb, Cp};
use crate::rules::words::{Leadership, Mandate, Meter, Tag, Venue};
use crate::schema;
use crate::schema::Key;

schema! {
    /// What an initiative is about, and how strongly; the sum of absolute weights is 10.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct TagWeight {
        /// What it is about.
        pub tag: Tag,
        /// How strongly, −10..10.
        pub weight: i32 [-10..=10],
    }
}

schema! {
    /// An alliance-level project.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Initiative {
        /// Short name, e.g. `common-rules`.
        pub id: Key,
        /// As people read it.
        pub name: String,
        /// Two sentences: what it does and what speaks against it.
        pub text: String,
        /// What it is about.
        pub tags: Vec<TagWeight>,
        /// Venues in which it can be put.
        pub venues: Vec<Venue>,
        /// Initiatives of one group exclude each other; the new one replaces the old.
        pub group: Option<Key> = None,
        /// First turn in which it can be proposed.
        pub from_turn: u8 [1..=60] = 1,
        /// Whether it binds all or nobody: no opting out of it, and no coalition in its place.
        pub whole: bool = false,
        /// Months for which nothing of its group can be put in its place.
        pub stands_months: i32 [0..=120] = 0,
        /// Months between the vote and the effect.
        pub lead_months: i32 [0..=60] = 6,
        /// Share of GDP a coalition needs to start it, permille.
        pub coalition_weight: i32 [0..=1000] = 500,
        /// What it does at full weight.
        pub effects: Vec<InitiativeEffect>,
        /// Whether front-line states gain most, so that blocking it hurts with them.
        pub front_line: bool = false,
        /// Where it comes from.
        pub source: Vec<Source>,
    }
}

schema! {
    /// A lasting effect of an initiative; quantities are at full weight and shrink with opt-outs.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum InitiativeEffect {
        /// Hours to decide are multiplied by this, permille.
        Hours(i32),
        /// Lone responses to incursions count as backed.
        LoneCountsAsBacked,
        /// Added to punishment in deterrence, points of 1000.
        Punishment(i32),
        /// Recruits of members are multiplied by this, permille; support falls by the second number when it starts.
        Conscription(i32, i32),
        /// Forces counted at the weakest site, brigades; the second number is the upkeep contributors bear, permille.
        ReadyPool(Cb, i32),
        /// Members' resilience settles higher, points of 1000.
        Resilience(i32),
        /// Points a year in an area; half when Washington's commitment is low.
        Grow(AreaId, Cp),
        /// Slip hazard of joint programmes falls by this, permille.
        JointHazard(i32),
        /// Price of joint programmes falls by this, permille.
        JointPrice(i32),
        /// Fiscal room of members rises, basis points of GDP a year.
        FiscalRoom(i32),
        /// Members may declare a profile: deliveries in it are worth this much more, permille; baseline trust among those who did rises by the second number.
        Specialise(i32, i32),
        /// Slots from partners abroad.
        PartnerSlots(PartnerId),
        /// A common front against coercion: this many fewer capitals must resist for tariffs to be lifted, and tariffs on members do this much less harm, permille.
        CommonFront(i32, i32),
        /// A headline number moves once.
        Once(Meter, i32),
        /// Losses from opting out and breaking silence are multiplied by this, permille.
        OptOutLoss(i32),
        /// Consent costs this much less, political capital.
        ConsentDiscount(i32),
        /// Resolve falls where only one site is concerned, points; in a test elsewhere seats owe a statement only.
        OneSiteResolve(i32),
        /// A clause on solidarity: full help is owed once members of this weight (second number, permille) perceive a threat of at least the first; then the host's resolve rises by the third, and less than help costs double trust. Until then `OneSiteResolve` holds.
        SolidarityWhen(i32, i32, i32),
        /// A clause on consensus: silence is broken only by capitals that together weigh at least this much, permille of GDP; the others are outvoted and left out.
        BlockingWeight(i32),
        /// Members send this part of their points in an area elsewhere for so many months, permille.
        Posting(AreaId, i32, i32),
        /// Moscow's reading is blurred by this much for this many turns.
        Blur(i32, u8),
        /// Who leads.
        Lead(Leadership),
        /// The transition compact.
        Compact,
        /// Makers of a sector with full books add this much of its capacity a year by themselves, and what capitals pay for can grow it that much faster, permille.
        SectorGrowth(SectorId, i32),
        /// Forces counted at one site, brigades.
        SiteForces(SiteId, Cb),
        /// What the coalition's force in Ukraine may do.
        ForceMandate(Mandate),
        /// Washington stands in for this part of the force's logistics and surveillance, permille, while it is committed enough.
        Backstop(i32),
    }
}
