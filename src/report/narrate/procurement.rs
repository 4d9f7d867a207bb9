//! Sentences about programmes, lots and industry.

use super::Teller;
use super::voice::{money, percent, points};
use crate::core::ids::ProgrammeId;
use crate::rules::event::Event;

impl Teller<'_> {
    pub(super) fn procurement(&self, event: Event) -> String {
        use Event as E;
        match event {
            E::ProgrammeStarted { programme, lead } => {
                let verb = self.vary(&["opened a programme:", "set out to buy", "started on"]);
                format!("{} {verb} {}{}.", self.cap(lead), self.goods(programme), self.size(programme))
            }
            E::ProgrammeJoined { programme, member, share } => {
                format!(
                    "{} joined {} with a share of {}.",
                    self.cap(member),
                    self.programme(programme),
                    percent(share.into())
                )
            }
            E::ProgrammeLeft { programme, member } => {
                let verb = self.vary(&["walked out of", "left", "withdrew from"]);
                format!("{} {verb} {}.", self.cap(member), self.programme(programme))
            }
            E::Contracted { programme, partners, price } => {
                let company = match partners {
                    0 | 1 => "alone".to_owned(),
                    n => format!("with {n} capitals in it"),
                };
                let price = match i32::from(price) - 1000 {
                    0 => "at list price".to_owned(),
                    cheap @ ..0 => format!("{} below list price", percent(-cheap)),
                    dear => format!("{} above list price", percent(dear)),
                };
                format!(
                    "The contract for {} was signed {company}, {price}{}.",
                    self.programme(programme),
                    self.first_lot(programme)
                )
            }
            E::Slipped { programme, hazard, draw: _ } => {
                let verb = self.vary(&["slipped by a turn", "lost a turn", "fell another turn behind"]);
                let total = match self.row(programme).map(|row| row.slips) {
                    Some(slips @ 2..) => format!(", {slips} turns in all"),
                    _ => String::new(),
                };
                format!(
                    "{} {verb}{total}; the odds of a slip were {}.",
                    self.programme(programme),
                    percent(hazard.into())
                )
            }
            E::Unpaid { programme, member } => {
                format!(
                    "{} stood still: {} had no money for the instalment.",
                    self.programme(programme),
                    self.cap(member)
                )
            }
            E::LotDelivered { programme, lot } => match self.lots(programme) {
                Some(lots) if u32::from(lot) >= lots => {
                    format!("The last lot of {} was delivered.", self.programme(programme))
                }
                Some(lots) => format!("Lot {lot} of {lots} of {} was delivered.", self.programme(programme)),
                None => format!("Lot {lot} of {} was delivered.", self.programme(programme)),
            },
            E::PointsMoved { member, area, by } if by >= 0 => {
                format!("{} gained {} of {}.", self.cap(member), points(by), self.area(area))
            }
            E::PointsMoved { member, area, by } => {
                format!("{} lost {} of {}.", self.cap(member), points(by), self.area(area))
            }
            E::CrewsShort { programme, member } => {
                format!(
                    "In {} the kit of {} stood in sheds for want of crews.",
                    self.cap(member),
                    self.programme(programme)
                )
            }
            // Two orders of one capital may bear the same name: this one never had a contract, mostly for want of partners.
            E::ProgrammeEnded { programme, cancelled: true }
                if self.row(programme).is_some_and(|row| row.price.0 == 0) =>
            {
                format!("{} came to nothing before a contract was signed.", self.programme(programme))
            }
            E::ProgrammeEnded { programme, cancelled: true } => format!("{} was cancelled.", self.programme(programme)),
            E::ProgrammeEnded { programme, .. } => format!("{} was in full use.", self.programme(programme)),
            E::LeaseExpired { programme } => format!("The lease of {} ran out.", self.programme(programme)),
            E::SlotMoved { giver, taker, jumped: true } => {
                format!("{} bought its way past {} in the queue.", self.programme(taker), self.programme(giver))
            }
            E::SlotMoved { giver, taker, .. } => {
                format!("{} gave up its delivery slot to {}.", self.programme(giver), self.programme(taker))
            }
            E::LoadReached { sector, load } if load > 1000 => format!(
                "{}: booked at {} of capacity, so work stretches and prices rise.",
                super::upper(&self.sector(sector)),
                percent(load.into())
            ),
            E::LoadReached { sector, load } => {
                format!("{}: booked at {} of capacity.", super::upper(&self.sector(sector)), percent(load.into()))
            }
            E::CapacityOrdered { sector, member, meur } => format!(
                "{} paid for new lines in {}: {} of work a year, once they run.",
                self.cap(member),
                self.sector(sector),
                money(meur)
            ),
            E::CapacityAdded { sector, meur } => {
                format!("New lines in {} came into use: {} more work a year.", self.sector(sector), money(meur))
            }
            E::MakersBuilt { sector, initiative, meur } => format!(
                "Sure of their orders, makers in {} built lines on their own account: {} more work a year, thanks to {}.",
                self.sector(sector),
                money(meur),
                self.initiative(initiative)
            ),
            E::CapacityIdled { sector, meur } => {
                format!("Idle lines in {} were closed: {} less work a year.", self.sector(sector), money(meur))
            }
            _ => String::new(),
        }
    }

    /// In how many lots a programme is delivered.
    fn lots(&self, programme: ProgrammeId) -> Option<u32> {
        let row = self.row(programme)?;
        self.rules.options.get(row.option).map(|option| u32::from(option.lots))
    }

    /// ", 4 units" where there are several.
    fn size(&self, programme: ProgrammeId) -> String {
        match self.row(programme).map(|row| row.units) {
            Some(units @ 2..) => format!(" in {units} units"),
            _ => String::new(),
        }
    }

    /// "; first lot planned for H2 2027", where the contract says so.
    fn first_lot(&self, programme: ProgrammeId) -> String {
        match self.row(programme) {
            Some(row) if row.planned_first > 0 => format!("; first lot planned for {}", self.date(row.planned_first)),
            _ => String::new(),
        }
    }
}
