//! The rules of pledges as plain functions.

use super::params::Params;
use super::state::Pledge;
use crate::core::ids::{AreaId, InitiativeId, MemberId, SiteId};
use crate::rules::capability::state::Capability;
use crate::rules::initiatives::state::Initiatives;
use crate::rules::posture::state::Posture;
use crate::rules::procurement::state::{Procurement, Stage};
use crate::rules::ruleset::Ruleset;
use crate::rules::treasury;
use crate::rules::treasury::state::Treasury;
use crate::rules::words::{PledgeState, Promise};

/// What pledges are measured by.
#[derive(Clone, Copy)]
pub struct Measures<'a> {
    /// The compiled scenario.
    pub rules: &'a Ruleset,
    /// For spending.
    pub treasury: &'a Treasury,
    /// For points.
    pub capability: &'a Capability,
    /// For forces.
    pub posture: &'a Posture,
    /// For programmes.
    pub procurement: &'a Procurement,
    /// For votes.
    pub initiatives: &'a Initiatives,
}

impl Measures<'_> {
    /// The level a member has reached, in the unit of the promise.
    ///
    /// Spending as reported, relabelled money included, basis points of GDP; own delivered points × 100; own forces at
    /// the site, brigades × 100; 1 for a part in a programme of the area; the turn in which it last stood behind an
    /// initiative.
    pub fn level(&self, by: MemberId, promise: Promise, about: u8) -> i32 {
        match promise {
            Promise::Spend => treasury::reported(self.treasury, by).0,
            Promise::Contribute => self.capability.of(by, AreaId(about)).0,
            Promise::Brigade => self.posture.at(SiteId(about), by).0,
            Promise::Programme => i32::from(self.in_programme(by, AreaId(about))),
            Promise::Back => self.turn_of(&self.initiatives.backed_in, by, about),
        }
    }

    /// Whether a member has a part in a programme of an area that has not been cancelled.
    fn in_programme(&self, by: MemberId, area: AreaId) -> bool {
        self.procurement.programmes.iter().any(|programme| {
            let points = &self.rules.options[programme.option].points;
            let about = points.get(area).is_some_and(|points| points.0 > 0);
            about && programme.stage != Stage::Ended && programme.share(by) > 0
        })
    }

    /// The turn in a table of initiatives by member.
    fn turn_of(&self, table: &[u8], by: MemberId, initiative: u8) -> i32 {
        let place = self.initiatives.place(InitiativeId(initiative), by);
        table.get(place).map_or(0, |turn| i32::from(*turn))
    }

    /// Whether a pledge is met now.
    pub fn met(&self, pledge: &Pledge) -> bool {
        let level = self.level(pledge.by, pledge.promise, pledge.about);
        match pledge.promise {
            Promise::Spend | Promise::Brigade => level >= pledge.amount,
            Promise::Contribute => level - pledge.baseline >= pledge.amount,
            Promise::Programme => level > 0,
            Promise::Back => level >= i32::from(pledge.made) && !self.refused(pledge),
        }
    }

    /// Whether a member failed to stand behind the initiative it had promised to back.
    pub fn refused(&self, pledge: &Pledge) -> bool {
        let last = self.turn_of(&self.initiatives.refused_in, pledge.by, pledge.about);
        pledge.promise == Promise::Back && last >= i32::from(pledge.made)
    }

    /// Whether a promise never came to be tested: the initiative was not on the table.
    pub fn moot(&self, pledge: &Pledge) -> bool {
        let last = self.level(pledge.by, pledge.promise, pledge.about);
        pledge.promise == Promise::Back && last < i32::from(pledge.made) && !self.refused(pledge)
    }

    /// Points × 100 in an area that a member's contracted programmes should bring by a turn, as planned.
    pub fn in_pipeline(&self, by: MemberId, area: AreaId, due: u8) -> i32 {
        let live = self.procurement.live.iter().map(|&id| &self.procurement.programmes[id]);
        live.filter(|programme| programme.planned_end > 0 && programme.planned_end <= due)
            .map(|programme| {
                let option = &self.rules.options[programme.option];
                let unit = option.points.get(area).map_or(0, |points| points.0);
                let left = i32::from(option.lots.saturating_sub(programme.lots));
                let open = unit * i32::from(programme.units) * left / i32::from(option.lots.max(1));
                open * programme.share(by) / 1000
            })
            .sum()
    }
}

/// What becomes of a pledge at the end of a turn; none while it stays open.
pub fn outcome(met: bool, refused: bool, turn: u8, due: u8, late_turns: i32) -> Option<PledgeState> {
    if refused {
        return Some(PledgeState::Broken);
    }
    let over = i32::from(turn) - i32::from(due);
    match (met, over) {
        (_, ..0) => None,
        (true, 0) => Some(PledgeState::Kept),
        (true, over) if over <= late_turns => Some(PledgeState::Late),
        (_, over) if over >= late_turns => Some(PledgeState::Broken),
        _ => None,
    }
}

/// Trust at full stake for how a pledge was settled.
pub fn worth(numbers: &Params, state: PledgeState, public: bool, reopened: bool) -> i32 {
    let loss = match state {
        PledgeState::Open => 0,
        PledgeState::Kept => return if public { numbers.kept_public } else { numbers.kept_private },
        PledgeState::Late => numbers.late,
        PledgeState::Broken => numbers.broken,
    };
    if reopened { -loss * numbers.reopened / 1000 } else { -loss }
}

/// How much a pledge means to a member, permille; nothing where it was made in private between others.
pub fn stake(rules: &Ruleset, pledge: &Pledge, holder: MemberId) -> i32 {
    let numbers = &rules.params.pledges;
    let site = (pledge.promise == Promise::Brigade).then(|| rules.sites.get(SiteId(pledge.about))).flatten();
    let hosts = site.is_some_and(|site| site.host == holder);
    if pledge.to == Some(holder) || pledge.counted_on.has(holder) || hosts {
        return numbers.stake_party;
    }
    if !pledge.public {
        return 0;
    }
    let near = site.is_some_and(|site| site.flank.contains(&holder));
    if near || rules.same_flank(holder, pledge.by) { numbers.stake_flank } else { numbers.stake_others }
}
