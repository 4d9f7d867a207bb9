//! Sentences about Washington: packages, law, tariffs, compact.

use super::Teller;
use super::voice::{percent, points};
use crate::rules::event::Event;
use crate::rules::washington::partners;
use crate::rules::washington::state::Tariff;
use crate::rules::words::{Administration, TariffAnswer, Theatre};

impl Teller<'_> {
    pub(super) fn washington(&self, event: Event) -> String {
        use Event as E;
        match event {
            E::WashingtonDecided { what, .. } => match what {
                1 => "The US President ordered a review of the forces in Europe.".to_owned(),
                2 => "The US President decided to bring forces home.".to_owned(),
                3 => "The US President decided to strengthen the forces in Europe.".to_owned(),
                _ => "The US President left the forces in Europe as they were.".to_owned(),
            },
            E::PackageAnnounced { package, leaves } => {
                let troops = self.troops(package);
                format!(
                    "Washington announced that {}{troops} will go home, from {}.",
                    self.package(package),
                    self.date(leaves)
                )
            }
            E::PackageMoved { package, leaves, by_law: true } => format!(
                "Congress asked for the certificate the law requires: {} stays until {}.",
                self.package(package),
                self.date(leaves)
            ),
            E::PackageMoved { package, leaves, .. } => {
                format!("Washington moved the departure of {} to {}.", self.package(package), self.date(leaves))
            }
            E::PackageBlocked { package } => format!("The withdrawal of {} was called off.", self.package(package)),
            E::PackageLeft { package } => {
                format!("Washington took home {}{}.", self.package(package), self.troops(package))
            }
            E::Reinforced { package } => {
                format!(
                    "Washington decided to have {}{} in Europe after all.",
                    self.package(package),
                    self.troops(package)
                )
            }
            E::AmericanMoved { area, by } if by >= 0 => {
                format!("America brought {} of {} to Europe.", points(by), self.area(area))
            }
            E::AmericanMoved { area, by } => {
                format!("America took {} of {} out of Europe.", points(by), self.area(area))
            }
            E::CrisisMoved { theatre, turns: 0 } => format!("The crisis in {} subsided.", place(theatre)),
            E::CrisisMoved { theatre, .. } => {
                format!("A crisis in {} drew Washington's eyes and ships away from Europe.", place(theatre))
            }
            E::AdministrationChanged { to } => match to {
                Administration::Friendly => {
                    "A new administration moved into the White House, a friend of the alliance.".to_owned()
                }
                Administration::Transactional => {
                    "A new administration moved into the White House and asked what Europe pays.".to_owned()
                }
                Administration::Distant => {
                    "A new administration moved into the White House with its mind elsewhere.".to_owned()
                }
            },
            E::NoticeGiven => "Washington gave formal notice that it will leave the treaty in a year.".to_owned(),
            E::TariffThreatened { member, demand } => {
                let Some(demand) = demand.and_then(|id| self.rules.demands.get(id)) else {
                    let wording =
                        ["Washington threatened {} with tariffs.", "Tariffs were hung over {} until it does as asked."];
                    return self.vary(&wording).replace("{}", self.cap(member));
                };
                let wording = [
                    "Washington demanded {what} of {who}, or tariffs.",
                    "Washington threatened {who} with tariffs: it wants {what}.",
                ];
                self.vary(&wording).replace("{what}", &demand.name).replace("{who}", self.cap(member))
            }
            E::TariffAnswered { member, answer } => match answer {
                TariffAnswer::Comply => {
                    format!("{} did what Washington asked rather than bear the tariff.", self.cap(member))
                }
                TariffAnswer::Absorb => format!("{} chose to bear the tariff.", self.cap(member)),
                TariffAnswer::Resist if self.state.drawdown.tariffs[member] == Tariff::None => {
                    format!("{} stood with those who resist the tariffs.", self.cap(member))
                }
                TariffAnswer::Resist => format!("{} resisted the tariff.", self.cap(member)),
            },
            E::TariffEnded { member } => format!("The tariff on {} ended without what it was for.", self.cap(member)),
            E::Partnership { member, partner, what } => {
                let (who, whom) = (self.cap(member), self.partner(partner));
                match what {
                    partners::fate::SIGNED => format!("{who} signed a partnership with {whom}."),
                    partners::fate::FAILED => format!("{who}'s talks with {whom} came to nothing this time."),
                    partners::fate::RIPE => {
                        format!("{who}'s partnership with {whom} was renewed and began to bear fruit.")
                    }
                    partners::fate::LAPSED => format!("{who} let its partnership with {whom} lapse."),
                    _ => format!("{who} gave up its partnership with {whom}."),
                }
            }
            E::TariffsLifted { resisting } => {
                format!("Washington dropped the tariffs: {resisting} capitals had stood together.")
            }
            E::Lobbied { by, instead, learnt: true } => format!(
                "{} had lobbied in Washington so that the next cut falls on {}, and {0} was found out.",
                self.cap(by),
                self.cap(instead)
            ),
            E::Lobbied { by, instead, .. } => {
                format!("{} lobbied in Washington so that the next cut falls on {}.", self.cap(by), self.cap(instead))
            }
            E::BasesAnswered { member, granted: true } => {
                format!("{} granted the use of its bases for operations elsewhere.", self.cap(member))
            }
            E::BasesAnswered { member, .. } => {
                format!("{} refused the use of its bases for operations elsewhere.", self.cap(member))
            }
            E::Compact { what } => match what {
                0 => {
                    "Europe and Washington signed a transition compact: who covers what, and until when America stays."
                        .to_owned()
                }
                1 => "Washington refused a transition compact.".to_owned(),
                2 => "The transition compact was kept by both sides.".to_owned(),
                3 => "Europe missed the date of the transition compact.".to_owned(),
                _ => "Washington broke the transition compact.".to_owned(),
            },
            E::Withheld { permille: 0 } => "Washington released spares and targeting data again.".to_owned(),
            E::Withheld { permille } => {
                format!(
                    "Washington held back spares and targeting data for {} of what depends on them.",
                    percent(permille.into())
                )
            }
            _ => String::new(),
        }
    }

    /// " (5,000 troops from Berlin)".
    fn troops(&self, package: crate::core::ids::PackageId) -> String {
        let Some(row) = self.rules.packages.get(package) else { return String::new() };
        let total: i32 = row.forces.iter().map(|part| part.troops).sum();
        if total == 0 {
            return String::new();
        }
        let hosts: Vec<_> = row.forces.iter().map(|part| part.host).collect();
        let total = if total >= 1000 { format!("{},{:03}", total / 1000, total % 1000) } else { total.to_string() };
        format!(" ({total} troops, hosted by {})", self.caps(hosts))
    }
}

fn place(theatre: Theatre) -> &'static str {
    theatre.text()
}
