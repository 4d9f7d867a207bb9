//! Accounts of the log: which entries move which number, the same for every surface that explains it.

use crate::core::ids::{AreaId, MemberId, SectorId, SiteId};
use crate::rules::event::Event;
use crate::rules::ruleset::Ruleset;
use crate::rules::ukraine::force::bound;
use crate::rules::words::Meter;

/// A number whose movements the log tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Account {
    /// A number of everybody.
    World(Meter),
    /// A number of a capital.
    Of(MemberId, Meter),
    /// Core spending of a capital, basis points of GDP.
    Core(MemberId),
    /// Trust of the first in the second, points of 1000.
    Trust(MemberId, MemberId),
    /// All points of an area, points × 100.
    Points(AreaId),
    /// Forces a capital can still send, brigades × 100.
    Spare(MemberId),
    /// Forces of a capital at a site, brigades × 100.
    Stationed(MemberId, SiteId),
    /// Troops of a capital in Ukraine, brigades × 100.
    InUkraine(MemberId),
    /// American troops in a capital's country.
    Hosted(MemberId),
    /// Work a sector can do in a year, EUR million.
    Capacity(SectorId),
}

impl Account {
    /// By how much an event moves the number; none where it is about something else.
    pub fn moved_by(self, rules: &Ruleset, event: &Event) -> Option<i32> {
        use Event as E;
        match (self, *event) {
            (Self::World(of), E::Moved { meter, by, .. }) if of == meter => Some(by),
            (Self::Of(who, of), E::CapitalMoved { meter, member, by, .. }) if (who, of) == (member, meter) => Some(by),
            (Self::Core(who), E::CoreChanged { member, from, to }) if who == member => {
                Some(i32::from(to) - i32::from(from))
            }
            (Self::Trust(who, whom), E::TrustMoved { holder, subject, by, .. }) if (who, whom) == (holder, subject) => {
                Some(by.into())
            }
            (Self::Points(of), E::PointsMoved { area, by, .. } | E::AmericanMoved { area, by }) if of == area => {
                Some(by)
            }
            (Self::Points(of), E::UnitsAway { area, points, .. }) if of == area => Some(-i32::from(points)),
            (Self::Points(of), E::UnitsBack { area, points, .. }) if of == area => Some(points.into()),
            (Self::Spare(who), E::BrigadeSent { member, cb, .. }) if who == member => Some(-i32::from(cb)),
            (Self::Spare(who), E::BrigadeLeft { member, cb, .. }) if who == member => Some(cb.into()),
            (Self::Spare(who), E::CoalitionSent { member, cb }) if who == member => {
                Some(-bound(rules, crate::core::Cb(cb.into())).0)
            }
            (Self::Stationed(who, at), E::BrigadeArrived { member, site, cb }) if (who, at) == (member, site) => {
                Some(cb.into())
            }
            (Self::Stationed(who, at), E::BrigadeLeft { member, site, cb }) if (who, at) == (member, site) => {
                Some(-i32::from(cb))
            }
            (Self::InUkraine(who), E::CoalitionSent { member, cb }) if who == member => Some(cb.into()),
            (Self::Hosted(host), E::PackageLeft { package }) => {
                let forces = &rules.packages.get(package)?.forces;
                let gone: i32 = forces.iter().filter(|part| part.host == host).map(|part| part.troops).sum();
                (gone > 0).then_some(-gone)
            }
            (Self::Capacity(of), E::CapacityAdded { sector, meur } | E::MakersBuilt { sector, meur, .. })
                if of == sector =>
            {
                Some(meur)
            }
            (Self::Capacity(of), E::CapacityIdled { sector, meur }) if of == sector => Some(-meur),
            _ => None,
        }
    }
}
