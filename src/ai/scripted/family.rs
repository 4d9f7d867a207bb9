//! Families of orders: what the Orders step chooses among first.

use crate::rules::order::OrderKind;

/// A family of orders of the Orders step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Core spending.
    Spend,
    /// The rest of the budget.
    Budget,
    /// New programmes.
    Procure,
    /// Running programmes.
    Manage,
    /// Lines.
    Industry,
    /// Forces.
    Posture,
    /// Other capitals.
    Relations,
    /// Washington.
    Washington,
    /// Ukraine.
    Ukraine,
    /// Public life.
    Resilience,
    /// Moscow.
    Quiet,
}

/// How many families there are.
pub const FAMILIES: usize = 11;

impl Family {
    /// All families, in order.
    pub const ALL: [Self; FAMILIES] = [
        Self::Spend,
        Self::Budget,
        Self::Procure,
        Self::Manage,
        Self::Industry,
        Self::Posture,
        Self::Relations,
        Self::Washington,
        Self::Ukraine,
        Self::Resilience,
        Self::Quiet,
    ];
    /// The family of a kind of order; none for votes, answers, and what is given in other steps.
    pub fn of(kind: OrderKind) -> Option<Self> {
        use OrderKind as K;
        Some(match kind {
            K::SetCore => Self::Spend,
            K::ShiftSplit | K::ReleaseLegacy | K::Reclassify | K::DomesticPackage | K::Lend => Self::Budget,
            K::Start | K::Join => Self::Procure,
            K::SetShare | K::Leave | K::Accelerate | K::Cancel | K::JumpQueue => Self::Manage,
            K::Surge | K::KeepLine => Self::Industry,
            K::SendBrigade
            | K::WithdrawBrigade
            | K::HostBrigade
            | K::AirPolicing
            | K::SetRules
            | K::ReleaseStocks
            | K::Exercise => Self::Posture,
            K::Reassure | K::SideDeal | K::Specialise => Self::Relations,
            K::Lobby | K::HostSupport | K::Embassy | K::Partnership | K::PlanFor => Self::Washington,
            K::AidLevel | K::GiveKit | K::Purl | K::CoalitionTroops | K::CoalitionSupport | K::CoalitionHome => {
                Self::Ukraine
            }
            K::Harden | K::SetResilience => Self::Resilience,
            K::BackChannel => Self::Quiet,
            K::Propose
            | K::ProposeCompact
            | K::Persuade
            | K::MakePledge
            | K::CountOn
            | K::SwapSlots
            | K::CedeSlot
            | K::Vote
            | K::Bases
            | K::AnswerTariff
            | K::Choose
            | K::Respond
            | K::Back
            | K::ActInTest => return None,
        })
    }
}
