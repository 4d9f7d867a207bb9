//! What deterrence reads from the rest of the world, gathered site by site, and the sides of a battle.

use super::Params;
use super::rules::{self, Ingredients};
use crate::core::ids::{MemberId, SiteId};
use crate::core::{Cb, IdVec};
use crate::rules::alliance::state::AllianceTrust;
use crate::rules::capability::state::Capability;
use crate::rules::content::{InitiativeEffect, Power};
use crate::rules::incursions::state::Incursions;
use crate::rules::initiatives::state::{Initiatives, Solidarity};
use crate::rules::moscow::state::Moscow;
use crate::rules::posture::state::Posture;
use crate::rules::ruleset::Ruleset;
use crate::rules::state::State;
use crate::rules::washington::state::Drawdown;
use crate::rules::words::Act;

/// Everything deterrence depends on.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The scenario.
    pub rules: &'a Ruleset,
    /// The turn under way.
    pub turn: u8,
    /// Covers and readiness.
    pub capability: &'a Capability,
    /// Forces in place.
    pub posture: &'a Posture,
    /// Records of responses.
    pub incursions: &'a Incursions,
    /// Cohesion and trust.
    pub alliance: &'a AllianceTrust,
    /// Washington.
    pub drawdown: &'a Drawdown,
    /// Russia's free force.
    pub moscow: &'a Moscow,
    /// What has been voted.
    pub initiatives: &'a Initiatives,
}

/// The sum of what active initiatives add up to, scaled by their effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voted {
    /// Factor on hours to decide, permille.
    pub hours: i32,
    /// Nuclear consultation, points of punishment.
    pub punishment: i32,
    /// A ready pool for the weakest site.
    pub pool: Cb,
    /// Resolve lost where only one site is concerned.
    pub one_site: i32,
    /// Effect of the rewritten mission where it asks for no more than a statement, permille.
    pub mission: i32,
    /// Effect of a clause under which full help is owed now, permille.
    pub duty: i32,
}

impl<'a> Scene<'a> {
    /// The scene of a whole state.
    pub fn of(state: State<'a>) -> Self {
        Self {
            rules: state.rules,
            turn: state.clock.turn,
            capability: state.capability,
            posture: state.posture,
            incursions: state.incursions,
            alliance: state.alliance,
            drawdown: state.drawdown,
            moscow: state.moscow,
            initiatives: state.initiatives,
        }
    }

