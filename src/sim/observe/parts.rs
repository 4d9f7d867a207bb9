//! What some numbers are made of, for whoever asks why. The parts add up to the number.

use super::Observation;
use crate::core::Meur;
use crate::core::ids::{ProgrammeId, SectorId};
use crate::rules::industry::rules::{load, yearly_work};
use crate::rules::procurement::state::Stage;

/// A government balance, basis points of GDP.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BalanceParts {
    /// What the state has left before defence and interest.
    pub before: i32,
    /// Core defence spending, below zero.
    pub core: i32,
    /// What joint loans carry of its rise.
    pub carried: i32,
    /// Spending on resilience, below zero.
    pub resilience: i32,
    /// Interest on the debt as it stood when the books were last closed, below zero.
    pub interest: i32,
}

/// A public debt, permille of GDP.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DebtParts {
    /// At the start of the game.
    pub start: i32,
    /// What deficits have added since.
    pub deficits: i32,
    /// What a growing economy has taken off, or a shrinking one has added.
    pub growth: i32,
}

/// A sector's load, permille of its capacity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LoadParts {
    /// Old work on its books.
    pub old: i32,
    /// Programmes being built.
    pub booked: i32,
    /// What crises draw, and what has changed since the load was last counted.
    pub other: i32,
}

impl Observation<'_> {
    /// The parts of the government balance. Exact.
    pub fn balance_parts(&self) -> BalanceParts {
        let (own, seat) = (self.state.treasury, self.seat);
        let core = own.core[seat];
        let carried = own.room[seat].0.min((core - own.core_start[seat]).0).max(0);
        let (before, resilience) = (own.primary[seat].0, own.resilience[seat].0);
        let interest = own.balance[seat].0 - (before - core.0 + carried - resilience);
        BalanceParts { before, core: -core.0, carried, resilience: -resilience, interest }
    }
    /// The parts of the public debt. Exact.
    pub fn debt_parts(&self) -> DebtParts {
        let (own, row) = (self.state.treasury, &self.state.rules.members[self.seat]);
        let first = row.gdp_eur_bn.scale(row.debt_pct.0, 10_000);
        let start = first.share_of(row.gdp_eur_bn);
        let deficits = (own.debt[self.seat] - first).share_of(own.gdp[self.seat]);
        DebtParts { start, deficits, growth: self.debt() - start - deficits }
    }
    /// The parts of a sector's load. Exact.
    pub fn load_parts(&self, sector: SectorId) -> LoadParts {
        let own = self.state.industry;
        let old = load(own.capacity[sector], own.legacy[sector]);
        let all = load(own.capacity[sector], own.legacy[sector] + own.booked[sector]);
        LoadParts { old, booked: all - old, other: own.load[sector] - all }
    }
    /// The programmes that a sector builds, each with its work a year. Exact: contracts are public.
    pub fn built_in(&self, sector: SectorId) -> impl Iterator<Item = (ProgrammeId, Meur)> {
        let rules = self.state.rules;
        self.programmes().filter(|(_, programme)| programme.stage() == Stage::Build).filter_map(
            move |(id, programme)| {
                let option = rules.options.get(programme.option()).filter(|option| option.sector == sector)?;
                Some((id, yearly_work(option.price_eur_bn, programme.units(), option.build_months)))
            },
        )
    }
    /// Capacity that a sector is going to have once its new lines run, EUR million a year. Exact.
    pub fn capacity_coming(&self, sector: SectorId) -> Meur {
        self.state.industry.surges.iter().filter(|surge| surge.sector == sector).map(|surge| surge.capacity).sum()
    }
}
