//! The names of things, as small numbers: one type per kind, given out in scenario order when a scenario is compiled.

use serde::{Deserialize, Serialize};

use super::arena::Id;

/// Declares a typed id over an unsigned integer.
macro_rules! id {
    ($($(#[$doc:meta])* $name:ident($int:ty);)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub $int);

        impl Id for $name {
            fn from_index(index: usize) -> Self {
                Self(<$int>::try_from(index).unwrap_or(<$int>::MAX))
            }
            fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

id! {
    /// An ally: the capitals that are played come first, the background members after them.
    MemberId(u8);
    /// A capability area, such as deep precision strike.
    AreaId(u8);
    /// A place where the alliance can be tested, such as the Baltic.
    SiteId(u8);
    /// An industrial sector, such as missiles.
    SectorId(u8);
    /// A kind of procurement, such as multinational development.
    KindId(u8);
    /// An entry of the procurement catalogue.
    OptionId(u16);
    /// A programme under way or finished; never reused within a game.
    ProgrammeId(u16);
    /// An alliance-level project that needs votes.
    InitiativeId(u8);
    /// A motion on the table this turn.
    MotionId(u8);
    /// A kind of Russian incursion, such as a fighter violation.
    IncursionId(u8);
    /// A response to an incursion, such as shadow and escort.
    ResponseId(u8);
    /// A package of American forces that may leave.
    PackageId(u8);
    /// A partner outside the alliance.
    PartnerId(u8);
    /// A demand of Washington backed by tariffs.
    DemandId(u8);
    /// A scenario inject.
    InjectId(u16);
    /// A goal of a secret agenda, numbered over all seats.
    GoalId(u16);
    /// A pledge, in the order made.
    PledgeId(u16);
    /// A policy profile of the scripted players.
    ProfileId(u8);
    /// An outcome tier.
    OutcomeId(u8);
}

/// A set of members as one word; scenarios have at most 64 members.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Members(pub u64);

impl Members {
    /// The set holding only `member`.
    pub fn only(member: MemberId) -> Self {
        Self(1 << member.0)
    }
    /// Whether `member` is in the set.
    pub fn has(self, member: MemberId) -> bool {
        self.0 >> member.0 & 1 == 1
    }
    /// Adds `member`.
    pub fn insert(&mut self, member: MemberId) {
        self.0 |= 1 << member.0;
    }
    /// Removes `member`.
    pub fn remove(&mut self, member: MemberId) {
        self.0 &= !(1 << member.0);
    }
    /// How many members the set has.
    pub fn count(self) -> u32 {
        self.0.count_ones()
    }
    /// Whether the set is empty.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
    /// The members, in order.
    pub fn iter(self) -> impl Iterator<Item = MemberId> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            if rest == 0 {
                return None;
            }
            let member = MemberId(u8::try_from(rest.trailing_zeros()).unwrap_or(0));
            rest &= rest - 1;
            Some(member)
        })
    }
}

impl FromIterator<MemberId> for Members {
    fn from_iter<I: IntoIterator<Item = MemberId>>(members: I) -> Self {
        let mut set = Self::default();
        for member in members {
            set.insert(member);
        }
        set
    }
}