    fn params(&self) -> &'a Params {
        &self.rules.params.deterrence
    }

    /// What has been voted and bears on deterrence.
    pub fn voted(&self) -> Voted {
        let mut all = Voted { hours: 1000, punishment: 0, pool: Cb::ZERO, one_site: 0, mission: 0, duty: 0 };
        let full = self.initiatives.solidarity == Solidarity::Full;
        for (effect, permille, _) in self.initiatives.active(self.rules, self.turn) {
            match effect {
                InitiativeEffect::Hours(factor) => {
                    all.hours = all.hours * (1000 - (1000 - factor) * permille / 1000) / 1000;
                }
                InitiativeEffect::Punishment(points) => all.punishment += points * permille / 1000,
                InitiativeEffect::ReadyPool(forces, _) => all.pool += forces.permille(permille),
                // Full solidarity: what a rewritten mission takes from a single site it gives back to all.
                InitiativeEffect::OneSiteResolve(_) if full => {}
                InitiativeEffect::SolidarityWhen(_, _, resolve) if full => {
                    all.one_site -= resolve * permille / 1000;
                    all.duty = all.duty.max(permille);
                }
                InitiativeEffect::OneSiteResolve(points) => {
                    all.one_site += points.abs() * permille / 1000;
                    all.mission = all.mission.max(permille);
                }
                _ => {}
            }
        }
        all
    }

    /// Hours the alliance needs to decide.
    pub fn hours(&self, voted: &Voted) -> i32 {
        let lead = rules::leadership(self.params(), self.initiatives.leadership, self.drawdown.believed.get());
        rules::hours(self.params(), self.alliance.cohesion.get(), lead, voted.hours)
    }

    /// By how much Moscow may misread deterrence: more while it does not know what a new mission means.
    pub fn misreading(&self) -> i32 {
        let usual = self.params().misreading;
        let mut most = usual;
        for (id, standing) in self.initiatives.standing.pairs() {
            for effect in &self.rules.initiatives[id].effects {
                if let InitiativeEffect::Blur(wide, turns) = effect
                    && standing.from > 0
                    && (standing.from..standing.from.saturating_add(*turns)).contains(&self.turn)
                {
                    most = most.max(usual + (wide - usual) * i32::from(standing.effect) / 1000);
                }
            }
        }
        most
    }

    /// Forces that initiatives put at a site.
    fn voted_forces(&self, site: SiteId) -> Cb {
        let active = self.initiatives.active(self.rules, self.turn);
        active
            .map(|(effect, permille, _)| match effect {
                InitiativeEffect::SiteForces(at, forces) if at == site => forces.permille(permille),
                _ => Cb::ZERO,
            })
            .sum()
    }

    /// Points of nuclear punishment at a site.
    fn nuclear(&self, site: SiteId, voted: &Voted) -> i32 {
        let params = self.params();
        let forward = voted.punishment > 0
            && self.rules.member_ids().any(|member| {
                self.posture.at(site, member) >= params.punishment_forward_from
                    && self.rules.members[member].powers.contains(&Power::NuclearDialogue)
            });
        params.punishment_nuclear + voted.punishment + if forward { params.punishment_forward } else { 0 }
    }

    /// What deterrence at a site is made of, without the ready pool.
    pub fn ingredients(&self, site: SiteId, voted: &Voted, hours: i32) -> Ingredients {
        let (params, roles, row) = (self.params(), self.rules.roles, &self.rules.sites[site]);
        let believed = &self.capability.cover_believed;
        let commitment = self.drawdown.believed.get();
        let american = self.capability.american[roles.land];
        let (american, lift) = if params.reinforcement_as_believed {
            (american.permille(commitment), believed[roles.lift])
        } else {
            (american, self.capability.cover_promised[roles.lift])
        };
        Ingredients {
            host: row.host_brigades + self.voted_forces(site),
            forward: self.posture.forward_at(site),
            land: self.capability.effective[roles.land] + american,
            lift,
            hours,
            attack: self.moscow.free[site],
            shield: believed[roles.shield],
            strike: believed[roles.strike],
            nuclear: self.nuclear(site, voted),
            resolve: self.incursions.resolve[row.host].get() - voted.one_site,
            cohesion: self.alliance.cohesion.get(),
            commitment,
            american_unit: self.drawdown.unit_at[site],
        }
    }

    /// A force at its owner's readiness.
    fn ready(&self, member: MemberId, forces: Cb) -> Cb {
        forces.permille(self.capability.readiness[member].get())
    }

    /// Forces that stand at a site, ready, as far as their owners let them fight.
    fn in_place(&self, site: SiteId, part: impl Fn(MemberId) -> i32) -> Cb {
        let host = self.rules.sites[site].host;
        let own = self.ready(host, self.rules.sites[site].host_brigades) + self.voted_forces(site);
        let guests = self.rules.member_ids().map(|member| {
            let share = if member == host { 1000 } else { part(member) };
            self.ready(member, self.posture.at(site, member)).permille(share)
        });
        own + guests.sum()
    }

    /// How far the first round moves control: forces in place against the whole attack, and hours to decide.
    pub fn first_round(&self, site: SiteId, hours: i32, pool: Cb) -> (Cb, Cb, i32) {
        let params = self.params();
        let shield = self.capability.cover_believed[self.rules.roles.shield];
        let attack = rules::blunted(params, self.moscow.free[site], shield, 0);
        let quick = rules::up_to(&params.quick, hours, params.slow);
        ((self.in_place(site, |_| 1000) + pool).permille(params.prepared_ground), attack, quick)
    }

    /// Forces a capital that sends has at the site by the third round: what can be spared, as far as lift carries.
    pub fn sent(&self, member: MemberId, lift: i32) -> Cb {
        self.posture.spare[member].permille(lift.clamp(0, 1000))
    }

    /// The sides in the second or third round, given what everybody does.
    pub fn later_round(
        &self,
        site: SiteId,
        round: u8,
        acts: &IdVec<MemberId, Act>,
        us: Act,
        nuclear: bool,
        pool: Cb,
    ) -> (Cb, Cb, i32) {
        let (params, roles) = (self.params(), self.rules.roles);
        let act = |member: MemberId| acts.get(member).copied().unwrap_or(Act::Statement);
        let with_us = us >= Act::Send;
        let cover = if with_us { &self.capability.cover_promised } else { &self.capability.cover_alone };
        let last = round >= 3;
        let arrived = if last { params.arrival.1 } else { params.arrival.0 };

        let mut defence = pool + self.in_place(site, |member| rules::by_act(&params.act_presence, act(member)));
        for member in self.rules.member_ids().filter(|&member| act(member) == Act::Send) {
            defence += self.ready(member, self.sent(member, cover[roles.lift])).permille(arrived);
        }
        defence += self.american_force(site, us, last);
        let weight = |seat: MemberId| if act(seat) >= Act::Support { self.rules.weight[seat] } else { 0 };
        let support: i32 = self.rules.seat_ids().map(weight).sum();
        defence = defence.permille(1000 + params.support_helps * support / 1000).permille(params.prepared_ground);

        let strike = if last { cover[roles.strike] } else { 0 };
        let attack = rules::blunted(params, self.moscow.free[site], cover[roles.shield], strike);
        (defence, attack, if last && nuclear { params.nuclear_signal.0 } else { 0 })
    }

    fn american_force(&self, site: SiteId, us: Act, last: bool) -> Cb {
        let params = self.params();
        let (second, third) = match us {
            Act::Fight => params.american_fights,
            Act::Send => params.american_sends,
            _ => return Cb::ZERO,
        };
        let unit = if self.drawdown.unit_at[site] { params.american_unit } else { Cb::ZERO };
        let land = self.capability.american[self.rules.roles.land].0;
        let brigades = Cb::wide(i64::from(land) * i64::from(params.brigades_per_point.0) / 100);
        unit + brigades.permille(if last { third } else { second })
    }

    /// What capitals are expected to do before they are asked: the host fights, defenders who trust it send (all who do,
    /// where full help is owed), the others speak. `acts` is filled.
    pub fn expect(&self, site: SiteId, acts: &mut IdVec<MemberId, Act>) {
        let row = &self.rules.sites[site];
        let owed = self.initiatives.solidarity == Solidarity::Full;
        for member in self.rules.member_ids() {
            let trusts = self.alliance.of(member, row.host) >= self.params().expected_trust;
            acts[member] = match () {
                () if member == row.host => Act::Fight,
                () if trusts && (owed || row.defenders.contains(&member)) => Act::Send,
                () => Act::Statement,
            };
        }
    }

    /// What all three rounds move control by before the dice, given what everybody does.
    pub fn drifts(&self, site: SiteId, acts: &IdVec<MemberId, Act>, us: Act, nuclear: bool) -> i32 {
        let voted = self.voted();
        let rounds = [
            self.first_round(site, self.hours(&voted), voted.pool),
            self.later_round(site, 2, acts, us, nuclear, voted.pool),
            self.later_round(site, 3, acts, us, nuclear, voted.pool),
        ];
        rounds.into_iter().map(|(defence, attack, bonus)| rules::drift(self.params(), defence, attack, bonus)).sum()
    }
}
