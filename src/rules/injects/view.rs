//! The whole state as one system parameter, for rules that may look at anything.

use bevy_ecs::prelude::Res;
use bevy_ecs::system::SystemParam;

use super::state::Injects;
use crate::rules::alliance::state::AllianceTrust;
use crate::rules::book::OrderBook;
use crate::rules::capability::state::Capability;
use crate::rules::clock::Clock;
use crate::rules::deterrence::state::Deterrence;
use crate::rules::incursions::state::Incursions;
use crate::rules::industry::state::Industry;
use crate::rules::initiatives::state::Initiatives;
use crate::rules::moscow::state::Moscow;
use crate::rules::pledges::state::Pledges;
use crate::rules::politics::state::Politics;
use crate::rules::posture::state::Posture;
use crate::rules::procurement::state::Procurement;
use crate::rules::ruleset::Rules;
use crate::rules::scoring::state::Scoring;
use crate::rules::state::State;
use crate::rules::treasury::state::Treasury;
use crate::rules::ukraine::state::Ukraine;
use crate::rules::washington::state::Drawdown;

/// Everything but this domain's own state.
#[derive(SystemParam)]
pub struct Everything<'w> {
    pub(super) rules: Res<'w, Rules>,
    pub(super) clock: Res<'w, Clock>,
    pub(super) book: Res<'w, OrderBook>,
    pub(super) alliance: Res<'w, AllianceTrust>,
    pub(super) pledges: Res<'w, Pledges>,
    pub(super) politics: Res<'w, Politics>,
    pub(super) treasury: Res<'w, Treasury>,
    pub(super) capability: Res<'w, Capability>,
    pub(super) procurement: Res<'w, Procurement>,
    pub(super) industry: Res<'w, Industry>,
    pub(super) drawdown: Res<'w, Drawdown>,
    pub(super) moscow: Res<'w, Moscow>,
    pub(super) incursions: Res<'w, Incursions>,
    pub(super) posture: Res<'w, Posture>,
    pub(super) ukraine: Res<'w, Ukraine>,
    pub(super) initiatives: Res<'w, Initiatives>,
    pub(super) deterrence: Res<'w, Deterrence>,
    pub(super) scoring: Res<'w, Scoring>,
}

impl Everything<'_> {
    /// The state as a view, completed by this domain's own.
    pub fn view<'a>(&'a self, injects: &'a Injects) -> State<'a> {
        State {
            rules: &self.rules.0,
            clock: &self.clock,
            book: &self.book,
            alliance: &self.alliance,
            pledges: &self.pledges,
            politics: &self.politics,
            treasury: &self.treasury,
            capability: &self.capability,
            procurement: &self.procurement,
            industry: &self.industry,
            drawdown: &self.drawdown,
            moscow: &self.moscow,
            incursions: &self.incursions,
            posture: &self.posture,
            ukraine: &self.ukraine,
            initiatives: &self.initiatives,
            injects,
            deterrence: &self.deterrence,
            scoring: &self.scoring,
        }
    }
}
